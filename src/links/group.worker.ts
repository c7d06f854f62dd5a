/** The thread of `chooseInThread`: it is given a problem, tells of each group, and answers once. */
import { answerTasks } from '../platform/thread.ts'
import { type Choice, type ChoiceWish, chooseGroups } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import { openHighs } from './highs.loader.ts'

export type ChoiceTask = Readonly<{ problem: GroupProblem; wish: Omit<ChoiceWish, 'told'> }>
export type ChoiceProgress = Readonly<{ groups: number; of: number }>

answerTasks<ChoiceTask, Choice, ChoiceProgress>(async ({ problem, wish }, tell) => {
  const told = (groups: number, of: number) => tell({ groups, of })
  return chooseGroups(problem, await openHighs(), { ...wish, told })
})
