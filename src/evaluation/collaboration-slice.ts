import { drawnPlaces } from '../embedding/random.ts'
import { attentionPrices, spreadLists } from '../matching/attention.ts'
import { placesOfBest } from '../matching/best.ts'
import { evidenceOf } from '../matching/partner-evidence.ts'
import { partnerScores, shortlistOf } from '../matching/partner-ranking.ts'
import type { Slice, SliceReport } from './collaborations.ts'
import { meanOf } from './metrics.ts'
import { askerOf, type Split, type TestAsker } from './participations.ts'
import { baselinesOf } from './partner-baselines.ts'
import { exposureOf, partnerFigures } from './partner-figures.ts'
import { closely, excludedFor, learnPartners, type PartnerModel } from './partner-learning.ts'
import { compareRankings } from './ranking-comparison.ts'

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
      return placesOfBest(open, depth)
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
  return { name: 'splot', lists: spreadLists(shortlists, prices)(depth, spreading.kept) }
}

/** Figures and gains of rankings, and how evenly each spreads its places. */
function compared(
  ranked: readonly Ranked[],
  askers: readonly TestAsker[],
  catalogue: number,
  wish: { resamples: number; seed: number },
): Pick<SliceReport, 'rankings' | 'gains'> {
  const named = ranked.map(({ name, lists }) => ({
    name,
    figures: lists.map((list, at) => partnerFigures(list, (askers[at] as TestAsker).found, depth)),
  }))
  const { rankings, gains } = compareRankings(named, wish)
  return {
    rankings: rankings.map((row, at) => ({
      ...row,
      ...exposureOf((ranked[at] as Ranked).lists, catalogue),
    })),
    gains,
  }
}

/** Some of them, the same for the same seed, in their order. */
function drawn(askers: readonly TestAsker[], count: number, seed: number): TestAsker[] {
  return drawnPlaces(askers.length, count, seed).map((at) => askers[at] as TestAsker)
}
