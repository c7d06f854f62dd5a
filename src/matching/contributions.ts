import { type SignalName, type Signals, signalNames } from './signals.ts'
import type { Weights } from './weights.ts'

/** What a score is added up from; relevance is told apart into the directions it came from. */
export const contributorNames = [
  'theyAnswer',
  'iAnswer',
  'commonGround',
  ...signalNames.filter((name) => name !== 'relevance'),
] as const
type DirectionName = 'theyAnswer' | 'iAnswer' | 'commonGround'
export type ContributorName = DirectionName | Exclude<SignalName, 'relevance'>

/** `base` is what a pair scores of which nothing is known; with all others it adds up to the score. */
export type Contributions = Readonly<Record<'base' | ContributorName, number>>

/** How relevance comes about from what each side answers, in (0, 1]. */
export type Directions = Readonly<{
  theyAnswer: number | null
  iAnswer: number | null
  commonGround: number | null
  relevanceOf(theyAnswer: number | null, iAnswer: number | null): number
}>

/** Below this a signal counts as this much: a logarithm needs a floor. */
const floor = 0.001

type Exponents = Readonly<Record<SignalName, number>>
type Neutral = Readonly<Record<SignalName, number>>

/**
 * The score of signals, in (0, 1]: relevance, times every other signal as a share of its neutral value, each to the power of
 * its exponent. What is unknown is neutral and changes nothing; more than 1 counts as 1.
 */
export function logLinear(signals: Signals, exponents: Exponents, neutral: Neutral): number {
  return Math.min(1, Math.exp(logOf(signals, exponents, neutral)))
}

function logOf(signals: Signals, exponents: Exponents, neutral: Neutral): number {
  return signalNames.reduce(
    (sum, name) => sum + exponents[name] * logShare(signals[name], neutral[name]),
    exponents.relevance * Math.log(neutral.relevance),
  )
}

/** How far a signal lies from its neutral value, as the logarithm of their ratio. */
function logShare(signal: number | null, neutral: number): number {
  return signal === null ? 0 : Math.log(Math.max(floor, signal) / neutral)
}

/**
 * What each signal adds to the score or takes from it, measured from a pair of which nothing is known: the logarithmic mean
 * Divisia index (Ang, 2004), which splits a product's difference without remainder, so that base and contributions add
 * up to the score. Relevance is split between both directions by their Shapley values, which leaves no remainder either.
 */
export function contributionsOf(
  signals: Signals,
  directions: Directions,
  exponents: Exponents,
  { neutral }: Pick<Weights, 'neutral'>,
): Contributions {
  const base = logLinear(unknown, exponents, neutral)
  const score = logLinear(signals, exponents, neutral)
  const distance = logOf(signals, exponents, neutral) - Math.log(base)
  // Where the score is cut off at 1, every part is cut by the same share.
  const cut = Math.abs(distance) < 1e-12 ? 1 : Math.log(score / base) / distance
  const scale = cut * logarithmicMean(score, base)
  const share = (name: SignalName) =>
    scale * exponents[name] * logShare(signals[name], neutral[name])
  const [theyAnswer, iAnswer, commonGround] = splitRelevance(directions, neutral.relevance).map(
    (part) => scale * exponents.relevance * part,
  ) as [number, number, number]
  return {
    base,
    theyAnswer,
    iAnswer,
    commonGround,
    band: share('band'),
    history: share('history'),
    sectors: share('sectors'),
    reach: share('reach'),
    freshness: share('freshness'),
    completeness: share('completeness'),
  }
}

const unknown = Object.fromEntries(signalNames.map((name) => [name, null])) as Signals

/** What the two directions and common ground add to the logarithm of relevance, from its neutral value. */
function splitRelevance(directions: Directions, neutral: number): [number, number, number] {
  const log = (relevance: number) => Math.log(Math.max(floor, relevance)) - Math.log(neutral)
  const { theyAnswer: p, iAnswer: q, relevanceOf } = directions
  if (p === null && q === null) return [0, 0, log(relevanceOf(null, null))]
  const [both, none] = [log(relevanceOf(p, q)), log(relevanceOf(neutral, neutral))]
  const [onlyP, onlyQ] = [log(relevanceOf(p, neutral)), log(relevanceOf(neutral, q))]
  const ofP = (onlyP - none + both - onlyQ) / 2
  // The neutral pair itself need not be relevant by the neutral value to the last bit.
  return [ofP, both - ofP, 0]
}

/** The logarithmic mean of two positive numbers, which lies between them. */
function logarithmicMean(a: number, b: number): number {
  const ratio = Math.log(a / b)
  return Math.abs(ratio) < 1e-9 ? a : (a - b) / ratio
}

/**
 * Contributions rounded to six digits that still add up to the rounded score: the base takes what rounding leaves.
 */
export function roundedContributions(contributions: Contributions, score: number): Contributions {
  const round = (value: number) => Math.round(value * 1e6) / 1e6
  const rounded = Object.fromEntries(
    contributorNames.map((name) => [name, round(contributions[name])]),
  ) as Record<ContributorName, number>
  const sum = contributorNames.reduce((total, name) => total + rounded[name], 0)
  return { base: round(score - sum), ...rounded }
}
