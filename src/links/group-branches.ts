import type { Group, GroupProblem } from './group.ts'
import {
  type Branch,
  better,
  lowered,
  type Search,
  startSearch,
  worthKnown,
} from './group-bound.ts'
import { breaches, type Rules } from './group-rules.ts'
import { seatingOf } from './group-seating.ts'
import type { Terms } from './group-terms.ts'
import { groupOf } from './group-value.ts'

/** The best group known, what no group exceeds, and who can still be in a better one. */
export type Searched = Readonly<{
  known: Group | undefined
  bound: number
  left: readonly number[]
}>

const atRoot = { rounds: 300, mendEvery: 6 }
const below = { rounds: 40, mendEvery: 40 }
const branchesMost = 20_000

/**
 * Branch and bound: always the branch with the highest bound is taken up, its bound lowered, and it is parted in two: the
 * groups with the candidate about whom its prices waver most, and those without. What is left open when it ends still has its
 * bound, so that the highest of these, or what is known, bounds all groups.
 * @param goesOn asked before every branch
 */
export function searchBranches(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  first: Group | undefined,
  goesOn: () => boolean,
): Searched {
  const { search, root } = startSearch(problem, terms, rules, first)
  const open = new Heap()
  const closed: Branch[] = []
  const put = (branch: Branch | undefined) => {
    if (!branch || branch.bound <= worthKnown(search)) return
    if (isWhole(search, branch)) closeWhole(search, branch, closed)
    else open.push(branch)
  }
  put(search.open.length === 0 ? undefined : lowered(search, root, atRoot))
  for (let count = 0; open.size > 0 && count < branchesMost && goesOn(); count++) {
    const branch = open.pop()
    if (!branch || branch.bound <= worthKnown(search)) break
    const { wavering } = branch
    put(lowered(search, without(branch, wavering), below))
    put(lowered(search, within(search, branch, wavering), below))
  }
  const rest = [...open.all(), ...closed].filter(({ bound }) => bound > worthKnown(search))
  const places = new Set(rest.flatMap(({ inside, left }) => [...inside, ...left]))
  return {
    known: search.known,
    bound: Math.max(worthKnown(search), ...rest.map(({ bound }) => bound)),
    left: [...places].sort((a, b) => a - b),
  }
}

function without(branch: Branch, place: number): Branch {
  return { ...branch, left: branch.left.filter((other) => other !== place) }
}

function within({ rules }: Search, branch: Branch, place: number): Branch {
  const shunned = new Set(
    rules.apart.flatMap(([one, other]) => (one === place ? [other] : other === place ? [one] : [])),
  )
  return {
    ...branch,
    inside: [...branch.inside, place],
    left: branch.left.filter((other) => other !== place && !shunned.has(other)),
  }
}

/** Nothing is left to decide. */
function isWhole({ rules }: Search, { inside, left }: Branch): boolean {
  return left.length === 0 || inside.length >= rules.sizeMax
}

/** Counts the one group of a branch; where its seating is not the best for certain, the branch keeps its bound. */
function closeWhole(search: Search, branch: Branch, closed: Branch[]): void {
  const { problem, terms, rules } = search
  if (breaches(problem, rules, branch.inside) > 0) return
  const { isBest } = seatingOf(terms, branch.inside, rules.largestShare)
  search.known = better(search.known, groupOf(terms, branch.inside, rules.largestShare))
  if (!isBest) closed.push(branch)
}

/** Branches by their bounds, the highest first. */
class Heap {
  readonly #branches: Branch[] = []

  get size(): number {
    return this.#branches.length
  }

  all(): readonly Branch[] {
    return this.#branches
  }

  push(branch: Branch): void {
    const heap = this.#branches
    let at = heap.push(branch) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if ((heap[above] as Branch).bound >= branch.bound) break
      heap[at] = heap[above] as Branch
      at = above
    }
    heap[at] = branch
  }

  pop(): Branch | undefined {
    const heap = this.#branches
    const top = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || last === undefined) return top
    let at = 0
    for (;;) {
      let next = 2 * at + 1
      if (next >= heap.length) break
      if (next + 1 < heap.length && (heap[next + 1] as Branch).bound > (heap[next] as Branch).bound)
        next++
      if ((heap[next] as Branch).bound <= last.bound) break
      heap[at] = heap[next] as Branch
      at = next
    }
    heap[at] = last
    return top
  }
}
