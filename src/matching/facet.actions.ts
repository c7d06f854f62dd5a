import { type Catalogue, findNace, titleIn } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { listsToday } from '../catalogue/specialisation-list.actions.ts'
import { domainName, type SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import type { Matching } from './candidate.queries.ts'
import { type FacetCount, facetCounts } from './facet.queries.ts'
import type { Narrowing } from './narrowing.ts'

type Facets = Partial<
  Record<
    FacetCount['facet'],
    readonly Readonly<{ value: string; label: string | null; entries: number }>[]
  >
>

/** As many values as a person looks through; the most frequent ones. */
const valuesMost = 100

/** What each further filter would leave, the most first, called by name where the catalogue knows it. */
export async function countFacets(
  deps: Readonly<{ database: Database; catalogue: Catalogue; lists: CatalogueLists; clock: Clock }>,
  matching: Matching,
  by: Narrowing,
  language: Language,
): Promise<Facets> {
  const { reader } = deps.database
  const lists = await listsToday(reader, deps)
  const keys = lists.map(({ key }) => key)
  const counts = await facetCounts(reader, matching, by, keys)
  const grouped = Map.groupBy(counts, ({ facet }) => facet)
  return Object.fromEntries(
    [...grouped].map(([facet, values]) => [
      facet,
      values.slice(0, valuesMost).map(({ value, label, entries }) => ({
        value,
        label: label ?? nameOf(deps.catalogue, lists, facet, value, language),
        entries,
      })),
    ]),
  )
}

function nameOf(
  catalogue: Catalogue,
  lists: readonly SpecialisationList[],
  facet: FacetCount['facet'],
  value: string,
  language: Language,
): string | null {
  if (facet === 'region1' || facet === 'region2') return catalogue.regions.get(value)?.name ?? null
  if (facet === 'specialisation') return domainTitle(lists, value, language)
  const titled =
    facet === 'country'
      ? catalogue.countries.get(value)
      : facet === 'sector'
        ? findNace(catalogue, value)
        : undefined
  return titled ? titleIn(titled.titles, language) : null
}

function domainTitle(
  lists: readonly SpecialisationList[],
  value: string,
  language: Language,
): string | null {
  const named = lists.flatMap(({ key, items }) =>
    items.filter(({ code }) => domainName(key, code) === value),
  )
  return named[0]?.names[language] ?? null
}
