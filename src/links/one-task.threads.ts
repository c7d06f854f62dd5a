import { Worker } from 'node:worker_threads'

/** What a thread says: how far it is, as often as it likes, and its answer once. */
export type ThreadNews<Answer, Progress = never> =
  | Readonly<{ kind: 'progress'; progress: Progress }>
  | Readonly<{ kind: 'done'; answer: Answer }>

/**
 * Gives one task to a thread of its own, so that nobody else waits while it counts, and ends the thread with it.
 * @param file reads the task from `workerData`, and posts `ThreadNews`
 */
export async function inThread<Answer, Progress = never>(
  file: URL,
  task: unknown,
  signal?: AbortSignal,
  told?: (progress: Progress) => void,
): Promise<Answer> {
  signal?.throwIfAborted()
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(file, { workerData: task, execArgv: [] })
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  worker.on('message', (news: ThreadNews<Answer, Progress>) => {
    if (news.kind === 'done') resolve(news.answer)
    else told?.(news.progress)
  })
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread ended before it had answered.')))
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    return await promise
  } finally {
    signal?.removeEventListener('abort', stop)
    await worker.terminate()
  }
}
