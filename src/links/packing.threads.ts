import { Worker } from 'node:worker_threads'
import type { AnswerGraph } from './circle.ts'
import type { Packing, PackingWish } from './packing.solver.ts'

/** The same as `packCircles`, in a thread of its own: HiGHS does not let go before it is done. */
export async function packInThread(
  graph: AnswerGraph,
  wish: PackingWish,
  signal?: AbortSignal,
): Promise<Packing> {
  signal?.throwIfAborted()
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(new URL('./packing.worker.ts', import.meta.url), {
    workerData: { graph, wish },
    execArgv: [],
  })
  const { promise, resolve, reject } = Promise.withResolvers<Packing>()
  worker.on('message', resolve)
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread ended while it chose circles.')))
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    return await promise
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
