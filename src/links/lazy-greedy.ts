import type { Terms } from './group-terms.ts'

export type GreedyWish = Readonly<{
  sizeMin: number
  sizeMax: number
  /** Who is a member whatever it adds. */
  start: readonly number[]
  /** Whether a candidate may join those chosen so far. */
  mayCome: (place: number, chosen: readonly number[]) => boolean
}>

/**
 * Adds whoever adds most, again and again, until nobody adds anything or the group is full (Nemhauser, Wolsey and Fisher,
 * 1978). What a candidate adds to the targets never grows as the group does, so what it added once is an upper bound, and only
 * who might still be best by it is looked at anew (Minoux, 1978). Equal gains go to the lower place.
 * @returns places in the order they were chosen
 */
export function lazyGreedy(terms: Terms, wish: GreedyWish): number[] {
  const count = terms.cost.length
  const best = new Float64Array(terms.targets)
  const pairs = new Float64Array(count)
  const gains = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  const chosen: number[] = []
  const join = (place: number) => {
    chosen.push(place)
    meet(terms, place, best, pairs)
  }
  for (const place of wish.start) join(place)
  while (chosen.length < wish.sizeMax) {
    const next = bestNext(terms, wish, { best, pairs, gains, chosen })
    if (!next || (next.gain <= 0 && chosen.length >= wish.sizeMin)) break
    join(next.place)
  }
  return chosen
}

type State = Readonly<{
  best: Float64Array
  pairs: Float64Array
  /** What each added to the targets when it was last looked at. */
  gains: Float64Array
  chosen: readonly number[]
}>

/** Sums of the same worths in another order differ by less, and are equal. */
const rounding = 1e-12

function bestNext(terms: Terms, wish: GreedyWish, { best, pairs, gains, chosen }: State) {
  let next: { place: number; gain: number } | undefined
  for (const [place, bound] of gains.entries()) {
    const own = (pairs[place] as number) - (terms.cost[place] as number)
    if ((next && bound + own <= next.gain) || chosen.includes(place)) continue
    const gain = gainOf(terms, place, best)
    gains[place] = gain
    if ((!next || gain + own > next.gain + rounding) && wish.mayCome(place, chosen))
      next = { place, gain: gain + own }
  }
  return next
}

/** What a candidate adds to targets that have these best members already. */
export function gainOf(terms: Terms, place: number, best: Float64Array): number {
  let gain = 0
  for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
    const more = (terms.worth[at] as number) - (best[terms.targetOf[at] as number] as number)
    if (more > 0) gain += more
  }
  return gain
}

/** Lets a candidate join: the best of each target, and what each other one would add by being with it. */
export function meet(terms: Terms, place: number, best: Float64Array, pairs: Float64Array): void {
  for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
    const target = terms.targetOf[at] as number
    best[target] = Math.max(best[target] as number, terms.worth[at] as number)
  }
  const end = terms.pairStarts[place + 1] as number
  for (let at = terms.pairStarts[place] as number; at < end; at++) {
    const other = terms.partners[at] as number
    pairs[other] = (pairs[other] as number) + (terms.pairWorth[at] as number)
  }
}
