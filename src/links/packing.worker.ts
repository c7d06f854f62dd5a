/** The thread of `packInThread`: it is given a graph when it starts, and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerGraph } from './circle.ts'
import type { ThreadNews } from './one-task.threads.ts'
import { type Packing, type PackingWish, packCircles } from './packing.solver.ts'

export type PackingTask = Readonly<{ graph: AnswerGraph; wish: PackingWish }>

const { graph, wish } = workerData as PackingTask
const news: ThreadNews<Packing> = { kind: 'done', answer: await packCircles(graph, wish) }
parentPort?.postMessage(news)
