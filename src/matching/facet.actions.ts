import { type Catalogue, findNace, titleIn } from '../catalogue/catalogue.ts'
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
  deps: Readonly<{ database: Database; catalogue: Catalogue }>,
  matching: Matching,
  by: Narrowing,
  language: Language,
): Promise<Facets> {
  const counts = await facetCounts(deps.database.reader, matching, by)
  const grouped = Map.groupBy(counts, ({ facet }) => facet)
  return Object.fromEntries(
    [...grouped].map(([facet, values]) => [
      facet,
      values.slice(0, valuesMost).map(({ value, label, entries }) => ({
        value,
        label: label ?? nameOf(deps.catalogue, facet, value, language),
        entries,
      })),
    ]),
  )
}

function nameOf(
  catalogue: Catalogue,
  facet: FacetCount['facet'],
  value: string,
  language: Language,
): string | null {
  if (facet === 'region1' || facet === 'region2') return catalogue.regions.get(value)?.name ?? null
  const titled =
    facet === 'country'
      ? catalogue.countries.get(value)
      : facet === 'sector'
        ? findNace(catalogue, value)
        : undefined
  return titled ? titleIn(titled.titles, language) : null
}
