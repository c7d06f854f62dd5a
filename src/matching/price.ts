import { monthlyContacts } from './capacity.ts'
import type { PoolPairs } from './pool.ts'

/** What turns scores into prices: data with a version. */
export type PriceWeights = Readonly<{
  version: string
  /** How freely meetings spread beyond the best ones, in typical best scores. */
  beta: number
  /** The score of a meeting that is worth no more than none, in typical best scores: room is not kept for less. */
  alone: number
}>

/**
 * Found on the demo under two models and two sets of weights, whose scores differ twofold, among β from 0.1 to 0.45 and
 * `alone` from 0.5 to 1.3: exposure is much more even, and true partners stand as far up as before or higher.
 */
export const priceWeights: PriceWeights = {
  version: `prices-2 ${monthlyContacts.version}`,
  beta: 0.27,
  alone: 1.1,
}

/** The median of the best scores of all lists, above 0: a unit that goes along when other weights or another model scale scores. */
export function typicalBest({ from, scores }: Pick<PoolPairs, 'from' | 'scores'>): number {
  const best = new Map<number, number>()
  for (const [pair, list] of from.entries())
    best.set(list, Math.max(best.get(list) ?? 0, scores[pair] as number))
  const sorted = [...best.values()].sort((a, b) => a - b)
  return Math.max(Number.EPSILON, sorted[sorted.length >> 1] ?? 0)
}

export type Adjusted = Readonly<{
  /** What lists are ordered by; in units of score, but not confined to [0, 1]. */
  value: number
  /** The part of it that is no relevance: above 0 for whoever has room left, below for whoever is sought beyond it, 0 where nothing is known. */
  openedCapacity: number
}>

/**
 * Where a partner belongs on a list: its score and, apart from it, what its room adds.
 * @param price in units of score, as `pricesOf` gives it and `organisation_price` stores it
 */
export function adjusted(score: number, price: number | null): Adjusted {
  const openedCapacity = price ?? 0
  return { value: score + openedCapacity, openedCapacity }
}

/**
 * What each one's room adds to scores. In an allocation (`allocate.ts`) where both value a meeting at `score`, x meets y the
 * more the larger score + β · log B_y is. Here it is β times the log price of one contact, B_y / √capacity, which is the root
 * of the share of room that stays free: whoever has room for many is met more often, but not put first for that alone. The
 * mean of all who have partners is taken off, so that nothing is added for a partner of whom nothing is known.
 * @param unmatched the share of each one's room that stays free, in (0, 1]
 * @param beta in units of score
 */
export function pricesOf(
  unmatched: Float64Array,
  hasPartners: (node: number) => boolean,
  beta: number,
): Float64Array {
  const logs = unmatched.map((free) => (beta * Math.log(free)) / 2)
  const known = logs.filter((_, node) => hasPartners(node))
  const mean = known.reduce((sum, log) => sum + log, 0) / Math.max(1, known.length)
  return logs.map((log) => log - mean)
}
