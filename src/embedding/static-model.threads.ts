import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { StaticModel } from './static-model.ts'
import type { TextRun } from './text-runs.ts'

/** More cores than this are left to the rest of the machine. */
const threadsMax = 4
/** While a thread works on one run of texts the next already lies there. */
const runsPerThread = 2

/** Threads that embed with one model in shared memory. They start at the first call and are kept for the next. */
export class EmbeddingThreads {
  readonly #model: StaticModel
  #threads: EmbeddingThread[] = []

  constructor(model: StaticModel) {
    this.#model = model
  }

  /** Embeds runs of `texts`, each in whichever thread is free; `hear` gets a run's vectors one after another in one array. */
  async embed(
    texts: readonly string[],
    runs: Generator<TextRun>,
    hear: (run: TextRun, vectors: Float32Array) => void,
  ): Promise<void> {
    const takeRuns = async (thread: EmbeddingThread) => {
      for (const run of runs) hear(run, await thread.embed(texts.slice(run.from, run.to)))
    }
    const threads = this.#open()
    const takers = threads.flatMap((thread) => Array<EmbeddingThread>(runsPerThread).fill(thread))
    try {
      await Promise.all(takers.map(takeRuns))
    } catch (error) {
      // A thread that failed is gone; the next call starts anew.
      if (this.#threads === threads) await this.close()
      throw error
    }
  }

  async close(): Promise<void> {
    const threads = this.#threads
    this.#threads = []
    await Promise.all(threads.map((thread) => thread.close()))
  }

  #open(): readonly EmbeddingThread[] {
    if (this.#threads.length === 0) {
      const length = Math.min(availableParallelism(), threadsMax)
      this.#threads = Array.from({ length }, () => new EmbeddingThread(this.#model))
    }
    return this.#threads
  }
}

type Question = Readonly<{ resolve(vectors: Float32Array): void; reject(reason: Error): void }>

/** One thread. It keeps the process alive only while it is at work. */
class EmbeddingThread {
  readonly #worker: Worker
  /** What was asked and is not answered yet; answers come in the order of the questions. */
  #open: Question[] = []
  #end: Error | undefined

  constructor(workerData: StaticModel) {
    // Without the options that the process was started with: they speak of its own file.
    const options = { workerData, execArgv: [] }
    this.#worker = new Worker(new URL('./static-model.worker.ts', import.meta.url), options)
    this.#worker.unref()
    this.#worker.on('message', (vectors: Float32Array) => {
      this.#open.shift()?.resolve(vectors)
      if (this.#open.length === 0) this.#worker.unref()
    })
    this.#worker.on('error', (error) => this.#fail(error as Error))
    this.#worker.on('exit', () => this.#fail(new Error('The model was closed while it embedded.')))
  }

  embed(texts: readonly string[]): Promise<Float32Array> {
    if (this.#end) return Promise.reject(this.#end)
    return new Promise((resolve, reject) => {
      if (this.#open.length === 0) this.#worker.ref()
      this.#open.push({ resolve, reject })
      this.#worker.postMessage(texts)
    })
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #fail(reason: Error): void {
    this.#end ??= reason
    for (const { reject } of this.#open) reject(reason)
    this.#open = []
  }
}
