import type { Language } from '../platform/phrase.ts'
import type { LexicalBag } from './lexical.ts'
import { type LanguagePair, pairOf, type Weights } from './weights.ts'

/** What matching reads of an entry: its meaning (a unit vector), its words and their language. */
export type Meaning = Readonly<{ vector: Float32Array; words: LexicalBag; language: Language }>

/**
 * How well a competency answers a need: the probability, in [0, 1], that a person would call it an answer. `evidence` counts
 * standard deviations above what unrelated texts look like.
 */
export type Fit = Readonly<{ value: number; evidence: number; dense: number; lexical: number }>

/**
 * Logistic of a convex combination of the likeness of meanings and of words (Bruch et al., TOIS 2023: a convex combination
 * beats rank fusion and is tuned by few judgements). Each is first set against its background: two texts of one language
 * look more alike than two of different languages, and that must not count as an answer. A text that says nothing is no evidence.
 * @param known the cosine of the two vectors and the likeness of their words, as far as they are known already
 */
export function fit(
  need: Meaning,
  competency: Meaning,
  weights: Weights,
  known: Readonly<{ dense?: number; lexical?: number }> = {},
): Fit {
  const dense = known.dense ?? cosine(need.vector, competency.vector)
  const lexical = known.lexical ?? need.words.likeness(competency.words)
  const background = weights.background[pairOf(need.language, competency.language)]
  if (need.words.isSilent || competency.words.isSilent)
    return { value: probability(0, weights), evidence: 0, dense, lexical }
  const evidence = joined(standard(dense, background.dense), lexical, background, weights)
  return { value: probability(evidence, weights), evidence, dense, lexical }
}

/**
 * Evidence from the likeness of meanings, in standard deviations, and that of words, as `likeness` gives it. Where a text has
 * no word that is known, meaning decides alone.
 */
function joined(
  dense: number,
  lexical: number,
  background: Weights['background'][LanguagePair],
  weights: Weights,
): number {
  if (lexical === 0) return dense
  return weights.dense * dense + (1 - weights.dense) * standard(lexical, background.lexical)
}

/**
 * How likely an answer is at this evidence, in (0, 1); calibrated on judged pairs. It never falls as evidence grows, but
 * saturates: near-copies of a need in its own words are written by competitors as often as by whoever answers it.
 */
export function probability(evidence: number, weights: Weights): number {
  const { ceiling, threshold, slope } = weights
  const saturated = evidence > 0 ? ceiling * Math.tanh(evidence / ceiling) : evidence
  return logistic((saturated - threshold) / slope)
}

/** How many standard deviations two meanings lie above the likeness of unrelated texts of their languages. */
export function likeness(
  a: Omit<Meaning, 'words'>,
  b: Omit<Meaning, 'words'>,
  weights: Weights,
): number {
  const { dense } = weights.background[pairOf(a.language, b.language)]
  return standard(cosine(a.vector, b.vector), dense)
}

/** How many standard deviations a value lies above its background. */
function standard(value: number, background: Readonly<{ mean: number; spread: number }>): number {
  return (value - background.mean) / background.spread
}

/**
 * Dot product of two unit vectors, in [-1, 1]; 0 for vectors of different models (other lengths).
 * Summed in four lanes: the same result on every machine, and several times faster than one running sum.
 */
export function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0
  let [s0, s1, s2, s3] = [0, 0, 0, 0]
  let i = 0
  for (; i + 3 < a.length; i += 4) {
    s0 += (a[i] as number) * (b[i] as number)
    s1 += (a[i + 1] as number) * (b[i + 1] as number)
    s2 += (a[i + 2] as number) * (b[i + 2] as number)
    s3 += (a[i + 3] as number) * (b[i + 3] as number)
  }
  for (; i < a.length; i++) s0 += (a[i] as number) * (b[i] as number)
  return Math.max(-1, Math.min(1, s0 + s1 + s2 + s3))
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
