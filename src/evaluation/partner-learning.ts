import {
  attentionPrices,
  type Shortlist,
  type Spreading,
  spreadLists,
} from '../matching/attention.ts'
import { partnersOf } from '../matching/network.ts'
import { learnChoice, type Question } from '../matching/partner-choice.ts'
import { type Evidence, evidenceNames, evidenceOf } from '../matching/partner-evidence.ts'
import {
  type PartnerWeights,
  partnerScores,
  shortlistOf,
  startingWeights,
} from '../matching/partner-ranking.ts'
import { meanOf } from './metrics.ts'
import { askerOf, type Split, type TestAsker } from './participations.ts'
import { exposureOf, partnerFigures } from './partner-figures.ts'

/** What a ranking of new partners needs to know beforehand. */
export type PartnerModel = Readonly<{
  weights: PartnerWeights
  spreading: Spreading
  /** Mean recall and nDCG, and the Gini coefficient of places, on what the weights were learnt from. */
  reached: Readonly<{ recall: number; ndcg: number; gini: number }>
}>

export type Wish = Readonly<{
  depth: number
  /** The most unevenly that places may be spread over organisations, as a Gini coefficient. */
  giniMax: number
}>

/** How many candidates of each asker are looked at closely. */
export const closely = 500

const strengths = [0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.9]
const keptMax = 8

/**
 * Learns weights from one split, then how to spread places: of all strengths of prices and numbers of places kept for the unseen
 * whose lists are even enough, those that find most; the most even of them where none is.
 */
export function learnPartners(
  split: Split,
  askers: readonly TestAsker[],
  knowsTopics: boolean,
  wish: Wish,
  tell: (done: number) => void,
): PartnerModel {
  const questions = questionsOf(split, askers, knowsTopics, tell)
  const weights = learnChoice(questions, evidenceNames)
  const shortlists = questions.map((question) => shortlisted(question, weights))
  return { weights, ...bestSpreading(shortlists, askers, split.network.organisations, wish) }
}

function bestSpreading(
  shortlists: readonly Shortlist[],
  askers: readonly TestAsker[],
  organisations: number,
  { depth, giniMax }: Wish,
): Pick<PartnerModel, 'spreading' | 'reached'> {
  const tried = strengths.flatMap((strength) => {
    const prices = attentionPrices(shortlists, organisations, strength)
    const listsOf = spreadLists(shortlists, prices)
    return Array.from({ length: keptMax + 1 }, (_, kept) => {
      const lists = listsOf(depth, kept)
      const figures = lists.map((list, at) =>
        partnerFigures(list, (askers[at] as TestAsker).found, depth),
      )
      const recall = meanOf(figures.map((one) => one.recall))
      const ndcg = meanOf(figures.map((one) => one.ndcg))
      const { gini } = exposureOf(lists, organisations)
      return { spreading: { strength, kept }, reached: { recall, ndcg, gini } }
    })
  })
  const even = tried.filter(({ reached }) => reached.gini <= giniMax)
  const worth = ({ reached }: (typeof tried)[number]) =>
    even.length > 0 ? reached.recall + reached.ndcg : -reached.gini
  return (even.length > 0 ? even : tried).reduce((one, other) =>
    worth(other) > worth(one) ? other : one,
  )
}

function questionsOf(
  split: Split,
  askers: readonly TestAsker[],
  knowsTopics: boolean,
  tell: (done: number) => void,
): Question[] {
  const evidence = evidenceOf(split.network, split.attributes)
  return askers.map((test, at) => {
    tell(at)
    const all = evidence(askerOf(test, knowsTopics))
    const scores = partnerScores(all, startingWeights)
    const { candidates } = shortlistOf(scores, excludedFor(split, test), closely)
    return {
      candidates,
      evidence: all.map((row) => Float32Array.from(candidates, (at) => row[at] as number)),
      became: Uint8Array.from(candidates, (at) => Number(test.found.has(at))),
      partners: test.found.size,
    }
  })
}

function shortlisted({ candidates, evidence }: Question, weights: PartnerWeights): Shortlist {
  const rows: Evidence = evidence.map((row) => Float64Array.from(row))
  return { candidates, scores: partnerScores(rows, weights) }
}

/** New partners are wanted: nobody one has worked with already, nor oneself. */
export function excludedFor({ network }: Split, { organisation }: TestAsker): number[] {
  return organisation === null ? [] : [organisation, ...partnersOf(network, organisation)]
}
