import { tolerance } from './group.ts'
import { type Terms, worthFor } from './group-terms.ts'

/**
 * Who sits where, by place or -1, or undefined where no seating that fills any seat keeps to the share; `isBest` where that is
 * certain, and no other seating covers more.
 */
export type Seating = Readonly<{ seating: readonly number[] | undefined; isBest: boolean }>

/** So many steps are taken to find the best seating; what is found by then is good, but not certain to be best. */
const stepsMost = 5000

/**
 * Who of these members sits where: on each seat whoever fills it best, unless that gives one member more than its share of
 * the coverage; then the seating that covers most within it, by depth-first search over the seats, those worth most first.
 */
export function seatingOf(terms: Terms, members: readonly number[], largestShare: number): Seating {
  const rows = Array.from({ length: terms.seats }, (_, seat) =>
    members.map((place) => worthFor(terms, place, seat)),
  )
  const best = rows.map(bestOf)
  const { seatParts } = terms
  if (keepsToShare(terms, best, largestShare)) return seated(members, best, true)
  const order = rows.map((_, seat) => seat).sort((a, b) => most(rows, b) - most(rows, a))
  const search = new SeatSearch(rows, order, members.length, { seatParts, largestShare })
  search.descend(0, 0)
  return seated(members, search.found, search.steps < stepsMost)
}

type Rows = readonly (readonly number[])[]

function seated(
  members: readonly number[],
  chosen: readonly number[] | undefined,
  isBest: boolean,
): Seating {
  const seating = chosen?.map((member) => (member < 0 ? -1 : (members[member] ?? -1)))
  return { seating, isBest }
}

function bestOf(row: readonly number[]): number {
  const best = Math.max(0, ...row)
  return best > 0 ? row.indexOf(best) : -1
}

function most(rows: Rows, seat: number): number {
  return Math.max(0, ...(rows[seat] ?? []))
}

/** Whether some seat is taken, and no member covers more than its share of the seats, by their weights. */
export function keepsToShare(
  { seatParts }: Pick<Terms, 'seatParts'>,
  seating: readonly number[],
  largestShare: number,
): boolean {
  const parts = new Map<number, number>()
  for (const [seat, place] of seating.entries())
    if (place >= 0) parts.set(place, (parts.get(place) ?? 0) + (seatParts[seat] as number))
  return parts.size > 0 && [...parts.values()].every((part) => part <= largestShare + tolerance)
}

/** What a member may cover at most of the seats, by their weights. */
type Limit = Readonly<{ seatParts: Float64Array; largestShare: number }>

/** Seat by seat; left as soon as what remains cannot do better. Nobody is ever given more than its share. */
class SeatSearch {
  found: number[] | undefined
  steps = 0
  #covered = 0
  readonly #rows: Rows
  readonly #order: readonly number[]
  readonly #limit: Limit
  readonly #parts: Float64Array
  readonly #chosen: number[]
  /** What the seats from one on bring at most. */
  readonly #rest: Float64Array

  constructor(rows: Rows, order: readonly number[], members: number, limit: Limit) {
    this.#rows = rows
    this.#order = order
    this.#limit = limit
    this.#parts = new Float64Array(members)
    this.#chosen = rows.map(() => -1)
    this.#rest = new Float64Array(order.length + 1)
    for (let at = order.length - 1; at >= 0; at--)
      this.#rest[at] = (this.#rest[at + 1] as number) + most(rows, order[at] ?? 0)
  }

  descend(at: number, total: number): void {
    const ahead = total + (this.#rest[at] as number)
    if (this.steps >= stepsMost || ahead <= this.#covered + 1e-12) return
    this.steps++
    const seat = this.#order[at]
    if (seat === undefined) {
      this.#covered = total
      this.found = [...this.#chosen]
      return
    }
    const row = this.#rows[seat] ?? []
    const able = row.flatMap((worth, member) => (worth > 0 ? [member] : []))
    for (const member of able.sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0))) {
      const worth = row[member] ?? 0
      const before = this.#parts[member] as number
      const after = before + (this.#limit.seatParts[seat] as number)
      if (after > this.#limit.largestShare + tolerance) continue
      this.#parts[member] = after
      this.#chosen[seat] = member
      this.descend(at + 1, total + worth)
      this.#parts[member] = before
    }
    this.#chosen[seat] = -1
    this.descend(at + 1, total)
  }
}
