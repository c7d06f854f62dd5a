import { compare } from './coverage.ts'
import { round } from './evidence.ts'
import { type MatchProfile, type Scope, scopeBetween, scopes } from './profile.ts'
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
  scored: Scored
}>

/** How many partners each scope keeps. */
export const keptPerScope = 50

/** Below this a pair has nothing to say to each other. */
const worthShowing = 0.05

/**
 * The best partners of one organisation among the candidates, best first, at most `keptPerScope` of each scope, so that
 * a wish for regional partners is answered even where the best fifty are abroad. Equal scores are ordered by id.
 */
export function rankPartners(
  me: MatchProfile,
  candidates: readonly MatchProfile[],
  weights: Weights,
): Ranked[] {
  const scored = candidates
    .filter((them) => vetoBetween(me, them) === undefined)
    .map((them) => ({ them, scored: scorePair(me, them, weights), scope: scopeBetween(me, them) }))
    .map((pair) => ({ ...pair, score: round(pair.scored.value) }))
    .filter((pair) => pair.score >= worthShowing)
    .sort((a, b) => b.score - a.score || compare(a.them.id, b.them.id))
  const kept = new Map(scopes.map((scope) => [scope, 0]))
  return scored
    .filter(({ scope }) => {
      const count = (kept.get(scope) ?? 0) + 1
      kept.set(scope, count)
      return count <= keptPerScope
    })
    .map((pair, index) => ({
      partnerId: pair.them.id,
      rank: index + 1,
      score: pair.score,
      scope: pair.scope,
      parts: roundedParts(pair.scored),
      scored: pair.scored,
    }))
}

function roundedParts({ parts }: Scored): ScoreParts {
  const rounded = (value: number | null) => (value === null ? null : round(value))
  return {
    theyAnswer: rounded(parts.theyAnswer),
    iAnswer: rounded(parts.iAnswer),
    commonGround: rounded(parts.commonGround),
  }
}
