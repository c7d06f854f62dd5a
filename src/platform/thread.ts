import { parentPort, Worker } from 'node:worker_threads'

/** What a thread says of a task: how far it is, as often as it likes, and its answer once. */
type News<Answer, Progress> =
  | Readonly<{ kind: 'progress'; progress: Progress }>
  | Readonly<{ kind: 'done'; answer: Answer }>

/** A thread of this process, which does one task at a time. */
export type Thread<Task, Answer, Progress> = Readonly<{
  answer(task: Task, told?: (progress: Progress) => void): Promise<Answer>
  close(): Promise<unknown>
}>

/** @param file calls `answerTasks`, and may read `workerData` when it starts */
export function openThread<Task, Answer, Progress = never>(
  file: URL,
  workerData?: unknown,
): Thread<Task, Answer, Progress> {
  // Without the options that the process was started with: they speak of its own file.
  const worker = new Worker(file, { workerData, execArgv: [] })
  const { promise: broken, reject } = Promise.withResolvers<never>()
  broken.catch(() => {})
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('A thread ended before it had answered.')))
  return {
    answer: (task, told) => {
      const answered = new Promise<Answer>((resolve) => {
        const listen = (news: News<Answer, Progress>) => {
          if (news.kind === 'progress') return told?.(news.progress)
          worker.off('message', listen)
          resolve(news.answer)
        }
        worker.on('message', listen)
      })
      worker.postMessage(task)
      return Promise.race([answered, broken])
    },
    close: () => worker.terminate(),
  }
}

/** Gives one task to a thread of its own, so that nobody else waits while it counts, and ends the thread with it. */
export async function inThread<Task, Answer, Progress = never>(
  file: URL,
  task: Task,
  signal?: AbortSignal,
  told?: (progress: Progress) => void,
): Promise<Answer> {
  signal?.throwIfAborted()
  const thread = openThread<Task, Answer, Progress>(file)
  const { promise: stopped, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    return await Promise.race([thread.answer(task, told), stopped])
  } finally {
    signal?.removeEventListener('abort', stop)
    await thread.close()
  }
}

/** In a thread: does each task that comes. */
export function answerTasks<Task, Answer, Progress = never>(
  work: (task: Task, tell: (progress: Progress) => void) => Answer | Promise<Answer>,
): void {
  const say = (news: News<Answer, Progress>) => parentPort?.postMessage(news)
  const tell = (progress: Progress) => say({ kind: 'progress', progress })
  parentPort?.on('message', async (task: Task) =>
    say({ kind: 'done', answer: await work(task, tell) }),
  )
}

/** Gives tasks to several threads, each the next one when it has answered the last. */
export async function shareAmong<Task, Answer>(
  threads: readonly Thread<Task, Answer, never>[],
  tasks: Iterable<Task>,
  answered: (task: Task) => void,
): Promise<void> {
  const waiting = Iterator.from(tasks)
  const takeTasks = async (thread: Thread<Task, Answer, never>) => {
    for (const task of waiting) {
      await thread.answer(task)
      answered(task)
    }
  }
  await Promise.all(threads.map(takeTasks))
}
