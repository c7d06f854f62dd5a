import { placesOfBest } from './best.ts'
import { monthlyContacts } from './capacity.ts'

/** What turns a price into a place on a list: data with a version. */
export type PriceWeights = Readonly<{
  version: string
  /** How freely meetings spread beyond the best ones, in units of score; what one of log price weighs. */
  beta: number
  /** The score of a meeting that is worth no more than none: room is not kept for less. */
  alone: number
}>

/**
 * Found on the demo, among β from 0.005 to 0.05 and `alone` from 0 to 0.15: exposure is much more even, and true partners
 * stand as far up as before. Both are in units of score, so they belong to the weights that scores are made with.
 */
export const priceWeights: PriceWeights = {
  version: `prices-1 ${monthlyContacts.version}`,
  beta: 0.06,
  alone: 0.16,
}

export type Adjusted = Readonly<{
  /** What lists are ordered by; in units of score, but not confined to [0, 1]. */
  value: number
  /** The part of it that is no relevance: above 0 for whoever has room left, below for whoever is sought beyond it, 0 where nothing is known. */
  openedCapacity: number
}>

/**
 * Where a partner belongs on a list: its score and, apart from it, what its room adds. In an allocation (`allocate.ts`) where
 * both value the meeting at `score`, x meets y as score + β · log B_y goes up. Here the price is that of one contact, B_y
 * divided by the square root of y's capacity: whoever has room for many is met more often, but not put first for that alone.
 * @param price as `pricesOf` gives it and `organisation_price` stores it
 */
export function adjusted(
  score: number,
  price: number | null,
  weights: PriceWeights = priceWeights,
): Adjusted {
  const openedCapacity = price === null ? 0 : weights.beta * price
  return { value: score + openedCapacity, openedCapacity }
}

/**
 * Log price of a contact of each, less the mean of all: B_y / √capacity is the root of the share that stays free. The mean is
 * taken over those who have partners at all; so nothing is added for a partner of whom nothing is known.
 * @param unmatched the share of each one's room that stays free, in (0, 1]
 */
export function pricesOf(
  unmatched: Float64Array,
  hasPartners: (node: number) => boolean,
): Float64Array {
  const logs = unmatched.map((free) => Math.log(free) / 2)
  const known = logs.filter((_, node) => hasPartners(node))
  const mean = known.reduce((sum, log) => sum + log, 0) / Math.max(1, known.length)
  return logs.map((log) => log - mean)
}

/**
 * Which partners a list keeps, as places in `partners`: the best `count` by score, as ever, and beside them the best `more` of
 * the rest by what they are worth at their prices. A list of the best by score alone names the same few as everybody else's, and
 * whoever has room is in none of them.
 */
export function keptByPrice(
  partners: readonly Readonly<{ score: number; price: number | null }>[],
  count: number,
  more: number,
  weights: PriceWeights = priceWeights,
): readonly number[] {
  const byScore = placesOfBest(
    Float64Array.from(partners, ({ score }) => score),
    count,
  )
  const kept = new Set(byScore)
  const values = Float64Array.from(partners, ({ score, price }, place) =>
    kept.has(place) ? Number.NaN : adjusted(score, price, weights).value,
  )
  return [...byScore, ...placesOfBest(values, more)]
}
