/** What turns evidence into a score: data with a version, so that a stored score says what made it. */
export type Weights = Readonly<{
  version: string
  /** What two texts that have nothing to do with each other look like, for each pair of languages. */
  background: Readonly<Record<LanguagePair, Background>>
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

/** Two languages in the order of the alphabet. */
export type LanguagePair =
  | `${'de'}-${'de' | 'en' | 'fr' | 'pl'}`
  | `${'en'}-${'en' | 'fr' | 'pl'}`
  | `${'fr'}-${'fr' | 'pl'}`
  | 'pl-pl'

/** Mean and standard deviation of the likeness of unrelated texts. */
type Background = Readonly<{
  dense: Readonly<{ mean: number; spread: number }>
  lexical: Readonly<{ mean: number; spread: number }>
}>

/**
 * Background, share, threshold and slope are what `scripts/calibrate-weights.ts` found on two judged sets with the built-in
 * model, between the two; the rest are expert judgement until there are answers to learn from.
 */
export const expertWeights: Weights = {
  version: 'expert-2',
  background: {
    'de-de': { dense: { mean: 0.1145, spread: 0.089 }, lexical: { mean: 0.0914, spread: 0.0349 } },
    'de-en': { dense: { mean: 0.0787, spread: 0.0804 }, lexical: { mean: 0.0179, spread: 0.0147 } },
    'de-fr': { dense: { mean: 0.0947, spread: 0.0816 }, lexical: { mean: 0.0192, spread: 0.0145 } },
    'de-pl': { dense: { mean: 0.0842, spread: 0.0806 }, lexical: { mean: 0.0095, spread: 0.0102 } },
    'en-en': { dense: { mean: 0.0928, spread: 0.0833 }, lexical: { mean: 0.0771, spread: 0.0372 } },
    'en-fr': { dense: { mean: 0.075, spread: 0.0764 }, lexical: { mean: 0.0482, spread: 0.0284 } },
    'en-pl': { dense: { mean: 0.0756, spread: 0.0802 }, lexical: { mean: 0.0114, spread: 0.012 } },
    'fr-fr': { dense: { mean: 0.0996, spread: 0.0798 }, lexical: { mean: 0.1042, spread: 0.0395 } },
    'fr-pl': { dense: { mean: 0.0734, spread: 0.0812 }, lexical: { mean: 0.0106, spread: 0.011 } },
    'pl-pl': { dense: { mean: 0.107, spread: 0.0875 }, lexical: { mean: 0.0796, spread: 0.0324 } },
  },
  dense: 0.75,
  threshold: 3.3,
  slope: 0.75,
  best: 0.7,
  reciprocity: 0.3,
  unknown: 0.2,
  groundOptimum: 0.45,
  groundWidth: 0.2,
  groundCeiling: 0.25,
}
