import { attentionPrices, pricedList, type Shortlist } from '../matching/attention.ts'
import { ascend, type Question } from '../matching/coordinate-ascent.ts'
import { partnersOf } from '../matching/network.ts'
import { type Evidence, evidenceOf } from '../matching/partner-evidence.ts'
import {
  type PartnerWeights,
  partnerScores,
  shortlistOf,
  startingWeights,
} from '../matching/partner-ranking.ts'
import { askerOf, type Split, type TestAsker } from './participations.ts'
import { exposureOf } from './partner-figures.ts'

/** What a ranking of new partners needs to know beforehand. */
export type PartnerModel = Readonly<{
  weights: PartnerWeights
  /** How strongly attention is priced. */
  strength: number
  /** Mean recall + mean nDCG that the weights reach on what they were learnt from. */
  measure: number
}>

export type Wish = Readonly<{
  depth: number
  /** The most unevenly that places may be spread over organisations, as a Gini coefficient. */
  giniMax: number
}>

/** How many candidates of each asker are looked at closely. */
export const closely = 1000

const rounds = 4
const strengthMax = 1.6
/** Halvings after which the strength is known to a hundredth. */
const halvings = 7

/**
 * Learns weights and the strength of prices from one split. Weights and prices depend on each other, so the weights are learnt
 * twice, the second time under the prices of the first.
 */
export function learnPartners(
  split: Split,
  askers: readonly TestAsker[],
  knowsTopics: boolean,
  { depth, giniMax }: Wish,
  tell: (done: number) => void,
): PartnerModel {
  const questions = questionsOf(split, askers, knowsTopics, tell)
  const { organisations } = split.network
  const free = ascend(questions, startingWeights, new Float64Array(), { depth, rounds })
  const price = (weights: PartnerWeights) =>
    priceFor(
      questions.map((question) => shortlisted(question, weights)),
      organisations,
      { depth, giniMax },
    )
  const first = price(free.weights)
  const priced = ascend(questions, free.weights, first.prices, { depth, rounds })
  return { ...priced, strength: price(priced.weights).strength }
}

/** The weakest prices, to a hundredth, that spread places well enough; the strongest where none do. */
function priceFor(
  shortlists: readonly Shortlist[],
  organisations: number,
  { depth, giniMax }: Wish,
): { strength: number; prices: Float64Array } {
  const at = (strength: number) => {
    const prices = attentionPrices(shortlists, organisations, strength)
    const lists = shortlists.map((shortlist) => pricedList(shortlist, prices, depth))
    return { strength, prices, spread: exposureOf(lists, organisations).gini <= giniMax }
  }
  const free = at(0)
  if (free.spread) return free
  let [low, enough] = [0, at(strengthMax)]
  for (let halving = 0; halving < halvings; halving++) {
    const middle = at((low + enough.strength) / 2)
    if (middle.spread) enough = middle
    else low = middle.strength
  }
  return enough
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
