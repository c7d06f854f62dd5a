/** A partner on a list that an organisation read, and what it answered. */
export type Exposure = Readonly<{
  /** Whose list it was: answers of one organisation resemble each other, so they are kept together. */
  organisation: string
  /** Which list: what stood beside each other. */
  list: string
  /** Place on the list, from 1. */
  position: number
  /** How likely it was to be on the list at all, in (0, 1]: 1 except for exploration. */
  propensity: number
  /** The signals at that time, in the order of the signals. Finite. */
  features: readonly number[]
  /** How favourable the answer is, more is better; `null` while there is none, which says nothing about the partner. */
  answer: number | null
}>

/** From this answer on, an organisation wants to meet the partner. */
export const favourable = 2

/**
 * The most one answer may count for being read seldom. With 10, 2,000 answers at places 1 to 10 are worth 1,240 and with 3
 * they are worth 1,700: more truth is lost to noise than gained, even where the model is wrong.
 */
const weightMax = 3

/** How likely a place is looked at, beside the first (position-based model; Joachims et al., 2017). */
export function examination(position: number): number {
  return 1 / position
}

/** What an answer at this place counts so that low places, answered seldom, count more like the first. In [1, 3]. */
export function inversePropensity(position: number): number {
  return Math.min(weightMax, 1 / examination(position))
}

/** How many equally weighted answers these weights are worth (Kish, 1965): (Σw)² / Σw², at most their number. */
export function effectiveSize(weights: Iterable<number>): number {
  let [sum, squares] = [0, 0]
  for (const weight of weights) {
    sum += weight
    squares += weight * weight
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}
