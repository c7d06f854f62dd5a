import type { ConsortiumWeights, NewcomerWeights } from '../matching/consortium-choice.ts'
import type { Gain } from './collaborations.ts'
import type { PartnerFigures } from './partner-figures.ts'
import type { ComparedRow } from './ranking-comparison.ts'

export const missingRankings = [
  'popularity',
  'common-neighbours',
  'adamic-adar',
  'members-met',
  'topic-similarity',
  'topic-popularity',
  'same-country',
  'splot',
] as const
export type MissingRanking = (typeof missingRankings)[number]

/** What a ranking of missing members has learnt from the year before. */
export type MissingModel = Readonly<{
  weights: ConsortiumWeights
  newcomers: NewcomerWeights
  /** How likely whoever is missing has no history, and how likely one with a history is among those looked at closely. */
  newcomerShare: number
  shortlisted: number
}>

/** How well each ranking finds the missing member of one project. */
export type MissingFound = Readonly<{
  project: string
  newcomer: boolean
  /** In the order of `missingRankings`, among everybody, and for a newcomer among newcomers alone. */
  among: readonly PartnerFigures[]
  amongNewcomers: readonly PartnerFigures[] | null
}>

export type MissingSliceName = 'everybody' | 'warm' | 'newcomers' | 'newcomers-known'

export type MissingSlice = Readonly<{
  slice: MissingSliceName
  asked: number
  /** How many organisations are ranked, the members of the consortium included. */
  among: number
  rankings: readonly ComparedRow[]
  gains: readonly Gain[]
}>

export type MissingMemberReport = Readonly<{
  year: number
  learntOn: number
  learntFrom: number
  seed: number
  resamples: number
  depth: number
  /** Projects of the year that lack a member, and how many there are. */
  asked: number
  of: number
  /** Organisations with a history, and those that first take part in the year. */
  catalogue: number
  newcomers: number
  model: MissingModel
  slices: readonly MissingSlice[]
}>

/**
 * Whether one organisation is among the first `depth` of a ranking, and nDCG when nobody else is looked for. Those of equal
 * score stand in any order, each as likely, so both are what is expected.
 * @param excluded places that are not ranked
 */
export function figuresOfOne(
  scores: Float64Array,
  wanted: number,
  excluded: ReadonlySet<number>,
  depth: number,
): PartnerFigures {
  const own = scores[wanted] as number
  let [above, tied] = [0, 0]
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number
    if (score < own || excluded.has(at)) continue
    if (score > own) above++
    else tied++
  }
  const places = Math.max(0, Math.min(depth - above, tied))
  let gain = 0
  for (let place = above; place < above + places; place++) gain += 1 / Math.log2(place + 2)
  return { recall: places / tied, ndcg: gain / tied }
}
