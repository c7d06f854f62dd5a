import { availableParallelism } from 'node:os'
import { openThread } from '../platform/thread.ts'
import type { SliceWish } from './collaboration-slice.ts'
import type { SliceReport } from './collaborations.ts'
import type { SliceWork } from './collaborations.worker.ts'

/** Evaluates slices side by side, one a core. @param tell how many askers were looked at, in all threads */
export function evaluateInThreads(
  work: SliceWork,
  slices: readonly SliceWish[],
  tell: (done: number) => void,
): Promise<SliceReport[]> {
  return inThreads(new URL('./collaborations.worker.ts', import.meta.url), work, slices, tell)
}

/**
 * Does tasks side by side, one a core.
 * @param file of the thread, which is given `work` when it starts, and then one task at a time
 * @param tell how much was done, in all threads
 */
export async function inThreads<Task, Report>(
  file: URL,
  work: unknown,
  tasks: readonly Task[],
  tell: (done: number) => void,
): Promise<Report[]> {
  const threads = Math.min(availableParallelism(), tasks.length)
  const pool = Array.from({ length: threads }, () => openThread<Task, Report, number>(file, work))
  const done = tasks.map(() => 0)
  const reports: Report[] = []
  const waiting = tasks.entries()
  try {
    await Promise.all(
      pool.map(async (thread) => {
        for (const [at, task] of waiting)
          reports[at] = await thread.answer(task, (so) => {
            done[at] = so
            tell(done.reduce((sum, each) => sum + each, 0))
          })
      }),
    )
  } finally {
    await Promise.all(pool.map((thread) => thread.close()))
  }
  return reports
}
