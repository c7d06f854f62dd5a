import { type Group, type GroupValue, tolerance } from './group.ts'
import { type Terms, worthFor } from './group-terms.ts'

/**
 * Who of these members sits where: on each seat whoever fills it best, unless that gives one member more than its share of
 * the coverage. Then seats move to the next best, or stay empty, each time the one that costs least until all keep to their
 * share: a good seating, not always the best one.
 * @returns for each seat the place of its member or -1; undefined where no seating that fills any seat keeps to the share
 */
export function seatingOf(
  terms: Terms,
  members: readonly number[],
  largestShare: number,
): number[] | undefined {
  const worth = Array.from({ length: terms.seats }, (_, seat) =>
    members.map((place) => worthFor(terms, place, seat)),
  )
  const seating = worth.map((row) => bestBelow(row, Number.POSITIVE_INFINITY, -1))
  for (;;) {
    const { parts, total } = partsOf(worth, seating, members.length)
    if (total <= 0) return undefined
    const most = parts.indexOf(Math.max(...parts))
    if ((parts[most] as number) <= largestShare * total + tolerance)
      return seating.map((member) => (member < 0 ? -1 : (members[member] as number)))
    moveCheapest(worth, seating, most)
  }
}

/** Whether no member brings more than its share of the coverage. */
export function keepsToShare(
  terms: Terms,
  seating: readonly number[],
  largestShare: number,
): boolean {
  const parts = new Map<number, number>()
  let total = 0
  for (const [seat, place] of seating.entries()) {
    if (place < 0) continue
    const one = worthFor(terms, place, seat)
    parts.set(place, (parts.get(place) ?? 0) + one)
    total += one
  }
  return total > 0 && [...parts.values()].every((part) => part <= largestShare * total + tolerance)
}

type Worth = readonly (readonly number[])[]

function partsOf(worth: Worth, seating: readonly number[], count: number) {
  const parts = new Array<number>(count).fill(0)
  let total = 0
  for (const [seat, member] of seating.entries()) {
    if (member < 0) continue
    const one = worth[seat]?.[member] ?? 0
    parts[member] = (parts[member] ?? 0) + one
    total += one
  }
  return { parts, total }
}

/** Who comes next in a row after this worth and this member, first those of the same worth; -1 where nobody is worth anything. */
function bestBelow(row: readonly number[], worth: number, member: number): number {
  let best = -1
  for (const [place, one] of row.entries()) {
    const comesAfter = one < worth || (one === worth && place > member)
    if (one > 0 && comesAfter && one > (row[best] ?? 0)) best = place
  }
  return best
}

/** Takes one seat from a member, the one where the next best costs least for what it relieves. */
function moveCheapest(worth: Worth, seating: number[], member: number): void {
  let cheapest = { seat: -1, next: -1, price: Number.POSITIVE_INFINITY }
  for (const [seat, who] of seating.entries()) {
    const row = worth[seat]
    if (who !== member || !row) continue
    const own = row[member] ?? 0
    const next = bestBelow(row, own, member)
    const price = (own - (row[next] ?? 0)) / own
    if (price < cheapest.price) cheapest = { seat, next, price }
  }
  seating[cheapest.seat] = cheapest.next
}

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
export function pairWorth(terms: Terms, place: number, other: number): number {
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
  const seating = seatingOf(terms, sorted, largestShare)
  return seating && { members: sorted, seating, value: worthOfGroup(terms, sorted, seating) }
}
