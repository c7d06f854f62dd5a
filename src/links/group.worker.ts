/** A thread that chooses groups, one problem after another: each blocks it until it is done. */
import { parentPort } from 'node:worker_threads'
import { type Choice, type ChoiceWish, chooseGroups } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import { openHighs } from './highs.loader.ts'

export type ChoiceTask = Readonly<{ problem: GroupProblem; wish: Omit<ChoiceWish, 'told'> }>
export type ChoiceNews =
  | Readonly<{ kind: 'progress'; groups: number; of: number }>
  | Readonly<{ kind: 'done'; choice: Choice }>

const solver = await openHighs()
const say = (news: ChoiceNews) => parentPort?.postMessage(news)

parentPort?.on('message', ({ problem, wish }: ChoiceTask) => {
  const told = (groups: number, of: number) => say({ kind: 'progress', groups, of })
  say({ kind: 'done', choice: chooseGroups(problem, solver, { ...wish, told }) })
})
