import { type CertifiedGroup, type Group, type GroupProblem, tolerance } from './group.ts'
import { better, boundAndPrune } from './group-bound.ts'
import { modelOf } from './group-model.ts'
import { type Rules, rulesOf } from './group-rules.ts'
import { searchGroup } from './group-search.ts'
import { type Terms, termsOf } from './group-terms.ts'
import { groupOf, keepsToShare } from './group-value.ts'
import type { LinearSolver } from './highs.loader.ts'

/** The best group that was found, with its certificate; or that there is none; or that none was found in time. */
export type Outcome =
  | Readonly<{ kind: 'found'; group: CertifiedGroup }>
  | Readonly<{ kind: 'infeasible' | 'undecided' }>

export type SolveWish = Readonly<{
  timeLimitSeconds: number
  /** Told the gap whenever a better one is certain. */
  told?: (gap: number) => void
}>

/**
 * The best group for a problem: a good one at once (greedy and swaps), a bound and fewer candidates by Lagrangian relaxation,
 * and then HiGHS on those left, to prove or improve it. The largest share is demanded of HiGHS only where the best
 * group without it breaks it: what is best under fewer demands and keeps to all of them is best.
 */
export function solveGroup(
  problem: GroupProblem,
  solver: LinearSolver,
  { timeLimitSeconds, told }: SolveWish,
): Outcome {
  const terms = termsOf(problem)
  const rules = rulesOf(problem)
  const { known, bound, left } = boundAndPrune(
    problem,
    terms,
    rules,
    searchGroup(problem, terms, rules),
  )
  const first = { problem, terms, rules, left, known, bound }
  if (known) told?.(certified(known, bound).gap)
  if (known && (left.length === 0 || bound - known.value.total <= tolerance))
    return { kind: 'found', group: certified(known, Math.max(known.value.total, bound)) }
  const found = improve(first, solver, timeLimitSeconds)
  if (found.known) {
    const group = certified(found.known, found.bound)
    told?.(group.gap)
    return { kind: 'found', group }
  }
  return { kind: found.bound === Number.NEGATIVE_INFINITY ? 'infeasible' : 'undecided' }
}

type State = Readonly<{
  problem: GroupProblem
  terms: Terms
  rules: Rules
  left: readonly number[]
  known: Group | undefined
  bound: number
}>

function improve(
  state: State,
  solver: LinearSolver,
  timeLimitSeconds: number,
): Pick<State, 'known' | 'bound'> {
  const { terms, rules } = state
  const limited = rules.largestShare < 1
  const began = performance.now()
  const first = ask(state, solver, timeLimitSeconds, false)
  let known = better(state.known, first.group)
  const bound = tightened(state.bound, first.bound, known)
  const isSettled = !limited || first.bound === Number.NEGATIVE_INFINITY || first.keeps
  const leftSeconds = timeLimitSeconds - (performance.now() - began) / 1000
  if (isSettled || leftSeconds <= 0) return { known, bound }
  const pruned = boundAndPrune(state.problem, terms, rules, known)
  known = pruned.known
  const closer = { ...state, known, left: pruned.left, bound: Math.min(bound, pruned.bound) }
  const second = ask(closer, solver, leftSeconds, true)
  const best = better(known, second.group)
  return { known: best, bound: tightened(closer.bound, second.bound, best) }
}

/** No group is worth more than both the best known and the best of those that may be better. */
function tightened(bound: number, among: number, known: Group | undefined): number {
  return Math.max(known?.value.total ?? Number.NEGATIVE_INFINITY, Math.min(bound, among))
}

type Answer = Readonly<{ bound: number; group: Group | undefined; keeps: boolean }>

function ask(
  { terms, rules, left, known }: State,
  solver: LinearSolver,
  timeLimitSeconds: number,
  withShare: boolean,
): Answer {
  if (left.length < rules.sizeMin)
    return { bound: Number.NEGATIVE_INFINITY, group: undefined, keeps: true }
  const model = modelOf(terms, rules, left, { withShare, aim: 'value' })
  const start = known && model.startFrom(known)
  const answer = solver({ model: model.linear, timeLimitSeconds, start })
  const group = answer.values && model.groupIn(answer.values)
  if (!group || withShare) return { bound: answer.bound, group, keeps: true }
  // Who sits where was free of the share here: where that breaks it, the same members are seated within it, if they can be.
  const keeps = keepsToShare(terms, group.seating, rules.largestShare)
  const seated = keeps ? group : groupOf(terms, group.members, rules.largestShare)
  return { bound: answer.bound, group: seated, keeps }
}

function certified(group: Group, bound: number): CertifiedGroup {
  const missed = Math.max(0, bound - group.value.total)
  return { ...group, bound, gap: bound > 0 ? missed / bound : missed }
}
