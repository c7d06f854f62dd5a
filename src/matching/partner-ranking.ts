import type { Shortlist } from './attention.ts'
import { type Evidence, type EvidenceName, evidenceNames } from './partner-evidence.ts'

/** What each piece of evidence counts in the logarithm of the score. */
export type PartnerWeights = Readonly<Record<EvidenceName, number>>

/** Where learning starts from: what common sense says, so that little data moves it little. */
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
  const floor = open.toSorted()[Math.max(0, open.length - length)] ?? -Infinity
  const candidates: number[] = []
  for (let at = 0; at < open.length; at++) {
    const score = open[at] as number
    if (score > -Infinity && score >= floor) candidates.push(at)
  }
  return {
    candidates: Int32Array.from(candidates),
    scores: Float64Array.from(candidates, (at) => open[at] as number),
  }
}
