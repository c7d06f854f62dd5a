import { type Language, languages } from '../platform/phrase.ts'
import type { InferredFrom } from './inferred-need.ts'
import type { Scope } from './profile.ts'
import type { SignalName } from './signals.ts'

/** What turns evidence into a score: data with a version, so that a stored score says what made it. */
export type Weights = Readonly<{
  version: string
  /** What two texts that have nothing to do with each other look like, for each pair of languages. */
  background: Readonly<Record<LanguagePair, Background>>
  /** Share of the likeness of whole texts in the evidence for a fit; the rest is that of their words. */
  dense: number
  /** Where evidence saturates, in standard deviations: beyond it, likeness is that of competitors as often as of answers. */
  ceiling: number
  /** Evidence at which an answer is as likely as not, and how fast that changes; in standard deviations. */
  threshold: number
  slope: number
  /** How much of what the best of many tries reaches by chance is taken from its evidence, from 0 to 1. */
  crowding: number
  /** How much the best answered need counts beside the mean over all needs. */
  best: number
  /** What the answer to an inferred need counts beside the answer to a stated one, by where the need comes from. */
  inferred: Readonly<Record<InferredFrom, number>>
  /** How much the harmonic mean of both directions counts beside their plain mean. */
  reciprocity: number
  /** What a direction counts about which nothing is stated: neither for nor against. */
  unknown: number
  /** The most that common ground of two profiles may score where no need can be compared. */
  groundCeiling: number
  /** The likeness of offers that promises most, and how fast less and more of it promise less; by scope. */
  band: Readonly<Record<Scope, Band>>
  /** How much each signal counts, by scope: its exponent in the score. */
  exponents: Readonly<Record<Scope, Readonly<Record<SignalName, number>>>>
  /** What counts where a signal is unknown, and what its contribution is measured from. */
  neutral: Readonly<Record<SignalName, number>>
  /** How much a partner's likeness to those above it counts against it, from 0 to 1. */
  diversity: number
}>

/** Asked for each two entries that are compared, so that the keys are not written anew each time. */
const pairs = Object.fromEntries(
  languages.map((a) => [
    a,
    Object.fromEntries(languages.map((b) => [b, a < b ? `${a}-${b}` : `${b}-${a}`])),
  ]),
  // Sorted, so that each is one of the keys: the type cannot see that.
) as Readonly<Record<Language, Readonly<Record<Language, LanguagePair>>>>

/** Every pair of languages, each once. */
export const languagePairs = languages.flatMap((one, at) =>
  languages.slice(at).map((other) => pairOf(one, other)),
)

/** Likeness of offers, in standard deviations above that of unrelated texts. */
type Band = Readonly<{ optimum: number; widthBelow: number; widthAbove: number }>

/** Two languages in the order of the alphabet. */
export type LanguagePair =
  | `${'de'}-${'de' | 'en' | 'fr' | 'pl'}`
  | `${'en'}-${'en' | 'fr' | 'pl'}`
  | `${'fr'}-${'fr' | 'pl'}`
  | 'pl-pl'

/** The key of two languages, whichever comes first. */
export function pairOf(a: Language, b: Language): LanguagePair {
  return pairs[a][b]
}

/** Mean and standard deviation of the likeness of unrelated texts. */
type Background = Readonly<{
  dense: Readonly<{ mean: number; spread: number }>
  lexical: Readonly<{ mean: number; spread: number }>
}>

const exponents = {
  relevance: 1,
  band: 0.05,
  history: 0.25,
  sectors: 0.3,
  reach: 0.1,
  freshness: 0.1,
  completeness: 0.1,
} as const satisfies Record<SignalName, number>

/**
 * Background, share, threshold and slope are what `scripts/calibrate-weights.ts` found on two judged sets with the built-in
 * model, between the two; the rest are expert judgement until there are answers to learn from.
 */
export const expertWeights: Weights = {
  version: 'expert-7',
  background: {
    'de-de': { dense: { mean: 0.1228, spread: 0.0917 }, lexical: { mean: 0.2055, spread: 0.0271 } },
    'de-en': { dense: { mean: 0.0829, spread: 0.0834 }, lexical: { mean: 0.1795, spread: 0.0176 } },
    'de-fr': { dense: { mean: 0.1043, spread: 0.0847 }, lexical: { mean: 0.1883, spread: 0.0181 } },
    'de-pl': { dense: { mean: 0.0917, spread: 0.084 }, lexical: { mean: 0.1807, spread: 0.0154 } },
    'en-en': { dense: { mean: 0.0957, spread: 0.0849 }, lexical: { mean: 0.1844, spread: 0.0258 } },
    'en-fr': { dense: { mean: 0.0804, spread: 0.0806 }, lexical: { mean: 0.1773, spread: 0.0186 } },
    'en-pl': { dense: { mean: 0.0801, spread: 0.0843 }, lexical: { mean: 0.1781, spread: 0.0161 } },
    'fr-fr': { dense: { mean: 0.1088, spread: 0.0825 }, lexical: { mean: 0.202, spread: 0.0262 } },
    'fr-pl': { dense: { mean: 0.0797, spread: 0.085 }, lexical: { mean: 0.18, spread: 0.0155 } },
    'pl-pl': { dense: { mean: 0.1146, spread: 0.0926 }, lexical: { mean: 0.22, spread: 0.0256 } },
  },
  dense: 0.3,
  ceiling: 3.5,
  threshold: 3.1,
  slope: 0.5,
  crowding: 0.05,
  best: 0.7,
  inferred: { peers: 0.5, 'past-partners': 0.5, 'value-chain': 0.4 },
  reciprocity: 0.2,
  unknown: 0.2,
  groundCeiling: 0.25,
  band: {
    regional: { optimum: 1.9, widthBelow: 1.8, widthAbove: 1.4 },
    national: { optimum: 1.9, widthBelow: 1.8, widthAbove: 1.4 },
    // Whoever is far away in space must be nearer in knowledge to work together.
    international: { optimum: 2.1, widthBelow: 1.4, widthAbove: 1.4 },
  },
  exponents: {
    regional: exponents,
    national: exponents,
    international: { ...exponents, band: 0.1, reach: 0.05 },
  },
  neutral: {
    relevance: 0.2,
    band: 0.7,
    history: 0.5,
    sectors: 0.5,
    reach: 0.7,
    freshness: 0.8,
    completeness: 0.6,
  },
  diversity: 0.1,
}
