import { seededRandom, shuffle } from '../embedding/random.ts'
import { attentionPrices, best, pricedList } from '../matching/attention.ts'
import { evidenceOf } from '../matching/partner-evidence.ts'
import { partnerScores, shortlistOf } from '../matching/partner-ranking.ts'
import { Refusal } from '../platform/refusal.ts'
import { differences, intervalOf, resampledMeans } from './bootstrap.ts'
import {
  bootstrapP,
  type CollaborationReport,
  type FigureName,
  figureNames,
  type Gain,
  holm,
  type RankingRow,
  type Slice,
  type SliceReport,
} from './collaborations.ts'
import { meanOf } from './metrics.ts'
import { readParticipations } from './participations.loader.ts'
import { askerOf, type Split, splitAt, type TestAsker } from './participations.ts'
import { baselinesOf } from './partner-baselines.ts'
import { exposureOf, type PartnerFigures, partnerFigures } from './partner-figures.ts'
import { closely, excludedFor, learnPartners, type PartnerModel } from './partner-learning.ts'
import { yearWithoutProjects } from './phrases.ts'
import type { Progress } from './progress.terminal.ts'

export type CollaborationsWish = Readonly<{
  year: number
  seed: number
  resamples: number
  /** How many organisations of each slice are ranked for; all when there are fewer. */
  sample: number
}>

const depth = 20
/** A little below .95, for the year of the test is not the year that prices are set in. */
const giniMax = 0.94
/** More change the weights by less than their noise. */
const learntFrom = 1500

const slices: readonly Readonly<{ slice: Slice; knowsTopics: boolean }>[] = [
  { slice: 'warm', knowsTopics: false },
  { slice: 'warm', knowsTopics: true },
  { slice: 'newcomers', knowsTopics: true },
  { slice: 'newcomers', knowsTopics: false },
]

/**
 * How well new partners of a year are found from the projects that started before it, among all organisations that have a
 * history. Splot's weights are learnt from the year before, with what came before that as its history: the year of the test
 * teaches nothing. The same seed gives the same figures.
 * @throws Refusal when the folder has no participations, or none of the two years
 */
export function evaluateCollaborations(
  folder: string,
  { year, seed, resamples, sample }: CollaborationsWish,
  tell: Progress,
): CollaborationReport {
  const participations = readParticipations(folder)
  const [test, before] = [splitAt(participations, year), splitAt(participations, year - 1)]
  if (test.warm.length === 0 || before.warm.length === 0)
    throw new Refusal('invalid', yearWithoutProjects(folder, year))
  const reports = slices
    .filter(({ slice }) => test[slice].length > 0 && before[slice].length > 0)
    .map(({ slice, knowsTopics }): SliceReport => {
      const askers = drawn(test[slice], sample, seed)
      const teachers = drawn(before[slice], learntFrom, seed)
      const say = (what: string, total: number) => (done: number) =>
        tell(`${what} ${slice}${knowsTopics ? ', topics known' : ''}`, done, total)
      const model = learnPartners(
        before,
        teachers,
        knowsTopics,
        { depth, giniMax },
        say('learning', teachers.length),
      )
      const ranked = [
        ...rankedByBaselines(test, askers, slice, knowsTopics, say('baselines', askers.length)),
        rankedBySplot(test, askers, model, knowsTopics, say('ranking', askers.length)),
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
    })
  return {
    year,
    learntOn: year - 1,
    seed,
    resamples,
    depth,
    projects: test.network.projects,
    catalogue: test.network.organisations,
    slices: reports,
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
  { weights, strength }: PartnerModel,
  knowsTopics: boolean,
  tell: (done: number) => void,
): Ranked {
  const evidence = evidenceOf(split.network, split.attributes)
  const shortlists = askers.map((asker, at) => {
    tell(at)
    const scores = partnerScores(evidence(askerOf(asker, knowsTopics)), weights)
    return shortlistOf(scores, excludedFor(split, asker), closely)
  })
  const prices = attentionPrices(shortlists, split.network.organisations, strength)
  return { name: 'splot', lists: shortlists.map((each) => pricedList(each, prices, depth)) }
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
