import { cosine, type Fit, fit, type Meaning, probability } from '../matching/fit.ts'
import type { Sentence } from '../matching/profile.ts'
import { pairOf, type Weights } from '../matching/weights.ts'

/**
 * Where the likeness of a seat to titles and to the nearest of several sentences of unrelated entries lies beside its likeness to
 * whole entries, in spreads of that: titles look less alike than texts, and the best of some sentences more. Measured on the
 * judged sets with the built-in model.
 */
const ofTitle = { shift: -0.66, spread: 0.895 }
const ofSentence = { shift: 0.165, spread: 0.764 }
/** The spread of the mean of the three among unrelated pairs, so that evidence keeps its scale. */
const spreadOfMean = 0.86
/**
 * How the likeness of words falls, and how its spread grows, with each natural logarithm by which a text has fewer pieces than
 * whole entries have; measured with the titles of needs on the demo.
 */
const shorter = { pieces: 55, fall: 1.26, spread: 0.19 }
/** Of a few words, what they mean together tells as much as each by itself. */
const denseShare = 0.5

/**
 * How well a competency fills a seat, as `fit` tells it for needs, on more than one reading of the entry: as a whole, by its title,
 * and by the sentence nearest to the seat: a seat is short, and a short text is nearest to a short one. Its few words are set
 * against what few words find in unrelated texts. With titles of needs as seats, nDCG@10 is .549 on the demo and .456 on a judged
 * set, beside .500 and .421 for `fit`.
 * @param sentences of the entry, its title first; none leave the reading as a whole
 */
export function seatFit(
  seat: Meaning,
  entry: Meaning,
  sentences: readonly Sentence[],
  weights: Weights,
): Fit {
  const whole = fit(seat, entry, weights)
  const [title] = sentences
  if (!title) return whole
  const background = weights.background[pairOf(seat.language, entry.language)]
  const above = (value: number, { shift, spread }: Readonly<{ shift: number; spread: number }>) =>
    ((value - background.dense.mean) / background.dense.spread - shift) / spread
  const nearest = Math.max(...sentences.map(({ vector }) => cosine(seat.vector, vector)))
  const readings = [
    above(whole.dense, { shift: 0, spread: 1 }),
    above(cosine(seat.vector, title.vector), ofTitle),
    above(nearest, ofSentence),
  ]
  const dense = readings.reduce((sum, one) => sum + one, 0) / readings.length / spreadOfMean
  const evidence =
    whole.lexical === 0
      ? dense
      : denseShare * dense + (1 - denseShare) * wordsOfSeat(seat, whole.lexical, background.lexical)
  return { ...whole, evidence, value: probability(evidence, weights) }
}

/** The likeness of a seat's words in standard deviations above what as few words have with unrelated entries. */
function wordsOfSeat(
  { words }: Meaning,
  lexical: number,
  { mean, spread }: Readonly<{ mean: number; spread: number }>,
): number {
  const fewer = Math.log(Math.max(1, shorter.pieces / words.pieces.length))
  return ((lexical - mean) / spread + shorter.fall * fewer) / Math.exp(shorter.spread * fewer)
}
