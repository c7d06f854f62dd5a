import type { GroupProblem } from './group.ts'
import { modelOf } from './group-model.ts'
import { namesOf, type RuleName, rulesOf } from './group-rules.ts'
import { searchGroup } from './group-search.ts'
import { termsOf } from './group-terms.ts'
import type { LinearSolver } from './highs.loader.ts'

/**
 * Constraints of which no group keeps to all, though without any one of them there is a group that keeps to the rest.
 * Empty where nobody fills any seat, whatever is asked.
 */
export type Conflict = readonly RuleName[]

/** A question of this kind takes milliseconds; on a busy machine it may wait for its turn. */
const secondsEach = 5

/**
 * The deletion filter (Chinneck and Dravnieks, 1991): each constraint in turn is left out, and stays out where the rest
 * still cannot hold together. What remains is irreducible. Those that come first in `namesOf` go first, so that
 * what somebody asked for by name is rather kept in than a number.
 */
export function conflictIn(problem: GroupProblem, solver: LinearSolver): Conflict {
  const names = namesOf(problem)
  if (!holds(problem, [], solver)) return []
  let kept: readonly RuleName[] = names
  for (const name of names) {
    const without = kept.filter((one) => one !== name)
    if (!holds(problem, without, solver)) kept = without
  }
  return kept
}

/** Whether there is a group that keeps to these constraints. What is not settled in time counts as possible. */
function holds(problem: GroupProblem, names: readonly RuleName[], solver: LinearSolver): boolean {
  const [terms, rules] = [termsOf(problem), rulesOf(problem, names)]
  if (searchGroup(problem, terms, rules)) return true
  const everybody = problem.candidates.map((_, place) => place)
  const withShare = rules.largestShare < 1
  const { linear } = modelOf(terms, rules, everybody, { withShare, aim: 'any' })
  const answer = solver({ model: linear, timeLimitSeconds: secondsEach, start: undefined })
  return answer.status !== 'infeasible'
}
