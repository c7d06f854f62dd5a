import { domainName } from '../catalogue/specialisation-list.ts'
import { several, type Table, tableOf } from '../imports/table.ts'
import type { Language } from '../platform/phrase.ts'
import type {
  OrganisationSpecialisations,
  RegionSpecialisations,
} from './specialisation.actions.ts'
import type { Correction } from './specialisation-view.ts'

/** A line for each specialisation of the lists that hold in a region. */
export function regionSpecialisationTable(
  { region, lists }: RegionSpecialisations,
  language: Language,
): Table {
  const columns = [
    'region',
    'specialisation',
    'name',
    'organisations',
    'competencies',
    'needs',
    'status',
    'source',
    'from',
    'to',
  ] as const
  const rows = lists.flatMap(({ key, status, source, from, to, items }) =>
    items.map(({ code, names, organisations, competencies, needs }) => ({
      ...{ region, specialisation: domainName(key, code), name: names[language] },
      ...{ organisations, competencies, needs, status, source, from, to },
    })),
  )
  return tableOf(columns, rows)
}

/** A line for each specialisation of an organisation, with the entries that say so. */
export function organisationSpecialisationTable(
  { organisation, items }: OrganisationSpecialisations,
  language: Language,
): Table {
  const columns = [
    'organisation',
    'specialisation',
    'name',
    'status',
    'confidence',
    'competencies',
    'needs',
    'corrected',
    'evidence',
    'correctedEntries',
  ] as const
  const rows = items.map((item) => ({
    ...{ organisation: organisation.name, specialisation: domainName(item.list, item.code) },
    ...{ name: item.names[language], status: item.status, confidence: item.confidence },
    ...{ competencies: item.competencies, needs: item.needs },
    corrected: item.correction && answer(item.correction),
    evidence: several(
      item.entries.map(({ title, nace, sentence }) =>
        [title, nace, sentence].filter((part) => part !== null).join(': '),
      ),
    ),
    correctedEntries: several(
      item.entries.flatMap(({ entryId, title, correction }) =>
        correction ? [`${answer(correction)}: ${title} (${entryId})`] : [],
      ),
    ),
  }))
  return tableOf(columns, rows)
}

/** As `splot specialisation correct` takes it. */
function answer({ belongs }: Correction): string {
  return belongs ? 'yes' : 'no'
}
