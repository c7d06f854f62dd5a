/** A thread of `evaluateInThreads`: it is given all participations when it starts, and one slice at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import { type CollaborationsWish, evaluateSlice, type SliceWish } from './collaboration-slice.ts'
import type { ThreadAnswer } from './collaborations.threads.ts'
import type { SliceReport } from './collaborations.ts'
import { type Participations, splitAt } from './participations.ts'

export type SliceWork = Readonly<{ participations: Participations; wish: CollaborationsWish }>

const { participations, wish } = workerData as SliceWork
const [test, before] = [splitAt(participations, wish.year), splitAt(participations, wish.year - 1)]
const say = (answer: ThreadAnswer<SliceReport>) => parentPort?.postMessage(answer)

parentPort?.on('message', (slice: SliceWish) =>
  say({ report: evaluateSlice(before, test, slice, wish, (done) => say({ done })) }),
)
