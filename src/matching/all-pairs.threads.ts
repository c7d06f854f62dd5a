import { availableParallelism } from 'node:os'
import { openThread as openThreadOf, shareAmong, type Thread } from '../platform/thread.ts'
import type { AllPairsWork } from './all-pairs.worker.ts'
import type { BestLists } from './best-lists.ts'
import { type Range, rangesOf } from './ranges.ts'

export type TopKOptions = Readonly<{
  /** How many threads compute; as many as there are cores, but at most four, when not given. */
  threads?: number
  signal?: AbortSignal
  /** Told the share that is done, from 0 to 1, after each block of queries. */
  progress?: (share: number) => void
}>

const threadsMax = 4
const queriesAtOnce = 512

/** Threads that hold all queries and rows, in shared memory, and fill lists of the best. */
export type AllPairs = Readonly<{
  lists: BestLists
  /** Fills the lists of these queries from the rows as they are now; whatever stood in them is forgotten. */
  answer(queries: Range): Promise<void>
  close(): Promise<void>
}>

/**
 * For each query the `k` rows with the largest dot products, exactly, by blocked matrix products in ONNX Runtime; for unit
 * vectors, the nearest by cosine. Scores are never kept whole: each thread holds one block of them. Every block of queries
 * is one message to a thread, so that a job elsewhere may as well answer a part of the queries.
 * @param queries, rows vectors of `dimension` 32-bit floats, one after another; shared memory is used as it is, other is copied
 * @returns for query q, places of rows in `places[q·k …]` with their `scores`, largest first; `k` is no more than there are rows
 * @throws RangeError for no rows, a part of a vector, a `k` below 1, or a value that is no number
 */
export async function topK(
  queries: Float32Array,
  rows: Float32Array,
  dimension: number,
  k: number,
  options: TopKOptions = {},
): Promise<BestLists> {
  const pairs = openAllPairs(queries, rows, dimension, k, options)
  try {
    await pairs.answer({ from: 0, to: queries.length / dimension })
    return pairs.lists
  } finally {
    await pairs.close()
  }
}

/** What `topK` does, for whoever asks some queries of some rows and others after the rows have changed. */
export function openAllPairs(
  queries: Float32Array,
  rows: Float32Array,
  dimension: number,
  k: number,
  { threads, signal, progress }: TopKOptions = {},
): AllPairs {
  refuseUnsound(queries, rows, dimension, k)
  const count = queries.length / dimension
  const kept = Math.min(k, rows.length / dimension)
  const lists = {
    k: kept,
    places: new Int32Array(new SharedArrayBuffer(4 * count * kept)),
    scores: new Float32Array(new SharedArrayBuffer(4 * count * kept)),
  }
  const work = { queries: shared(queries), rows: shared(rows), dimension, lists }
  const wanted = threads ?? Math.min(availableParallelism(), threadsMax)
  const blocks = Math.ceil(count / queriesAtOnce)
  const pool = Array.from({ length: Math.min(wanted, blocks) }, () => openThread(work))
  let done = 0
  return {
    lists,
    answer: async ({ from, to }) => {
      lists.places.fill(-1, from * kept, to * kept)
      signal?.throwIfAborted()
      await shareAmong(pool, rangesOf({ from, to }, queriesAtOnce), (range) => {
        signal?.throwIfAborted()
        done += range.to - range.from
        progress?.(done / count)
      })
    },
    close: async () => {
      await Promise.all(pool.map((thread) => thread.close()))
    },
  }
}

function openThread(work: AllPairsWork): Thread<Range, void, never> {
  return openThreadOf(new URL('./all-pairs.worker.ts', import.meta.url), work)
}

function shared(vectors: Float32Array): Float32Array {
  if (vectors.buffer instanceof SharedArrayBuffer) return vectors
  const copy = new Float32Array(new SharedArrayBuffer(4 * vectors.length))
  copy.set(vectors)
  return copy
}

function refuseUnsound(
  queries: Float32Array,
  rows: Float32Array,
  dimension: number,
  k: number,
): void {
  if (!Number.isInteger(dimension) || dimension < 1)
    throw new RangeError(`A dimension must be 1 or more, not ${dimension}.`)
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`k must be 1 or more, not ${k}.`)
  if (rows.length === 0) throw new RangeError('There are no rows to choose from.')
  for (const [name, vectors] of [
    ['queries', queries],
    ['rows', rows],
  ] as const) {
    if (vectors.length % dimension !== 0)
      throw new RangeError(
        `${vectors.length} numbers of ${name} are no whole vectors of ${dimension}.`,
      )
    if (!areFinite(vectors))
      throw new RangeError(`A vector of the ${name} has a value that is no number.`)
  }
}

/** A loop, because `every` takes ten times as long, a quarter of a second for 30,000 vectors of each side. */
function areFinite(values: Float32Array): boolean {
  for (let at = 0; at < values.length; at++) if (!Number.isFinite(values[at])) return false
  return true
}
