import { Worker } from 'node:worker_threads'
import type { LinearAnswer, LinearTask } from './group.worker.ts'

/** A thread with the solver in it. Tasks are answered one after another. */
export type Solver = Readonly<{
  solve: (task: LinearTask) => Promise<LinearAnswer>
  close: () => Promise<void>
}>

/** Starts the solver in a thread of its own, so that nobody else waits while it counts. */
export function openSolver(): Solver {
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(new URL('./group.worker.ts', import.meta.url), { execArgv: [] })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('The thread of the solver ended while it counted.')))
  let last: Promise<unknown> = Promise.resolve()
  const ask = (task: LinearTask) => {
    const answered = new Promise<LinearAnswer>((resolve) => worker.once('message', resolve))
    worker.postMessage(task)
    return Promise.race([answered, broken])
  }
  return {
    solve: (task) => {
      const answer = last.then(() => ask(task))
      last = answer.catch(() => {})
      return answer
    },
    close: async () => {
      await worker.terminate()
    },
  }
}
