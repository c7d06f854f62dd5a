import { inThread } from '../platform/thread.ts'
import type { AnswerGraph } from './circle.ts'
import type { Packing, PackingWish } from './packing.solver.ts'
import type { PackingTask } from './packing.worker.ts'

/** The same as `packCircles`, in a thread of its own: HiGHS does not let go before it is done. */
export function packInThread(
  graph: AnswerGraph,
  wish: PackingWish,
  signal?: AbortSignal,
): Promise<Packing> {
  const file = new URL('./packing.worker.ts', import.meta.url)
  return inThread<PackingTask, Packing>(file, { graph, wish }, signal)
}
