import type { Interval } from './bootstrap.ts'
import type { Exposure } from './partner-figures.ts'
import type { PartnerModel } from './partner-learning.ts'

/** Who is ranked for: organisations with a history of projects, or without. */
export type Slice = 'warm' | 'newcomers'

export const figureNames = ['recall', 'ndcg'] as const
export type FigureName = (typeof figureNames)[number]

export type RankingRow = Readonly<{ name: string }> &
  Readonly<Record<FigureName, number>> &
  Exposure &
  Readonly<{ intervals: Readonly<Record<FigureName, Interval>> }>

/** How much more Splot's ranking reaches than another, over the same organisations. */
export type Gain = Readonly<{ to: string; figure: FigureName }> &
  Readonly<{
    difference: number
    relative: number
    interval: Interval
    /** Two-sided, from the paired bootstrap. */
    p: number
    /** The same, corrected for all comparisons of its slice (Holm, 1979). */
    holm: number
  }>

/** One slice, as it looks when the topics that are applied in are known or are not. */
export type SliceReport = Readonly<{
  slice: Slice
  knowsTopics: boolean
  asked: number
  of: number
  partners: number
  model: PartnerModel
  learntFrom: number
  rankings: readonly RankingRow[]
  gains: readonly Gain[]
}>

export type CollaborationReport = Readonly<{
  year: number
  learntOn: number
  seed: number
  resamples: number
  depth: number
  projects: number
  catalogue: number
  slices: readonly SliceReport[]
}>

/** Holm's step-down correction: p-values in the order given, each in [0, 1]. */
export function holm(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
  const corrected = new Array<number>(values.length).fill(0)
  let most = 0
  for (const [place, at] of order.entries()) {
    most = Math.max(most, Math.min(1, (values[at] ?? 0) * (values.length - place)))
    corrected[at] = most
  }
  return corrected
}

/**
 * How likely so large a difference is by chance, from resampled differences: twice the smaller share of those on either side
 * of 0, counting one more than there are, so that it is never 0 (Davison and Hinkley, 1997).
 */
export function bootstrapP(differences: ArrayLike<number>): number {
  let [below, above] = [0, 0]
  for (let at = 0; at < differences.length; at++) {
    const value = differences[at] as number
    if (value <= 0) below++
    if (value >= 0) above++
  }
  return Math.min(1, (2 * (Math.min(below, above) + 1)) / (differences.length + 1))
}
