import { type Group, type GroupProblem, tolerance } from './group.ts'
import { firstPrices, movePrices, relax } from './group-relaxation.ts'
import { eligible, type Rules } from './group-rules.ts'
import { improveGroup } from './group-search.ts'
import type { Terms } from './group-terms.ts'

/** The best group known, what no group exceeds, and who can still be in a better one. */
export type Pruned = Readonly<{
  known: Group | undefined
  bound: number
  left: readonly number[]
}>

const iterationsMost = 500
/** The step shrinks after so many iterations without a better bound. */
const patience = 10
const shrink = 0.6
const stepLeast = 1e-3
/** So many different relaxed groups are mended by swaps, to see whether they are better than the one known. */
const mendedMost = 30

/**
 * A bound by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser, 1977): that each target counts only its best member, that
 * a pair needs both, and what the rules count, are no longer demanded but priced; then every candidate has a worth of its own,
 * and the best group of the relaxed problem is the K candidates worth most. For any prices that is an upper bound. The
 * largest share and who must stay apart are not demanded at all. What the prices choose is mended by swaps, and
 * often better than what swaps find by themselves.
 *
 * Who cannot be in a better group than the one known is left out: putting it in place of the least of the K gives a
 * bound, too, and where that does not exceed what is known, no better group has it. So the best of those left, or the one
 * known, is the best of all.
 */
export function boundAndPrune(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  first: Group | undefined,
): Pruned {
  const open = eligible(problem, rules)
  const among = Uint8Array.from(open, (isOpen) => (isOpen ? 1 : 0))
  let left = problem.candidates.flatMap((_, place) => (open[place] ? [place] : []))
  let known = first
  let bound = Number.POSITIVE_INFINITY
  const worth = () => known?.value.total ?? Number.NEGATIVE_INFINITY
  const prices = firstPrices(terms, rules, left)
  const mended = new Set<string>()
  let [step, waited] = [1, 0]
  for (let round = 0; round < iterationsMost && step > stepLeast && left.length > 0; round++) {
    const relaxed = relax(terms, rules, left, among, prices)
    if (relaxed.value < bound - 1e-6) [bound, waited] = [relaxed.value, 0]
    else if (++waited >= patience) [step, waited] = [step * shrink, 0]
    if (round % 5 === 4 && mended.size < mendedMost && isNew(mended, relaxed.chosen))
      known = better(known, improveGroup(problem, terms, rules, relaxed.chosen, left))
    left = left.filter((place) => {
      const stays = relaxed.atMostWith(place) > worth() + tolerance
      if (!stays) among[place] = 0
      return stays
    })
    if (bound <= worth() + tolerance) break
    const aim = known ? worth() : bound - 0.1 * Math.abs(bound)
    movePrices(terms, rules, prices, relaxed, step, aim)
  }
  return { known, bound: Math.max(worth(), bound), left }
}

function isNew(seen: Set<string>, chosen: readonly number[]): boolean {
  const key = chosen.toSorted((a, b) => a - b).join(' ')
  if (seen.has(key)) return false
  seen.add(key)
  return true
}

/** The better of two groups. */
export function better(one: Group | undefined, other: Group | undefined): Group | undefined {
  if (!one || !other) return one ?? other
  return other.value.total > one.value.total ? other : one
}
