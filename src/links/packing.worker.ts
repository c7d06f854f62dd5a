/** The thread of `packInThread`: it is given a graph, and answers once. */
import { answerTasks } from '../platform/thread.ts'
import type { AnswerGraph } from './circle.ts'
import { type Packing, type PackingWish, packCircles } from './packing.solver.ts'

export type PackingTask = Readonly<{ graph: AnswerGraph; wish: PackingWish }>

answerTasks<PackingTask, Packing>(({ graph, wish }) => packCircles(graph, wish))
