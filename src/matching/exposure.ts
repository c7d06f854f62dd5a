/**
 * Gini coefficient of amounts of 0 or more: 0 when all are equal, towards 1 when one has everything; NaN when nobody has
 * anything.
 */
export function gini(amounts: ArrayLike<number>): number {
  const n = amounts.length
  const sorted = Float64Array.from(amounts).sort()
  let [total, weighted] = [0, 0]
  for (const [place, amount] of sorted.entries()) {
    total += amount
    weighted += (place + 1) * amount
  }
  return (2 * weighted) / (n * total) - (n + 1) / n
}

/** What a place of a list, counted from 0, is worth: 1 for the first, then less and less. */
export type WorthOfPlace = (place: number) => number

/** The discount of DCG (Järvelin and Kekäläinen, 2002): 1 / log2(place + 2). */
export function worthOfPlace(place: number): number {
  return 1 / Math.log2(place + 2)
}

/** 1 / rank: the position-based model of much research on two-sided markets. */
export function inverseRank(place: number): number {
  return 1 / (place + 1)
}

/** How much each of `count` nodes is shown in these lists: the sum of what its places are worth. */
export function exposureIn(
  lists: readonly Int32Array[],
  count: number,
  worth: WorthOfPlace,
): Float64Array {
  const exposure = new Float64Array(count)
  for (const list of lists) {
    for (const [place, node] of list.entries())
      exposure[node] = (exposure[node] as number) + worth(place)
  }
  return exposure
}

/** The share, from 0 to 1, of those who are shown to anybody at all; NaN when there is nobody. */
export function coverage(exposure: Float64Array): number {
  return exposure.filter((amount) => amount > 0).length / exposure.length
}

/**
 * How many meetings to expect when each side looks at a place of its list with the probability that the place is worth, and
 * a pair meets when both look and both like: Σ p(x→y)·v(rank of y) · p(y→x)·v(rank of x) (Su, Bayoumi and Joachims, 2022).
 * @param likes the probabilities that x likes y, and y likes x
 */
export function expectedMatches(
  toLeft: readonly Int32Array[],
  toRight: readonly Int32Array[],
  likes: (left: number, right: number) => readonly [there: number, back: number],
  worth: WorthOfPlace,
): number {
  const placesAtRight = toRight.map(
    (list) => new Map([...list.entries()].map(([place, x]) => [x, place])),
  )
  let sum = 0
  for (const [x, list] of toLeft.entries()) {
    for (const [place, y] of list.entries()) {
      const back = placesAtRight[y]?.get(x)
      if (back === undefined) continue
      const [there, here] = likes(x, y)
      sum += there * worth(place) * here * worth(back)
    }
  }
  return sum
}
