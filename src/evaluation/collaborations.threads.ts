import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SliceWish } from './collaboration-slice.ts'
import type { SliceReport } from './collaborations.ts'
import type { SliceAnswer, SliceWork } from './collaborations.worker.ts'

/** Evaluates slices side by side, one a core. @param tell how many askers were looked at, in all threads */
export async function evaluateInThreads(
  work: SliceWork,
  slices: readonly SliceWish[],
  tell: (done: number) => void,
): Promise<SliceReport[]> {
  const threads = Math.min(availableParallelism(), slices.length)
  const pool = Array.from({ length: threads }, () => openThread(work))
  const done = slices.map(() => 0)
  const reports: SliceReport[] = []
  const waiting = slices.entries()
  try {
    await Promise.all(
      pool.map(async (thread) => {
        for (const [at, slice] of waiting)
          reports[at] = await thread.evaluate(slice, (so) => {
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

/** One thread, which evaluates one slice at a time. */
function openThread(workerData: SliceWork) {
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(new URL('./collaborations.worker.ts', import.meta.url), {
    workerData,
    execArgv: [],
  })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread ended while it evaluated.')))
  return {
    evaluate: (slice: SliceWish, tell: (done: number) => void): Promise<SliceReport> => {
      const answered = new Promise<SliceReport>((resolve) => {
        const listen = (answer: SliceAnswer) => {
          if ('done' in answer) return tell(answer.done)
          worker.off('message', listen)
          resolve(answer.report)
        }
        worker.on('message', listen)
      })
      worker.postMessage(slice)
      return Promise.race([answered, broken])
    },
    close: () => worker.terminate(),
  }
}
