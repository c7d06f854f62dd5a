import { attributeNames } from './consortium-attributes.ts'
import { type ConsortiumName, consortiumNames } from './consortium-evidence.ts'
import { learnChoice, type Question } from './partner-choice.ts'
import type { Evidence } from './partner-evidence.ts'

export type ConsortiumWeights = Readonly<Record<ConsortiumName, number>>
export type NewcomerWeights = Readonly<Record<(typeof attributeNames)[number], number>>

/** What common sense says: these weights choose the candidates that are looked at closely; the others are 0. */
const startingWeights: Partial<ConsortiumWeights> = {
  'members-met': 0.5,
  'like-projects': 0.5,
  'like-projects-rare': 0.5,
  'common-partners': 0.3,
  'three-steps': 0.3,
  topics: 1,
  'topic-standing': 0.4,
  popularity: 0.2,
  dormant: -0.2,
  kinds: 0.5,
  countries: 0.2,
}

export function startingScores(evidence: Evidence): Float64Array {
  return weighted(evidence, consortiumNames, startingWeights)
}

/** Of organisations with a history, the logarithm of how likely each is the missing one, up to a constant. */
export function consortiumScores(
  evidence: readonly ArrayLike<number>[],
  weights: ConsortiumWeights,
): Float64Array {
  return weighted(evidence, consortiumNames, weights)
}

/** The same of newcomers. */
export function newcomerScores(
  evidence: readonly ArrayLike<number>[],
  weights: NewcomerWeights,
): Float64Array {
  return weighted(evidence, attributeNames, weights)
}

/** Weights by conditional logit: of organisations with a history, and of newcomers, each among their like. */
export function learnConsortia(
  warm: readonly Question[],
  newcomers: readonly Question[],
): { weights: ConsortiumWeights; newcomers: NewcomerWeights } {
  return {
    weights: learnChoice(warm, consortiumNames),
    newcomers: learnChoice(newcomers, attributeNames),
  }
}

/**
 * How likely each of some candidates is, in logarithms, when together they have a probability: a nested choice (McFadden, 1978),
 * first whether somebody known or a newcomer is chosen, then who.
 * @param share of probability that all candidates have together, in [0, 1]
 */
export function logShares(scores: Float64Array, share: number): Float64Array {
  const most = scores.reduce((one, other) => Math.max(one, other), -Infinity)
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0)
  const whole = Math.log(share) - Math.log(sum) - most
  return scores.map((score) => (score === -Infinity ? score : score + whole))
}

function weighted<Name extends string>(
  evidence: readonly ArrayLike<number>[],
  names: readonly Name[],
  weights: Partial<Record<Name, number>>,
): Float64Array {
  const scores = new Float64Array(evidence[0]?.length ?? 0)
  for (const [at, name] of names.entries()) {
    const [row, weight] = [evidence[at], weights[name] ?? 0]
    if (!row || weight === 0) continue
    for (let place = 0; place < scores.length; place++)
      scores[place] = (scores[place] as number) + weight * (row[place] as number)
  }
  return scores
}
