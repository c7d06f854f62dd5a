/** The thread of `packInThread`: it is given a graph when it starts, and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerGraph } from './circle.ts'
import { type PackingWish, packCircles } from './packing.solver.ts'

export type PackingWork = Readonly<{ graph: AnswerGraph; wish: PackingWish }>

const { graph, wish } = workerData as PackingWork
parentPort?.postMessage(await packCircles(graph, wish))
