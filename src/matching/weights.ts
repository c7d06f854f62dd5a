/** What turns evidence into a score: data with a version, so that a stored score says what made it. */
export type Weights = Readonly<{
  version: string
  /** Share of the dense similarity in the evidence for a fit; the rest is lexical. */
  dense: number
  /** Evidence at which an answer is as likely as not, and how fast that changes. */
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

/** Set by hand on the development set in the first version; see ARCHITECTURE.md for the figures. */
export const expertWeights: Weights = {
  version: 'expert-1',
  dense: 0.8,
  threshold: 0.45,
  slope: 0.07,
  best: 0.7,
  reciprocity: 0.5,
  unknown: 0.2,
  groundOptimum: 0.55,
  groundWidth: 0.2,
  groundCeiling: 0.25,
}
