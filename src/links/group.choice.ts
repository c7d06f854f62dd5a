import { type Conflict, conflictIn } from './group.conflict.ts'
import { solveGroup } from './group.solver.ts'
import type { CertifiedGroup, Group, GroupProblem } from './group.ts'
import type { LinearSolver } from './highs.loader.ts'

/** The best groups for a problem, or why there is none. */
export type Choice = Readonly<{
  /** The best first; each other lacks at least two members of every one before it. */
  groups: readonly CertifiedGroup[]
  /** Where there is no group: the fewest constraints that cannot hold together, or that this was not settled in time. */
  conflict: Conflict | 'undecided' | null
}>

export type ChoiceWish = Readonly<{
  /** How many besides the best. */
  alternatives: number
  /** For all of them: the best may take half of it, and each alternative its part of what is left. */
  timeLimitSeconds: number
  /** Told of each group that is certain, and how many there will be. */
  told?: (groups: number, of: number) => void
}>

/** Even where the time is over, so much is left for each. */
const leastSeconds = 0.05

/** The best group, and others that differ from it and from each other in at least two members, each the best of those that do. */
export function chooseGroups(
  problem: GroupProblem,
  solver: LinearSolver,
  { alternatives, timeLimitSeconds, told }: ChoiceWish,
): Choice {
  const groups: CertifiedGroup[] = []
  const began = performance.now()
  for (let place = 0; place <= alternatives; place++) {
    const unlike = groups.map(({ members }: Group) => members)
    const left = timeLimitSeconds - (performance.now() - began) / 1000
    const parts = place === 0 ? Math.min(2, alternatives + 1) : alternatives + 1 - place
    const outcome = solveGroup({ ...problem, unlike }, solver, {
      timeLimitSeconds: Math.max(leastSeconds, left / parts),
    })
    if (outcome.kind !== 'found') {
      if (place > 0) return { groups, conflict: null }
      const isImpossible = outcome.kind === 'infeasible'
      return { groups, conflict: isImpossible ? conflictIn(problem, solver) : 'undecided' }
    }
    groups.push(outcome.group)
    told?.(groups.length, alternatives + 1)
  }
  return { groups, conflict: null }
}
