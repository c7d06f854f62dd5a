import { best } from './attention.ts'
import { type EvidenceName, evidenceNames } from './partner-evidence.ts'
import type { PartnerWeights } from './partner-ranking.ts'

/** One asker with the candidates of whom some became partners later. */
export type Question = Readonly<{
  candidates: Int32Array
  /** For each name of evidence one number a candidate. */
  evidence: readonly Float32Array[]
  /** Of each candidate, 1 for those that became partners. */
  became: Uint8Array
  /** How many became partners at all, among the candidates or not. */
  partners: number
}>

export type Ascent = Readonly<{
  /** How many places of a list count. */
  depth: number
  rounds: number
}>

const firstStep = 0.4
const shrink = 0.6

/**
 * Weights that rank best, by coordinate ascent on the measure itself (Metzler and Croft, 2007): each weight in turn is moved up
 * or down by a step and stays where mean recall + mean nDCG of the first `depth` rise; steps shrink from round to round.
 * @param prices what each organisation costs, taken from its score before the list is cut
 * @returns the weights and the measure they reach, in [0, 2]
 */
export function ascend(
  questions: readonly Question[],
  start: PartnerWeights,
  prices: Float64Array,
  { depth, rounds }: Ascent,
): { weights: PartnerWeights; measure: number } {
  const steps = evidenceNames.map((_, at) => 1 / Math.max(1e-3, spreadOf(questions, at)))
  let weights: Record<EvidenceName, number> = { ...start }
  let scores = questions.map((question) => scoresOf(question, weights, prices))
  let measure = measureOf(questions, scores, depth)
  for (let round = 0; round < rounds; round++) {
    for (const [at, name] of evidenceNames.entries()) {
      for (const sign of [1, -1]) {
        const by = sign * firstStep * shrink ** round * (steps[at] as number)
        const moved = questions.map((question, place) =>
          movedBy(scores[place] as Float64Array, question.evidence[at] as Float32Array, by),
        )
        const reached = measureOf(questions, moved, depth)
        if (reached <= measure) continue
        weights = { ...weights, [name]: weights[name] + by }
        scores = moved
        measure = reached
        break
      }
    }
  }
  return { weights, measure }
}

function movedBy(scores: Float64Array, evidence: Float32Array, by: number): Float64Array {
  const moved = new Float64Array(scores.length)
  for (let at = 0; at < moved.length; at++)
    moved[at] = (scores[at] as number) + by * (evidence[at] as number)
  return moved
}

function scoresOf(
  { candidates, evidence }: Question,
  weights: PartnerWeights,
  prices: Float64Array,
): Float64Array {
  const scores = Float64Array.from(candidates, (candidate) => -(prices[candidate] ?? 0))
  for (const [at, name] of evidenceNames.entries()) {
    const row = evidence[at] as Float32Array
    const weight = weights[name]
    for (let place = 0; place < scores.length; place++)
      scores[place] = (scores[place] as number) + weight * (row[place] as number)
  }
  return scores
}

/** Mean recall + mean nDCG of the first `depth`, over questions. */
function measureOf(
  questions: readonly Question[],
  scores: readonly Float64Array[],
  depth: number,
): number {
  let sum = 0
  for (const [at, { became, partners }] of questions.entries()) {
    const list = best(scores[at] as Float64Array, depth)
    let [found, gain, ideal] = [0, 0, 0]
    for (const [place, candidate] of list.entries()) {
      const worth = 1 / Math.log2(place + 2)
      if (place < partners) ideal += worth
      if (became[candidate] === 0) continue
      found++
      gain += worth
    }
    if (partners > 0 && ideal > 0) sum += found / partners + gain / ideal
  }
  return questions.length === 0 ? 0 : sum / questions.length
}

/** Standard deviation of one kind of evidence over all candidates. */
function spreadOf(questions: readonly Question[], at: number): number {
  let [count, sum, squares] = [0, 0, 0]
  for (const { evidence } of questions) {
    for (const value of evidence[at] as Float32Array) {
      count++
      sum += value
      squares += value * value
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
