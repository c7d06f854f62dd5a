/** For each query, up to `k` places of rows with their scores, largest first; places not yet filled hold -1. */
export type BestLists = Readonly<{ k: number; places: Int32Array; scores: Float32Array }>

/**
 * Takes the best of another block of rows into the lists of the queries from `query` on. Both are sorted; among equal scores,
 * rows of earlier blocks stand first, as they do within one.
 * @param firstRow the place among all rows where the block begins
 */
export function mergeBest(
  lists: BestLists,
  query: number,
  block: Readonly<{ places: Int32Array; scores: Float32Array; k: number }>,
  firstRow: number,
): void {
  const { k, places, scores } = lists
  const [heldPlaces, heldScores] = [new Int32Array(k), new Float32Array(k)]
  for (let at = 0; at < block.places.length / block.k; at++) {
    const begin = (query + at) * k
    heldPlaces.set(places.subarray(begin, begin + k))
    heldScores.set(scores.subarray(begin, begin + k))
    let [held, fresh] = [0, at * block.k]
    const end = fresh + block.k
    for (let to = begin; to < begin + k; to++) {
      const hasHeld = (heldPlaces[held] as number) >= 0
      const isHeld =
        hasHeld &&
        (fresh === end || (heldScores[held] as number) >= (block.scores[fresh] as number))
      if (!isHeld && fresh === end) break
      places[to] = isHeld
        ? (heldPlaces[held] as number)
        : firstRow + (block.places[fresh] as number)
      scores[to] = isHeld ? (heldScores[held++] as number) : (block.scores[fresh++] as number)
    }
  }
}
