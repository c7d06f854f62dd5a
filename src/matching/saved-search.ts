/** A search that is kept, and looked through once a day for what is new. */
export type SavedSearch<Query> = Readonly<{
  id: string
  name: string
  /** The name of the key whose holder keeps it. */
  owner: string
  query: Query
  createdAt: string
  digestedAt: string
  /** Hits that the digests found and nobody has been shown. */
  news: number
}>

/** How many searches one owner may keep. */
export const savedMost = 100

/**
 * A hit below this fit is no news: where little is new, the best of it may have nothing to do with the question. Texts of a few
 * words get low fits; among the demo's entries the first that is beside the point has about as much.
 */
const newsFitLeast = 0.03

/** How many hits one digest brings, the best. */
const newsMost = 50

/** How often a search is looked through. */
export const digestHours = 24

/** What of a search's hits is worth telling: the best that are near enough. A hit without a fit matched by filters alone. */
export function worthTelling<Hit extends Readonly<{ fit: number | null }>>(
  hits: readonly Hit[],
): Hit[] {
  return hits.filter(({ fit }) => fit === null || fit >= newsFitLeast).slice(0, newsMost)
}
