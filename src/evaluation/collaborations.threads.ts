import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { SliceWish } from './collaboration-slice.ts'
import type { SliceReport } from './collaborations.ts'
import type { SliceWork } from './collaborations.worker.ts'

/** What a thread says of its task: how far it is, then what came of it. */
export type ThreadAnswer<Report> = Readonly<{ done: number } | { report: Report }>

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
  const pool = Array.from({ length: threads }, () => openThread<Task, Report>(file, work))
  const done = tasks.map(() => 0)
  const reports: Report[] = []
  const waiting = tasks.entries()
  try {
    await Promise.all(
      pool.map(async (thread) => {
        for (const [at, task] of waiting)
          reports[at] = await thread.evaluate(task, (so) => {
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

/** One thread, which does one task at a time. */
function openThread<Task, Report>(file: URL, workerData: unknown) {
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(file, { workerData, execArgv: [] })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread ended while it evaluated.')))
  return {
    evaluate: (task: Task, tell: (done: number) => void): Promise<Report> => {
      const answered = new Promise<Report>((resolve) => {
        const listen = (answer: ThreadAnswer<Report>) => {
          if ('done' in answer) return tell(answer.done)
          worker.off('message', listen)
          resolve(answer.report)
        }
        worker.on('message', listen)
      })
      worker.postMessage(task)
      return Promise.race([answered, broken])
    },
    close: () => worker.terminate(),
  }
}
