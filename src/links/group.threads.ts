import { inThread } from '../platform/thread.ts'
import type { Choice, ChoiceWish } from './group.choice.ts'
import type { GroupProblem } from './group.ts'
import type { ChoiceProgress, ChoiceTask } from './group.worker.ts'

/** The same as `chooseGroups`, in a thread of its own. */
export function chooseInThread(
  problem: GroupProblem,
  { told, ...wish }: ChoiceWish,
  signal?: AbortSignal,
): Promise<Choice> {
  const file = new URL('./group.worker.ts', import.meta.url)
  return inThread<ChoiceTask, Choice, ChoiceProgress>(
    file,
    { problem, wish },
    signal,
    ({ groups, of }) => told?.(groups, of),
  )
}
