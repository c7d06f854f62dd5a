import { seededRandom, shuffle } from '../embedding/random.ts'
import { attentionPrices, best, spreadLists } from '../matching/attention.ts'
import { evidenceOf } from '../matching/partner-evidence.ts'
import { partnerScores, shortlistOf } from '../matching/partner-ranking.ts'
import { differences, intervalOf, resampledMeans } from './bootstrap.ts'
import {
  bootstrapP,
  type FigureName,
  figureNames,
  type Gain,
  holm,
  type RankingRow,
  type Slice,
  type SliceReport,
} from './collaborations.ts'
import { meanOf } from './metrics.ts'
import { askerOf, type Split, type TestAsker } from './participations.ts'
import { baselinesOf } from './partner-baselines.ts'
import { exposureOf, type PartnerFigures, partnerFigures } from './partner-figures.ts'
import { closely, excludedFor, learnPartners, type PartnerModel } from './partner-learning.ts'

export type CollaborationsWish = Readonly<{
  year: number
  seed: number
  resamples: number
  /** How many organisations of each slice are ranked for; all when there are fewer. */
  sample: number
}>

export type SliceWish = Readonly<{
  slice: Slice
  knowsTopics: boolean
  /** How unevenly places may be spread, on the year that is learnt from. */
  giniMax: number
}>

export const depth = 20
/** More change the weights by less than their noise. */
const learntFrom = 1500

/** How many askers are looked at for one slice, each counted as often as it is. */
export function workOf(before: Split, test: Split, { slice }: SliceWish, sample: number): number {
  return Math.min(before[slice].length, learntFrom) + 2 * Math.min(test[slice].length, sample)
}

/**
 * One slice: weights are learnt from the year before, then everybody is ranked for.
 * @param tell how many askers were looked at, as `workOf` counts them
 */
export function evaluateSlice(
  before: Split,
  test: Split,
  { slice, knowsTopics, giniMax }: SliceWish,
  { sample, seed, resamples }: CollaborationsWish,
  tell: (done: number) => void,
): SliceReport {
  const askers = drawn(test[slice], sample, seed)
  const teachers = drawn(before[slice], learntFrom, seed)
  const model = learnPartners(before, teachers, knowsTopics, { depth, giniMax }, tell)
  const from = (done: number) => (more: number) => tell(done + more)
  const baselines = from(teachers.length)
  const own = from(teachers.length + askers.length)
  const ranked = [
    ...rankedByBaselines(test, askers, slice, knowsTopics, baselines),
    rankedBySplot(test, askers, model, knowsTopics, own),
  ]
  return {
    slice,
    knowsTopics,
    asked: askers.length,
    of: test[slice].length,
    partners: meanOf(askers.map(({ found }) => found.size)),
    model,
    learntFrom: teachers.length,
    ...compared(ranked, askers, test.network.organisations, { resamples, seed }),
  }
}

type Ranked = Readonly<{ name: string; lists: readonly ArrayLike<number>[] }>

/** Without a history, only popularity and topics put anybody before anybody else. */
function rankedByBaselines(
  split: Split,
  askers: readonly TestAsker[],
  slice: Slice,
  knowsTopics: boolean,
  tell: (done: number) => void,
): Ranked[] {
  const baselines = baselinesOf(split.network, split.attributes).filter(
    ({ name }) =>
      slice === 'warm' || name === 'popularity' || (knowsTopics && name.startsWith('topic')),
  )
  const lists = askers.map((asker, at) => {
    tell(at)
    const excluded = excludedFor(split, asker)
    return baselines.map(({ scores }) => {
      const open = scores(askerOf(asker, knowsTopics)).slice()
      for (const organisation of excluded) open[organisation] = -Infinity
      return best(open, depth)
    })
  })
  return baselines.map(({ name }, at) => ({ name, lists: lists.map((each) => each[at] ?? []) }))
}

function rankedBySplot(
  split: Split,
  askers: readonly TestAsker[],
  { weights, spreading }: PartnerModel,
  knowsTopics: boolean,
  tell: (done: number) => void,
): Ranked {
  const evidence = evidenceOf(split.network, split.attributes)
  const shortlists = askers.map((asker, at) => {
    tell(at)
    const scores = partnerScores(evidence(askerOf(asker, knowsTopics)), weights)
    return shortlistOf(scores, excludedFor(split, asker), closely)
  })
  const prices = attentionPrices(shortlists, split.network.organisations, spreading.strength)
  return { name: 'splot', lists: spreadLists(shortlists, prices, depth, spreading.kept) }
}

/** Figures, intervals and what Splot, the last of the rankings, adds to each of the others. */
function compared(
  ranked: readonly Ranked[],
  askers: readonly TestAsker[],
  catalogue: number,
  { resamples, seed }: { resamples: number; seed: number },
): Pick<SliceReport, 'rankings' | 'gains'> {
  const figures = ranked.map(({ lists }) =>
    lists.map((list, at) => partnerFigures(list, (askers[at] as TestAsker).found, depth)),
  )
  const valuesOf = (own: readonly PartnerFigures[], figure: FigureName) =>
    own.map((one) => one[figure])
  const series = figures.flatMap((own) => figureNames.map((figure) => valuesOf(own, figure)))
  const means = resampledMeans(series, resamples, seededRandom(seed).unit)
  const meansOf = (at: number, figure: FigureName) =>
    means[at * figureNames.length + figureNames.indexOf(figure)] as Float64Array
  const rankings = ranked.map(({ name, lists }, at): RankingRow => {
    const own = figures[at] as PartnerFigures[]
    return {
      name,
      recall: meanOf(valuesOf(own, 'recall')),
      ndcg: meanOf(valuesOf(own, 'ndcg')),
      ...exposureOf(lists, catalogue),
      intervals: {
        recall: intervalOf(meansOf(at, 'recall')),
        ndcg: intervalOf(meansOf(at, 'ndcg')),
      },
    }
  })
  return { rankings, gains: gainsOf(rankings, meansOf) }
}

function gainsOf(
  rankings: readonly RankingRow[],
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

/** Some of them, the same for the same seed, in their order. */
function drawn(askers: readonly TestAsker[], count: number, seed: number): TestAsker[] {
  const places = Int32Array.from(askers.keys())
  shuffle(seededRandom(seed), places)
  return [...places.subarray(0, count).toSorted()].map((at) => askers[at] as TestAsker)
}
