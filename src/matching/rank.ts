import { type Contributions, roundedContributions } from './contributions.ts'
import { compare } from './coverage.ts'
import { diversified, middleOf } from './diversify.ts'
import { round } from './evidence.ts'
import { likeness } from './fit.ts'
import { type Adjusted, adjusted } from './price.ts'
import { entriesOf, type MatchProfile, type Scope, scopeBetween, scopes } from './profile.ts'
import { type Scored, type ScoreParts, scorePair } from './score.ts'
import { vetoBetween } from './veto.ts'
import type { Weights } from './weights.ts'

/** A ranked partner with its score and where that came from. `rank` counts over all scopes, from 1. */
export type Ranked = Readonly<{
  partnerId: string
  rank: number
  score: number
  scope: Scope
  parts: ScoreParts
  /** What adds up to the score, to the last digit. */
  contributions: Contributions
  /** What the partner's room adds to its place in the list, in units of score; it is no part of the score. */
  openedCapacity: number
  /** There to be tried rather than for its score, with the chance of its being chosen; null for all others. */
  propensity: number | null
  scored: Scored
}>

/** How many partners each scope keeps. */
export const keptPerScope = 50

/** With less relevance than this a pair has nothing to say to each other. */
export const worthShowing = 0.05

/**
 * The best partners of one organisation among the candidates, best first, at most `keptPerScope` of each scope, so that
 * a wish for regional partners is answered even where the best fifty are abroad. Of the first thirty, those that are much like
 * one above stand a little lower, and so does whoever is sought beyond its room. Equal scores are ordered by id.
 * @param prices of the partners' room, as `loadPrices` gives them; nobody is moved for a price that is not known
 */
export function rankPartners(
  me: MatchProfile,
  candidates: readonly MatchProfile[],
  weights: Weights,
  prices: ReadonlyMap<string, number> = new Map(),
  explore: Explore = () => undefined,
): Ranked[] {
  const allowed = candidates.filter((them) => vetoBetween(me, them) === undefined)
  const scored = nearest(me, allowed, weights)
    .map((them) => ({ them, scored: scorePair(me, them, weights) }))
    .map((pair) => ({ ...pair, score: round(pair.scored.value) }))
    .filter((pair) => (pair.scored.signals.relevance ?? 0) >= worthShowing)
    .map((pair) => ({ ...pair, place: adjusted(pair.score, prices.get(pair.them.id) ?? null) }))
    .sort((a, b) => b.place.value - a.place.value || compare(a.them.id, b.them.id))
  const kept = new Map(scopes.map((scope) => [scope, 0]))
  const best = scored.filter(({ scored: { scope } }) => {
    const count = (kept.get(scope) ?? 0) + 1
    kept.set(scope, count)
    return count <= keptPerScope
  })
  const ordered = withTrial(diversified(best.map(withSubject), weights.diversity), explore)
  return ordered.map((pair, index) => ({
    partnerId: pair.them.id,
    rank: index + 1,
    score: pair.score,
    scope: pair.scored.scope,
    parts: roundedParts(pair.scored),
    contributions: roundedContributions(pair.scored.contributions, pair.score),
    openedCapacity: round(pair.place.openedCapacity),
    propensity: pair.propensity,
    scored: pair.scored,
  }))
}

/** How many of each scope are compared word by word: half as many again as are kept. */
const readPerScope = 1.5 * keptPerScope

/** Of each scope those whose best answer in either direction is nearest in meaning: reading every word of all takes too long. */
function nearest(
  me: MatchProfile,
  candidates: readonly MatchProfile[],
  weights: Weights,
): MatchProfile[] {
  const byScope = Map.groupBy(candidates, (them) => scopeBetween(me, them))
  return [...byScope.values()].flatMap((all) => {
    if (all.length <= readPerScope) return all
    const near = all.map((them) => ({ them, value: nearnessBetween(me, them, weights) }))
    return near
      .sort((a, b) => b.value - a.value || compare(a.them.id, b.them.id))
      .slice(0, readPerScope)
      .map(({ them }) => them)
  })
}

/** The likeness of the two entries of the two that answer each other best; of competencies where nobody states a need. */
function nearnessBetween(me: MatchProfile, them: MatchProfile, weights: Weights): number {
  const stated = [...me.entries, ...them.entries].some(({ side }) => side === 'need')
  const pairs = me.entries.flatMap((one) =>
    them.entries
      .filter((other) => !stated || one.side !== other.side)
      .map((other) => likeness(one, other, weights)),
  )
  return Math.max(...pairs)
}

/** Chooses one of the candidates to be tried, and says how likely that choice was, in (0, 1]. */
export type Explore = (
  candidates: readonly Scored[],
) => Readonly<{ place: number; propensity: number }> | undefined

/** The place that goes to somebody to be tried, counted from 0, and how many of those behind it may be. */
const trialPlace = 9
const trialAmong = 30

/** The tenth place goes to one of those behind it, so that what may be better than its score is seen now and then. */
function withTrial<T extends Readonly<{ scored: Scored }>>(
  ordered: readonly T[],
  explore: Explore,
) {
  const certain = (pair: T) => ({ ...pair, propensity: null })
  const behind = ordered.slice(trialPlace, trialPlace + trialAmong)
  const choice = behind.length > 1 ? explore(behind.map(({ scored }) => scored)) : undefined
  const chosen = choice && behind[choice.place]
  if (!choice || !chosen) return ordered.map(certain)
  return [
    ...ordered.slice(0, trialPlace).map(certain),
    { ...chosen, propensity: choice.propensity },
    ...ordered
      .slice(trialPlace)
      .filter((pair) => pair !== chosen)
      .map(certain),
  ]
}

function withSubject<T extends Readonly<{ them: MatchProfile; place: Adjusted }>>(pair: T) {
  const offers = entriesOf(pair.them, 'competency')
  return {
    ...pair,
    merit: Math.max(0, pair.place.value),
    about: middleOf(offers.map(({ vector }) => vector)),
  }
}

export function roundedParts({ parts }: Scored): ScoreParts {
  const rounded = Object.entries(parts).map(([name, value]) => [
    name,
    value === null ? null : round(value),
  ])
  return Object.fromEntries(rounded) as ScoreParts
}
