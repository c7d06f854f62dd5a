import { seededRandom } from '../embedding/random.ts'
import { differences, type Interval, intervalOf, resampledMeans } from './bootstrap.ts'
import { bootstrapP, type FigureName, figureNames, type Gain, holm } from './collaborations.ts'
import { meanOf } from './metrics.ts'
import type { PartnerFigures } from './partner-figures.ts'

/** One figure of each question, in the order of the questions. */
export type NamedFigures = Readonly<{ name: string; figures: readonly PartnerFigures[] }>

export type ComparedRow = Readonly<{ name: string }> &
  Readonly<Record<FigureName, number>> &
  Readonly<{ intervals: Readonly<Record<FigureName, Interval>> }>

/** Figures, intervals and what Splot, the last of the rankings, adds to each of the others over the same resamples. */
export function compareRankings(
  ranked: readonly NamedFigures[],
  { resamples, seed }: { resamples: number; seed: number },
): { rankings: ComparedRow[]; gains: Gain[] } {
  const valuesOf = (own: readonly PartnerFigures[], figure: FigureName) =>
    own.map((one) => one[figure])
  const series = ranked.flatMap(({ figures }) =>
    figureNames.map((figure) => valuesOf(figures, figure)),
  )
  const means = resampledMeans(series, resamples, seededRandom(seed).unit)
  const meansOf = (at: number, figure: FigureName) =>
    means[at * figureNames.length + figureNames.indexOf(figure)] as Float64Array
  const rankings = ranked.map(
    ({ name, figures }, at): ComparedRow => ({
      name,
      recall: meanOf(valuesOf(figures, 'recall')),
      ndcg: meanOf(valuesOf(figures, 'ndcg')),
      intervals: {
        recall: intervalOf(meansOf(at, 'recall')),
        ndcg: intervalOf(meansOf(at, 'ndcg')),
      },
    }),
  )
  return { rankings, gains: gainsOf(rankings, meansOf) }
}

function gainsOf(
  rankings: readonly ComparedRow[],
  meansOf: (at: number, figure: FigureName) => Float64Array,
): Gain[] {
  const last = rankings.length - 1
  const gains = rankings.slice(0, last).flatMap((other, at) =>
    figureNames.map((figure) => {
      const resampled = differences(meansOf(last, figure), meansOf(at, figure))
      const difference = (rankings[last]?.[figure] ?? 0) - other[figure]
      return {
        to: other.name,
        figure,
        difference,
        relative: difference / other[figure],
        interval: intervalOf(resampled),
        p: bootstrapP(resampled),
      }
    }),
  )
  const corrected = holm(gains.map(({ p }) => p))
  return gains.map((gain, at) => ({ ...gain, holm: corrected[at] ?? 1 }))
}
