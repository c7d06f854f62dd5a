import { gini, worthOfPlace } from '../matching/exposure.ts'
import { languages } from '../platform/phrase.ts'
import { differences, type Interval, intervalOf, resampledMeans } from './bootstrap.ts'
import type { Reliability } from './calibration.ts'
import {
  type FigureName,
  type Figures,
  figureNames,
  type NeedFigures,
  type Part,
} from './figures.ts'
import { depth, type JudgedText } from './judged-set.ts'
import { meanOf } from './metrics.ts'

export type RankingName = 'bm25' | 'chars' | 'hashing' | 'dense' | 'fused' | 'partners'

/** A ranking as it was measured; `shown` are the first offers of each need. */
export type Measured = Readonly<{
  name: RankingName
  model: string | null
  needs: readonly NeedFigures[]
  shown: readonly (readonly JudgedText[])[]
}>

/** Means over needs; `needs` says over how many. */
export type Means = Figures & Readonly<{ needs: number }>
export type Estimates = Means & Readonly<{ intervals: Readonly<Record<FigureName, Interval>> }>

export type RankingReport = Readonly<{ name: RankingName; model: string | null }> &
  Estimates &
  Readonly<{
    cross: Estimates
    same: Estimates
    byNeedLanguage: readonly (Means & Readonly<{ need: string }>)[]
    byLanguagePair: readonly (Means & Readonly<{ need: string; offer: string }>)[]
    /** The share of all offers that are among the first ten of some need, and how unevenly places are spread over offers. */
    'coverage@10': number
    'gini@10': number
  }>

/** How much more one ranking reaches than another, over the same needs. */
export type Difference = Readonly<{
  of: Readonly<{ name: RankingName; model: string | null }>
  to: Readonly<{ name: RankingName; model: string | null }>
  figures: Readonly<Record<FigureName, Readonly<{ difference: number; interval: Interval }>>>
}>

export type Calibration = Readonly<{
  model: string
  /** The first ten offers of each need; what nobody judged counts as no answer. */
  shown: Reliability
  /** The same pairs, each predicted by a line that was fitted to the needs of the other folds. */
  heldOut: Reliability
  /** How many of these pairs somebody judged. */
  judged: number
}>

export type Evaluation = Readonly<{
  needs: number
  offers: number
  judgements: number
  resamples: number
  seed: number
  weights: string
  rankings: readonly RankingReport[]
  differences: readonly Difference[]
  calibration: readonly Calibration[]
  /** The same judgements between organisations; null where the set does not say whose its entries are. */
  organisations: Readonly<{ asked: number; rankings: readonly RankingReport[] }> | null
}>

/** What every need is measured on. */
export const parts: readonly Part[] = ['all', 'cross', 'same', ...languages]

const estimated = ['all', 'cross', 'same'] as const

/** Figures, intervals and differences of rankings that were measured on the same needs. */
export function reportOf(
  measured: readonly Measured[],
  offers: number,
  resamples: number,
  unit: () => number,
): Pick<Evaluation, 'rankings' | 'differences'> {
  const series = measured.flatMap((ranking) =>
    estimated.flatMap((part) => figureNames.map((figure) => seriesOf(ranking.needs, part, figure))),
  )
  const means = resampledMeans(series, resamples, unit)
  const meansOf = (ranking: number, part: (typeof estimated)[number], figure: FigureName) =>
    means[
      (ranking * estimated.length + estimated.indexOf(part)) * figureNames.length +
        figureNames.indexOf(figure)
    ] ?? new Float64Array()
  const rankings = measured.map((ranking, at) => {
    const estimates = (part: (typeof estimated)[number]): Estimates => ({
      ...meansIn(ranking.needs, part),
      intervals: byFigure((figure) => intervalOf(meansOf(at, part, figure))),
    })
    return rankingReport(ranking, offers, estimates)
  })
  const compared = comparisons(measured).map(([of, to]) => ({
    of: nameOf(measured[of]),
    to: nameOf(measured[to]),
    figures: byFigure((figure) => ({
      difference: (rankings[of]?.[figure] ?? 0) - (rankings[to]?.[figure] ?? 0),
      interval: intervalOf(differences(meansOf(of, 'all', figure), meansOf(to, 'all', figure))),
    })),
  }))
  return { rankings, differences: compared }
}

function rankingReport(
  { name, model, needs, shown }: Measured,
  offers: number,
  estimates: (part: (typeof estimated)[number]) => Estimates,
): RankingReport {
  const spoken = languages.filter((language) =>
    needs.some(({ need }) => need.language === language),
  )
  const of = (language: string) => needs.filter(({ need }) => need.language === language)
  return {
    name,
    model,
    ...estimates('all'),
    cross: estimates('cross'),
    same: estimates('same'),
    byNeedLanguage: spoken.map((need) => ({ need, ...meansIn(of(need), 'all') })),
    byLanguagePair: spoken
      .flatMap((need) => languages.map((offer) => ({ need, offer, ...meansIn(of(need), offer) })))
      .filter((pair) => pair.needs > 0),
    ...exposureOf(shown, offers),
  }
}

function exposureOf(shown: readonly (readonly JudgedText[])[], offers: number) {
  const exposure = new Map<string, number>()
  for (const list of shown)
    for (const [place, { id }] of list.slice(0, depth).entries())
      exposure.set(id, (exposure.get(id) ?? 0) + worthOfPlace(place))
  const unseen = Array.from({ length: offers - exposure.size }, () => 0)
  return {
    'coverage@10': exposure.size / offers,
    'gini@10': gini([...exposure.values(), ...unseen]),
  }
}

/** Each fused ranking against every other of its model and those without one; each further model against the first. */
function comparisons(measured: readonly Measured[]): [number, number][] {
  const fused = [...measured.keys()].filter((at) => measured[at]?.name === 'fused')
  return fused.flatMap((of, order) => {
    const others = [...measured.keys()].filter((to) => {
      const other = measured[to]
      if (other?.name === 'fused') return order > 0 && to === fused[0]
      return other?.model === null || other?.model === measured[of]?.model
    })
    return others.map((to): [number, number] => [of, to])
  })
}

function nameOf(ranking: Measured | undefined) {
  return { name: ranking?.name ?? 'fused', model: ranking?.model ?? null }
}

function meansIn(needs: readonly NeedFigures[], part: Part): Means {
  const counted = seriesOf(needs, part, 'ndcg@10').filter((value) => !Number.isNaN(value)).length
  return {
    needs: counted,
    ...byFigure((figure) => meanOf(seriesOf(needs, part, figure))),
  }
}

function seriesOf(needs: readonly NeedFigures[], part: Part, figure: FigureName): number[] {
  return needs.map((need) => need.parts[part]?.[figure] ?? Number.NaN)
}

function byFigure<T>(value: (figure: FigureName) => T): Record<FigureName, T> {
  return Object.fromEntries(figureNames.map((figure) => [figure, value(figure)])) as Record<
    FigureName,
    T
  >
}
