import type { Group, GroupValue } from './group.ts'
import { seatingOf } from './group-seating.ts'
import { type Terms, worthFor } from './group-terms.ts'

/** What a group with this seating is worth. */
export function worthOfGroup(
  terms: Terms,
  members: readonly number[],
  seating: readonly number[],
): GroupValue {
  const coverage = seating.reduce(
    (sum, place, seat) => sum + (place < 0 ? 0 : worthFor(terms, place, seat)),
    0,
  )
  const met = new Map<number, number>()
  let [willingness, load] = [0, 0]
  for (const [order, place] of members.entries()) {
    load += terms.cost[place] as number
    for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
      const target = terms.targetOf[at] as number
      if (target >= terms.seats) met.set(target, terms.worth[at] as number)
    }
    for (const other of members.slice(order + 1)) willingness += pairWorth(terms, place, other)
  }
  const diversity = [...met.values()].reduce((sum, worth) => sum + worth, 0)
  const total = coverage + willingness + diversity - load
  return { total, coverage, willingness, diversity, load }
}

/** What two candidates add by being together. */
function pairWorth(terms: Terms, place: number, other: number): number {
  const end = terms.pairStarts[place + 1] as number
  for (let at = terms.pairStarts[place] as number; at < end; at++)
    if (terms.partners[at] === other) return terms.pairWorth[at] as number
  return 0
}

/** A group of these members, seated; undefined where no seating keeps to the share. */
export function groupOf(
  terms: Terms,
  members: readonly number[],
  largestShare: number,
): Group | undefined {
  const sorted = members.toSorted((a, b) => a - b)
  const { seating } = seatingOf(terms, sorted, largestShare)
  return seating && { members: sorted, seating, value: worthOfGroup(terms, sorted, seating) }
}
