/** What turns evidence into a score: data with a version, so that a stored score says what made it. */
export type Weights = Readonly<{
  version: string
  /** What two texts that have nothing to do with each other look like, in one language and across two. */
  background: Readonly<{ same: Background; cross: Background }>
  /** Share of the dense likeness in the evidence for a fit; the rest is lexical. */
  dense: number
  /** Evidence at which an answer is as likely as not, and how fast that changes; in standard deviations. */
  threshold: number
  slope: number
  /** How much the best answered need counts beside the mean over all needs. */
  best: number
  /** How much the harmonic mean of both directions counts beside their plain mean. */
  reciprocity: number
  /** What a direction counts about which nothing is stated: neither for nor against. */
  unknown: number
  /** Common ground of two profiles: the likeness of offers that promises most, its width, and the most it may score. */
  groundOptimum: number
  groundWidth: number
  groundCeiling: number
}>

/** Mean and standard deviation of the likeness of unrelated texts. */
export type Background = Readonly<{
  dense: Readonly<{ mean: number; spread: number }>
  lexical: Readonly<{ mean: number; spread: number }>
}>

/**
 * Background, share, threshold and slope are what `scripts/calibrate-weights.ts` found on two judged sets with the built-in
 * model, between the two; the rest are expert judgement until there are answers to learn from.
 */
export const expertWeights: Weights = {
  version: 'expert-1',
  background: {
    same: { dense: { mean: 0.104, spread: 0.086 }, lexical: { mean: 0.084, spread: 0.036 } },
    cross: { dense: { mean: 0.079, spread: 0.081 }, lexical: { mean: 0.017, spread: 0.019 } },
  },
  dense: 0.8,
  threshold: 3.2,
  slope: 0.75,
  best: 0.7,
  reciprocity: 0.3,
  unknown: 0.2,
  groundOptimum: 0.45,
  groundWidth: 0.2,
  groundCeiling: 0.25,
}
