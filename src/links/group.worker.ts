/** The thread of `chooseInThread`: it is given a problem when it starts, tells of each group, and answers once. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Choice, type ChoiceWish, chooseGroups } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import { openHighs } from './highs.loader.ts'
import type { ThreadNews } from './one-task.threads.ts'

export type ChoiceTask = Readonly<{ problem: GroupProblem; wish: Omit<ChoiceWish, 'told'> }>
export type ChoiceProgress = Readonly<{ groups: number; of: number }>

const say = (news: ThreadNews<Choice, ChoiceProgress>) => parentPort?.postMessage(news)
const told = (groups: number, of: number) => say({ kind: 'progress', progress: { groups, of } })
const { problem, wish } = workerData as ChoiceTask
say({ kind: 'done', answer: chooseGroups(problem, await openHighs(), { ...wish, told }) })
