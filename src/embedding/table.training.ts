import { orderByLikeness } from './batch-order.ts'
import type { Corpus } from './corpus.ts'
import { type InfoNceGraph, openInfoNceGraph } from './infonce.graph.ts'
import { PairPool } from './pair-pool.ts'
import { drawPairs, type PairMix, type PairSource } from './pairs.ts'
import { type Random, type RandomState, randomFrom } from './random.ts'
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

/** Where training is between two epochs: all that is needed to go on as if it had not been interrupted. */
export type TableState = Readonly<{
  epochsDone: number
  step: number
  stepsTotal: number
  loss: number
  random: RandomState
  table: AdamTable
}>

export type TableListener = Readonly<{
  onProgress(progress: Progress): void
  /** After each epoch; what it is given changes as training goes on. */
  onEpoch(state: TableState): void
}>

/**
 * Trains the vectors of `rows` pieces on the pairs of `source`. Row-major, `dimension` numbers a row. The same random
 * numbers give the same table, with or without an interruption between two epochs.
 */
export async function trainTable(
  recipe: TableRecipe,
  rows: number,
  corpus: Corpus,
  source: PairSource,
  begin: RandomState | TableState,
  listener: TableListener,
): Promise<Float32Array> {
  const { batchSize, dimension, temperature, epochs } = recipe
  const { random, table, ...at } = 'table' in begin ? resumed(begin) : fresh(recipe, rows, begin)
  const graph = await openInfoNceGraph(batchSize, dimension, temperature)
  const gradients = new RowGradients(rows, dimension)
  const state: TrainingState = { recipe, table, corpus, graph, gradients, random }
  const pool = new PairPool()
  let { step, stepsTotal, loss } = at
  for (let epoch = at.epochsDone; epoch < epochs; epoch++) {
    pool.clear()
    drawPairs(source, random, (left, right, concept) => pool.add(left, right, concept))
    const order = orderPairs(state, source, pool)
    if (epoch === 0) stepsTotal = Math.floor(pool.size / batchSize) * epochs
    for (let at = 0; at + batchSize <= pool.size; at += batchSize) {
      const rate = recipe.learningRate * Math.max(0, 1 - step / stepsTotal)
      const latest = await trainBatch(state, pool, order.subarray(at, at + batchSize), rate)
      loss = Number.isNaN(loss) ? latest : loss * 0.99 + latest * 0.01
      listener.onProgress({ step: ++step, stepsTotal, epoch, loss })
    }
    listener.onEpoch({
      epochsDone: epoch + 1,
      step,
      stepsTotal,
      loss,
      random: random.state(),
      table,
    })
  }
  await graph.close()
  return table.values
}

function fresh(recipe: TableRecipe, rows: number, state: RandomState) {
  const random = randomFrom(state)
  const table = adamTable(rows, recipe.dimension)
  for (let i = 0; i < table.values.length; i++) {
    table.values[i] = random.normal() * recipe.initialSpread
  }
  return { random, table, epochsDone: 0, step: 0, stepsTotal: 0, loss: Number.NaN }
}

function resumed({ random, ...state }: TableState) {
  return { ...state, random: randomFrom(random) }
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
