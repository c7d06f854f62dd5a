import { orderByLikeness } from './batch-order.ts'
import type { Corpus } from './corpus.ts'
import { type InfoNceGraph, openInfoNceGraph } from './infonce.graph.ts'
import { PairPool } from './pair-pool.ts'
import { drawPairs, type PairMix, type PairSource } from './pairs.ts'
import type { Random } from './random.ts'
import { type AdamTable, adamTable, stepRows } from './sparse-adam.ts'
import { type Disturbance, RowGradients, sumRows, textBatch } from './text-batch.ts'

export type TableRecipe = Readonly<{
  dimension: number
  epochs: number
  batchSize: number
  temperature: number
  /** At the beginning; it falls linearly to nothing. */
  learningRate: number
  /** Standard deviation of a table's first values: small, so that a piece never trained says little. */
  initialSpread: number
  disturbance: Disturbance
  mix: PairMix
  /** How many pairs that are easily mistaken for each other come together in a batch. */
  runLength: number
}>

/** How far training is; `loss` is a mean that forgets after some hundred batches, in nats. */
export type Progress = Readonly<{ step: number; stepsTotal: number; epoch: number; loss: number }>

/**
 * Trains the vectors of `rows` pieces on the pairs of `source`. Row-major, `dimension` numbers a row. The same random
 * source gives the same table.
 */
export async function trainTable(
  recipe: TableRecipe,
  rows: number,
  corpus: Corpus,
  source: PairSource,
  random: Random,
  onProgress: (progress: Progress) => void,
): Promise<Float32Array> {
  const { batchSize, dimension, temperature, epochs } = recipe
  const table = adamTable(rows, dimension)
  for (let i = 0; i < table.values.length; i++) {
    table.values[i] = random.normal() * recipe.initialSpread
  }
  const graph = await openInfoNceGraph(batchSize, dimension, temperature)
  const gradients = new RowGradients(rows, dimension)
  const state: TrainingState = { recipe, table, corpus, graph, gradients, random }
  const pool = new PairPool()
  let step = 0
  let stepsTotal = 0
  let loss = Number.NaN
  for (let epoch = 0; epoch < epochs; epoch++) {
    pool.clear()
    drawPairs(source, random, (left, right, concept) => pool.add(left, right, concept))
    const order = orderPairs(state, source, pool)
    if (epoch === 0) stepsTotal = Math.floor(pool.size / batchSize) * epochs
    for (let at = 0; at + batchSize <= pool.size; at += batchSize) {
      const rate = recipe.learningRate * Math.max(0, 1 - step / stepsTotal)
      const latest = await trainBatch(state, pool, order.subarray(at, at + batchSize), rate)
      loss = Number.isNaN(loss) ? latest : loss * 0.99 + latest * 0.01
      onProgress({ step: ++step, stepsTotal, epoch, loss })
    }
  }
  await graph.close()
  return table.values
}

type TrainingState = Readonly<{
  recipe: TableRecipe
  table: AdamTable
  corpus: Corpus
  graph: InfoNceGraph
  gradients: RowGradients
  random: Random
}>

/** Pairs are alike when their concepts have the same parent, or when they share a word: by turns, at random. */
function orderPairs(state: TrainingState, source: PairSource, pool: PairPool): Int32Array {
  const { corpus, random, recipe } = state
  const likeness = (pair: number) => {
    const parent = source.concepts[pool.conceptOf(pair)]?.parents[0]
    if (parent !== undefined && random.unit() < 0.5) return -1 - parent
    const text = pool.side(pair, 0)[0] as number
    const from = corpus.wordsFrom[text] as number
    const words = (corpus.wordsFrom[text + 1] as number) - from
    return words === 0 ? 0 : (corpus.words[from + random.below(words)] as number)
  }
  return orderByLikeness(pool.size, likeness, recipe.runLength, random)
}

/** One step on one batch of pairs; returns its loss in nats. */
async function trainBatch(
  { recipe, table, corpus, graph, gradients, random }: TrainingState,
  pool: PairPool,
  pairs: Int32Array,
  learningRate: number,
): Promise<number> {
  const texts = (side: 0 | 1) =>
    textBatch(
      corpus,
      Array.from(pairs, (pair) => pool.side(pair, side)),
      random,
      recipe.disturbance,
    )
  const left = texts(0)
  const right = texts(1)
  const result = await graph.run(
    sumRows(left, table.values, recipe.dimension),
    sumRows(right, table.values, recipe.dimension),
    pairs.map((pair) => pool.conceptOf(pair)),
  )
  gradients.add(left, result.leftGradient)
  gradients.add(right, result.rightGradient)
  const touched = gradients.take()
  stepRows(table, touched.rows, touched.gradients, learningRate)
  return result.loss
}
