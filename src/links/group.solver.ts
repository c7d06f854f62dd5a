import { type CertifiedGroup, type Group, type GroupProblem, tolerance } from './group.ts'
import { better } from './group-bound.ts'
import { searchBranches } from './group-branches.ts'
import { modelOf } from './group-model.ts'
import { type Rules, rulesOf } from './group-rules.ts'
import { searchGroup } from './group-search.ts'
import { keepsToShare } from './group-seating.ts'
import { type Terms, termsOf } from './group-terms.ts'
import { groupOf } from './group-value.ts'
import type { LinearSolver } from './highs.loader.ts'

/** The best group that was found, with its certificate; or that there is none; or that none was found in time. */
export type Outcome =
  | Readonly<{ kind: 'found'; group: CertifiedGroup }>
  | Readonly<{ kind: 'infeasible' | 'undecided' }>

export type SolveWish = Readonly<{
  timeLimitSeconds: number
  /** Seconds from any moment on; the clock of the machine when not given. */
  seconds?: () => number
}>

const clockSeconds = () => performance.now() / 1000

/** Branching by prices has so much of the time; what it leaves open is for HiGHS. */
const branching = 0.8
/** Where nothing was found by then, HiGHS has the rest: it is better at finding any group at all. */
const branchingUnknown = 0.3

/**
 * The best group for a problem: a good one at once (greedy and swaps), then branch and bound by Lagrangian prices, and HiGHS on
 * the candidates that are still open then, to prove or improve it. The largest share is demanded of HiGHS only where the best
 * group without it breaks it: what is best under fewer demands and keeps to all of them is best.
 */
export function solveGroup(
  problem: GroupProblem,
  solver: LinearSolver,
  { timeLimitSeconds, seconds = clockSeconds }: SolveWish,
): Outcome {
  const began = seconds()
  const leftSeconds = () => timeLimitSeconds - (seconds() - began)
  const terms = termsOf(problem)
  const rules = rulesOf(problem)
  const first = searchGroup(problem, terms, rules)
  const share = first ? branching : branchingUnknown
  const goesOn = () => leftSeconds() > timeLimitSeconds * (1 - share)
  const searched = searchBranches(problem, terms, rules, first, goesOn)
  const state = { terms, rules, ...searched }
  const isProved = state.known && state.bound - state.known.value.total <= tolerance
  const { known, bound } = isProved ? state : improve(state, solver, leftSeconds)
  if (known) return { kind: 'found', group: certified(known, bound) }
  return { kind: bound === Number.NEGATIVE_INFINITY ? 'infeasible' : 'undecided' }
}

type State = Readonly<{
  terms: Terms
  rules: Rules
  left: readonly number[]
  known: Group | undefined
  bound: number
}>

/** Less time is not worth a call. */
const leastSeconds = 0.02

function improve(
  state: State,
  solver: LinearSolver,
  leftSeconds: () => number,
): Pick<State, 'known' | 'bound'> {
  const { rules } = state
  const first = ask(state, solver, leftSeconds(), false)
  const known = better(state.known, first.group)
  const bound = tightened(state.bound, first.bound, known)
  const isSettled =
    rules.largestShare >= 1 || first.bound === Number.NEGATIVE_INFINITY || first.keeps
  if (isSettled) return { known, bound }
  const second = ask({ ...state, known, bound }, solver, leftSeconds(), true)
  const best = better(known, second.group)
  return { known: best, bound: tightened(bound, second.bound, best) }
}

/** No group is worth more than both the best known and the best of those that may be better. */
function tightened(bound: number, among: number, known: Group | undefined): number {
  return Math.max(known?.value.total ?? Number.NEGATIVE_INFINITY, Math.min(bound, among))
}

type Answer = Readonly<{ bound: number; group: Group | undefined; keeps: boolean }>

function ask(
  { terms, rules, left, known, bound }: State,
  solver: LinearSolver,
  timeLimitSeconds: number,
  withShare: boolean,
): Answer {
  if (left.length < rules.sizeMin)
    return { bound: Number.NEGATIVE_INFINITY, group: undefined, keeps: true }
  if (known && timeLimitSeconds < leastSeconds) return { bound, group: undefined, keeps: true }
  const model = modelOf(terms, rules, left, { withShare, aim: 'value' })
  const start = known && model.startFrom(known)
  const answer = solver({
    model: model.linear,
    timeLimitSeconds: Math.max(leastSeconds, timeLimitSeconds),
    start,
  })
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
