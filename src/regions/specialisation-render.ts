import { colon, type Language, quoted, semicolon } from '../platform/phrase.ts'
import { specialisationWords as words } from './specialisation-phrases.ts'
import type { Correction, OrganisationDomain, RegionDomain } from './specialisation-view.ts'

type ShownList = Readonly<{
  key: string
  status: string
  source: string
  items: readonly RegionDomain[]
}>

/** The lists of a region for a terminal, with counts. */
export function renderRegionSpecialisations(
  {
    region,
    lists,
    stale,
  }: Readonly<{ region: string; lists: readonly ShownList[]; stale: number }>,
  language: Language,
): string {
  if (lists.length === 0) return `${words.none[language]}\n`
  const lines = lists.flatMap(({ key, status, source, items }) => [
    '',
    `${region} · ${key}${status === 'unverified' ? ` (${words.unverified[language]})` : ''} · ${words.columns[language]}`,
    `  ${words.source[language]}${colon[language]} ${source}`,
    ...items.map(({ code, names, organisations, competencies, needs }) => {
      const counts = [organisations, competencies, needs].map((n) => String(n).padStart(4)).join('')
      return `${counts}  ${code}. ${names[language]}`
    }),
  ])
  return [...lines, ...(stale > 0 ? ['', `${words.stale[language]} ${stale}`] : []), ''].join('\n')
}

type Corrected = Readonly<{ correction: Correction | null }>
type ShownOrganisation = Readonly<{ id: string; name: string }>

/** As many entries are shown for a domain, and all that somebody corrected. */
const entriesMost = 3

/** The domains of an organisation for a terminal: confidence, what says so, what was corrected, and how to take that back. */
export function renderOrganisationSpecialisations(
  {
    organisation,
    items,
  }: Readonly<{ organisation: ShownOrganisation; items: readonly OrganisationDomain[] }>,
  language: Language,
): string {
  if (items.length === 0) return `${organisation.name}\n  ${words.noneOf[language]}\n`
  const lines = items.flatMap((item) => {
    const unsure = item.status === 'unverified' ? ` (${words.unverified[language]})` : ''
    const name = `${item.list} ${item.code}. ${item.names[language]}${unsure}`
    const shown = item.entries.filter(({ correction }, at) => at < entriesMost || correction)
    return [
      `  ${item.confidence.toFixed(2)}  ${name}${corrected(item, language)}`,
      ...takenBack(organisation, item, language).map((line) => `        ${line}`),
      ...shown.flatMap((entry) => [
        `          ${entry.confidence.toFixed(2)} ${words[entry.side][language]}${colon[language]} ${entry.title}${corrected(entry, language)}`,
        ...[...evidence(entry, language), ...takenBack(organisation, entry, language)].map(
          (line) => `               ${line}`,
        ),
      ]),
    ]
  })
  return [organisation.name, ...lines, ''].join('\n')
}

function evidence(
  { nace, sentence }: Pick<OrganisationDomain['entries'][number], 'nace' | 'sentence'>,
  language: Language,
): string[] {
  const why = [
    ...(nace === null ? [] : [`${words.activity[language]} ${nace}`]),
    ...(sentence === null
      ? []
      : [`${words.text[language]}${colon[language]} ${quoted(sentence)[language]}`]),
  ]
  return why.length > 0 ? [why.join(`${semicolon[language]} `)] : []
}

function corrected({ correction }: Corrected, language: Language): string {
  if (correction === null) return ''
  const said = words[correction.belongs ? 'belongs' : 'belongsNot'][language]
  return ` — ${said}${correction.by === '' ? '' : ` (${correction.by})`}`
}

function takenBack({ id }: ShownOrganisation, { correction }: Corrected, language: Language) {
  if (correction === null) return []
  const { list, code, entryId } = correction
  const entry = entryId === null ? '' : ` --entry ${entryId}`
  const command = `splot specialisation correct ${id} --list ${list} --code ${code}${entry} --belongs undo`
  return [`${words.takeBack[language]}${colon[language]} ${command}`]
}
