import type { Shortlist } from './attention.ts'
import { placesOfBest } from './best.ts'
import { type Evidence, type EvidenceName, evidenceNames } from './partner-evidence.ts'

/** What each piece of evidence counts in the logarithm of the score. */
export type PartnerWeights = Readonly<Record<EvidenceName, number>>

/** What common sense says: these weights choose the candidates that are looked at closely. */
export const startingWeights: PartnerWeights = {
  'common-partners': 0.5,
  'three-steps': 0.5,
  kindred: 0.5,
  'kindred-rare': 0.5,
  'kindred-busy': 0,
  topics: 0.5,
  'topic-standing': 0.5,
  company: 0.3,
  'same-kind-company': 0.1,
  countries: 0.2,
  kinds: 0.5,
  popularity: 0.2,
  momentum: 0,
  dormant: -0.2,
  running: 0.1,
  'last-year': 0,
  'newcomers-met': 0.1,
  'other-duration': 0,
  'same-country': 0,
}

/** The logarithm of each organisation's score: Σ weight · evidence. */
export function partnerScores(evidence: Evidence, weights: PartnerWeights): Float64Array {
  const scores = new Float64Array(evidence[0]?.length ?? 0)
  for (const [at, name] of evidenceNames.entries()) {
    const [row, weight] = [evidence[at], weights[name]]
    if (!row || weight === 0) continue
    for (let place = 0; place < scores.length; place++)
      scores[place] = (scores[place] as number) + weight * (row[place] as number)
  }
  return scores
}

/** The organisations of the highest scores without those excluded, `length` of them, in ascending order of their places. */
export function shortlistOf(
  scores: Float64Array,
  excluded: Iterable<number>,
  length: number,
): Shortlist {
  const open = scores.slice()
  for (const organisation of excluded) open[organisation] = -Infinity
  const candidates = placesOfBest(open, length)
    .filter((at) => (open[at] as number) > -Infinity)
    .sort()
  return {
    candidates,
    scores: Float64Array.from(candidates, (at) => open[at] as number),
  }
}
