import type { Choice, ChoiceWish } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import type { ChoiceProgress, ChoiceTask } from './group.worker.ts'
import { inThread } from './one-task.threads.ts'

/** The same as `chooseGroups`, in a thread of its own. */
export function chooseInThread(
  problem: GroupProblem,
  { told, ...wish }: ChoiceWish,
  signal?: AbortSignal,
): Promise<Choice> {
  const task: ChoiceTask = { problem, wish }
  const file = new URL('./group.worker.ts', import.meta.url)
  return inThread<Choice, ChoiceProgress>(file, task, signal, ({ groups, of }) =>
    told?.(groups, of),
  )
}
