import { Worker } from 'node:worker_threads'
import type { Choice, ChoiceWish } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import type { ChoiceNews, ChoiceTask } from './group.worker.ts'

/** Chooses groups in a thread of its own, so that nobody else waits while it counts. For one problem. */
export async function chooseInThread(
  problem: GroupProblem,
  { told, ...wish }: ChoiceWish,
  signal?: AbortSignal,
): Promise<Choice> {
  signal?.throwIfAborted()
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(new URL('./group.worker.ts', import.meta.url), { execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<Choice>()
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('The thread that chooses groups ended too early.')))
  worker.on('message', (news: ChoiceNews) => {
    if (news.kind === 'done') resolve(news.choice)
    else told?.(news.groups, news.of)
  })
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop)
  worker.postMessage({ problem, wish } satisfies ChoiceTask)
  try {
    return await promise
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
