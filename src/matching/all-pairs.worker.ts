/** A thread of `topK`: it is given all vectors when it starts, in shared memory, and writes its answers there. */
import { workerData } from 'node:worker_threads'
import { answerTasks } from '../platform/thread.ts'
import { type BlockGraph, openBlockGraph } from './all-pairs.graph.ts'
import { type BestLists, mergeBest } from './best-lists.ts'
import type { Range } from './ranges.ts'

export type AllPairsWork = Readonly<{
  queries: Float32Array
  rows: Float32Array
  dimension: number
  lists: BestLists
}>

/** 33 MB of scores a thread; of the sizes tried, the one with the most products a second. */
const rowsAtOnce = 16_384

const { queries, rows, dimension, lists } = workerData as AllPairsWork
const graphs = new Map<number, BlockGraph>()

/** A last block of few rows may have fewer than `k`. */
async function graphFor(k: number): Promise<BlockGraph> {
  const graph = graphs.get(k) ?? (await openBlockGraph(dimension, k))
  graphs.set(k, graph)
  return graph
}

async function answer({ from, to }: Range): Promise<void> {
  const asking = queries.subarray(from * dimension, to * dimension)
  const count = rows.length / dimension
  for (let firstRow = 0; firstRow < count; firstRow += rowsAtOnce) {
    const end = Math.min(count, firstRow + rowsAtOnce)
    const k = Math.min(lists.k, end - firstRow)
    const graph = await graphFor(k)
    const best = await graph.run(asking, rows.subarray(firstRow * dimension, end * dimension))
    mergeBest(lists, from, { ...best, k }, firstRow)
  }
}

answerTasks(answer)
