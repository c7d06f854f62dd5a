/** A thread of `evaluateInThreads`: it is given all participations when it starts, and one slice at a time. */
import { workerData } from 'node:worker_threads'
import { answerTasks } from '../platform/thread.ts'
import { type CollaborationsWish, evaluateSlice, type SliceWish } from './collaboration-slice.ts'
import type { SliceReport } from './collaborations.ts'
import { type Participations, splitAt } from './participations.ts'

export type SliceWork = Readonly<{ participations: Participations; wish: CollaborationsWish }>

const { participations, wish } = workerData as SliceWork
const [test, before] = [splitAt(participations, wish.year), splitAt(participations, wish.year - 1)]

answerTasks<SliceWish, SliceReport, number>((slice, tell) =>
  evaluateSlice(before, test, slice, wish, tell),
)
