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
 * whole entries have; measured with titles of needs and unrelated entries of the judged sets. In one language a few words
 * meet by chance what they spell, so their likeness falls less and spreads more.
 */
const wholePieces = 55
const shorter = {
  same: { fall: 1.2, spread: 0.2 },
  other: { fall: 1.26, spread: 0.18 },
} as const
/**
 * For each of these logarithms, how much more counts what the words mean together, and by how much more the weaker of the two
 * readings: what a few words find is doubted where their meaning does not bear it out, and the other way round.
 */
const denseMore = 0.1
const caution = 0.08

/**
 * How well a competency fills a seat, as `fit` tells it for needs, on more than one reading of the entry: as a whole, by its title,
 * and by the sentence nearest to the seat: a seat is short, and a short text is nearest to a short one. Its few words are set
 * against what few words find in unrelated texts, and have to agree with what the seat means (`npm run bench -- seats`).
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
  if (!title || seat.words.isSilent || entry.words.isSilent) return whole
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
  const fewer = Math.log(Math.max(1, wholePieces / seat.words.pieces.length))
  const evidence =
    whole.lexical === 0
      ? dense
      : cautious(
          { value: dense, share: weights.dense + denseMore * fewer },
          wordsOfSeat(seat.language === entry.language, whole.lexical, background.lexical, fewer),
          caution * fewer,
        )
  return { ...whole, evidence, value: probability(evidence, weights) }
}

/** The mean of two readings, nearer to the lower one the further they lie apart: a soft minimum, and at 0 their plain mean. */
function cautious(
  one: Readonly<{ value: number; share: number }>,
  other: number,
  caution: number,
): number {
  const apart = other - one.value
  if (caution === 0) return one.value + (1 - one.share) * apart
  return one.value - Math.log(one.share + (1 - one.share) * Math.exp(-caution * apart)) / caution
}

/** The likeness of a seat's words in standard deviations above what as few words have with unrelated entries. */
function wordsOfSeat(
  sameLanguage: boolean,
  lexical: number,
  { mean, spread }: Readonly<{ mean: number; spread: number }>,
  fewer: number,
): number {
  const less = sameLanguage ? shorter.same : shorter.other
  return ((lexical - mean) / spread + less.fall * fewer) / Math.exp(less.spread * fewer)
}
