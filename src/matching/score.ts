import { type Comparison, comparing } from './comparison.ts'
import { type Contributions, contributionsOf, type Directions, logLinear } from './contributions.ts'
import { type Answer, type Coverage, coverage } from './coverage.ts'
import { band, groundOf, type Likeness } from './ground.ts'
import { entriesOf, type MatchProfile, type Scope, scopeBetween } from './profile.ts'
import { reach } from './reach.ts'
import { sectorRelation } from './sectors.ts'
import type { Signals } from './signals.ts'
import type { Weights } from './weights.ts'

/** The parts of a score, each in [0, 1]; `null` where nothing is known to compare. */
export type ScoreParts = Readonly<{
  /** How far they answer my needs. */
  theyAnswer: number | null
  /** How far I answer theirs. */
  iAnswer: number | null
  /** How near our competencies are, at best; only where neither side's needs can be compared. */
  commonGround: number | null
  /** How well the likeness of our offers suits a joint project: neither strangers nor twins. */
  band: number | null
  /** How much we, or those we worked with, worked together before; never below what is neutral. */
  history: number | null
  /** How related our sectors are. */
  sectors: number | null
  /** How easily we reach each other: place and language. */
  reach: number | null
  /** How sure it is that what is quoted still holds. */
  freshness: number | null
  /** How complete both profiles are. */
  completeness: number | null
}>

export type Scored = Readonly<{
  value: number
  scope: Scope
  parts: ScoreParts
  contributions: Contributions
  theyAnswer: Coverage | undefined
  iAnswer: Coverage | undefined
  common: Likeness | undefined
  /** What the score was computed from, as the learner reads it. */
  signals: Signals
}>

/**
 * How much a meeting of the two promises, in [0, 1]: relevance (who answers whose needs, in both directions) times how well
 * the offers go together, how the two reach each other, and what else is known, each against what is neutral. Seen from
 * the other side the value is the same and the two directions change places. Without any need to compare, common ground gives
 * a low relevance so that a profile that states only competencies still sees its neighbours.
 */
export function scorePair(
  me: MatchProfile,
  them: MatchProfile,
  weights: Weights,
  compared: Comparison = comparing(weights),
): Scored {
  const scope = scopeBetween(me, them)
  const mine = entriesOf(me, 'competency')
  const theirs = entriesOf(them, 'competency')
  const theyAnswer = coverage(entriesOf(me, 'need'), theirs, weights, compared)
  const iAnswer = coverage(entriesOf(them, 'need'), mine, weights, compared)
  const ground = groundOf(mine, theirs, weights, compared)
  const isComparable = theyAnswer !== undefined || iAnswer !== undefined
  const common = isComparable ? undefined : ground?.nearest
  const directions: Directions = {
    theyAnswer: theyAnswer?.value ?? null,
    iAnswer: iAnswer?.value ?? null,
    commonGround: common ? band(common.similarity, scope, weights) : null,
    relevanceOf: (p, q) =>
      isComparable
        ? reciprocal(p, q, weights)
        : weights.groundCeiling * (common ? band(common.similarity, scope, weights) : 0),
  }
  const signals: Signals = {
    relevance: directions.relevanceOf(directions.theyAnswer, directions.iAnswer),
    band: ground ? band(ground.mean, scope, weights) : null,
    history: historyBetween(me, them, weights.neutral.history),
    sectors: sectorRelation(me.sectors, them.sectors),
    reach: reach(me, them),
    freshness: freshnessOf([...(theyAnswer?.answers ?? []), ...(iAnswer?.answers ?? [])]),
    completeness: meanOfBoth(me.completeness, them.completeness),
  }
  const exponents = weights.exponents[scope]
  const { relevance, ...others } = signals
  const { relevanceOf, ...said } = directions
  return {
    value: relevance === 0 ? 0 : logLinear(signals, exponents, weights.neutral),
    scope,
    parts: { ...said, ...others },
    contributions: contributionsOf(signals, directions, exponents, weights),
    theyAnswer,
    iAnswer,
    common,
    signals,
  }
}

/**
 * Past collaboration as either side knows it, from `neutral` up: nothing known is no news, and so even a little of it must
 * not count for less than nothing.
 */
function historyBetween(me: MatchProfile, them: MatchProfile, neutral: number): number | null {
  const known = me.history.get(them.id) ?? them.history.get(me.id)
  return known === undefined ? null : neutral + (1 - neutral) * known
}

/** The geometric mean: a thin profile on either side makes a meeting a guess. Null where one is unknown. */
function meanOfBoth(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : Math.sqrt(one * other)
}

/** The freshness of the best answer's two entries; null where nothing is answered. */
function freshnessOf(answers: readonly Answer[]): number | null {
  const best = answers.toSorted((a, b) => b.fit.value - a.fit.value)[0]
  return best ? Math.sqrt(best.need.freshness * best.competency.freshness) : null
}

/**
 * Both directions in one number: the harmonic mean, which wants both to be good (RECON, Pizzato et al. 2010), softened
 * by the plain mean so that one strong answer is not silenced. A direction nobody spoke of counts `weights.unknown`, but no more than the one that is known.
 */
export function reciprocal(
  one: number | null,
  other: number | null,
  weights: Pick<Weights, 'unknown' | 'reciprocity'>,
): number {
  const unstated = Math.min(weights.unknown, one ?? other ?? 0)
  const [p, q] = [one ?? unstated, other ?? unstated]
  const harmonic = p + q === 0 ? 0 : (2 * p * q) / (p + q)
  return weights.reciprocity * harmonic + (1 - weights.reciprocity) * ((p + q) / 2)
}
