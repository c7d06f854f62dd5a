import type { Group } from './group.ts'
import type { Rules } from './group-rules.ts'
import type { Terms } from './group-terms.ts'
import { groupOf, worthOfGroup } from './group-value.ts'
import { type Entry, type LinearModel, LinearRows } from './linear-model.ts'

/** A program, and how its columns are read as a group. */
export type GroupModel = Readonly<{
  linear: LinearModel
  groupIn: (values: ArrayLike<number>) => Group | undefined
  /** The columns that are 1 for a group that is known, to start from; undefined where a member is not among the candidates. */
  startFrom: (group: Group) => readonly number[] | undefined
}>

const none = Number.NEGATIVE_INFINITY
const any = Number.POSITIVE_INFINITY

/**
 * The choice of a group among these candidates, exactly: x is 1 for a member; y for who sits where (y <= x, one a seat);
 * u for countries and kinds met (u <= the sum of x); z for pairs (z <= x of either, and a member has at most K - 1 pairs).
 * @param withShare whether the largest share is demanded; then who sits where is a choice of its own
 * @param aim `value` for the best group, `any` for whether there is one
 */
export function modelOf(
  terms: Terms,
  rules: Rules,
  candidates: readonly number[],
  { withShare, aim }: Readonly<{ withShare: boolean; aim: 'value' | 'any' }>,
): GroupModel {
  const rows = new LinearRows()
  const worth = aim === 'value' ? 1 : 0
  const members = new Map(
    candidates.map((place) => [place, rows.column(-worth * (terms.cost[place] as number), true)]),
  )
  const { seated, met } = targetColumns(rows, terms, members, worth, withShare)
  ruleRows(rows, terms, rules, members, met)
  if (withShare) shareRows(rows, terms, seated, rules.largestShare)
  if (aim === 'value') pairColumns(rows, terms, rules, members)
  const chosenIn = (values: ArrayLike<number>) =>
    candidates.filter((place) => (values[members.get(place) ?? -1] ?? 0) > 0.5)
  return {
    linear: rows.written(),
    groupIn: (values) => {
      const chosen = chosenIn(values)
      return withShare ? seatedAs(terms, chosen, seated, values) : groupOf(terms, chosen, 1)
    },
    startFrom: ({ members: known }) => {
      const columns = known.flatMap((place) => members.get(place) ?? [])
      return columns.length === known.length ? columns : undefined
    },
  }
}

type Columns = ReadonlyMap<number, number>
/** Who may sit on a seat, and in which column that stands. */
type Seated = readonly Readonly<{ seat: number; place: number; column: number; worth: number }>[]

/** The columns and rows of seats, countries and kinds, as far as they count. */
function targetColumns(
  rows: LinearRows,
  terms: Terms,
  members: Columns,
  scale: number,
  integer: boolean,
): { seated: Seated; met: Map<number, number> } {
  const seated: { seat: number; place: number; column: number; worth: number }[] = []
  const met = new Map<number, number>()
  const meeting = new Map<number, Entry[]>()
  for (const [place, member] of members)
    for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
      const [target, worth] = [terms.targetOf[at] as number, terms.worth[at] as number]
      if (target < terms.seats) {
        const column = rows.column(scale * worth, integer)
        rows.row(
          none,
          [
            [column, 1],
            [member, -1],
          ],
          0,
        )
        seated.push({ seat: target, place, column, worth })
      } else {
        if (!met.has(target)) met.set(target, rows.column(scale * worth, false))
        meeting.set(target, [...(meeting.get(target) ?? []), [member, -1]])
      }
    }
  for (const [target, entries] of meeting)
    rows.row(none, [[met.get(target) ?? 0, 1], ...entries], 0)
  for (const chairs of Map.groupBy(seated, ({ seat }) => seat).values())
    rows.row(
      none,
      chairs.map(({ column }): Entry => [column, 1]),
      1,
    )
  rows.row(
    1,
    seated.map(({ column }): Entry => [column, 1]),
    any,
  )
  return { seated, met }
}

/** How many members, of which countries and kinds, and who must stay apart. */
function ruleRows(
  rows: LinearRows,
  terms: Terms,
  rules: Rules,
  members: Columns,
  met: Columns,
): void {
  const all = [...members.values()].map((column): Entry => [column, 1])
  rows.row(rules.sizeMin, all, rules.sizeMax)
  for (const { counts, low, high } of rules.counts) {
    const counted = [...members].flatMap(([place, column]) =>
      counts[place] === 1 ? [[column, 1] as const] : [],
    )
    if (counted.length > 0 || low > 0) rows.row(low, counted, high)
  }
  if (rules.countriesMin > 1) {
    const countries = [...met].filter(([target]) => target < terms.kindsFrom)
    rows.row(
      rules.countriesMin,
      countries.map(([, column]): Entry => [column, 1]),
      any,
    )
  }
  for (const [one, other] of rules.apart) {
    const [a, b] = [members.get(one), members.get(other)]
    if (a !== undefined && b !== undefined)
      rows.row(
        none,
        [
          [a, 1],
          [b, 1],
        ],
        1,
      )
  }
}

/** What each member covers of the seats, by their weights, is at most its share. */
function shareRows(rows: LinearRows, terms: Terms, seated: Seated, largestShare: number): void {
  for (const own of Map.groupBy(seated, ({ place }) => place).values()) {
    const covered = own.map(({ seat, column }): Entry => [column, terms.seatParts[seat] as number])
    rows.row(none, covered, largestShare)
  }
}

function pairColumns(rows: LinearRows, terms: Terms, rules: Rules, members: Columns): void {
  const pairs = new Map([...members.keys()].map((place) => [place, [] as Entry[]]))
  for (const [place, member] of members) {
    const end = terms.pairStarts[place + 1] as number
    for (let at = terms.pairStarts[place] as number; at < end; at++) {
      const other = terms.partners[at] as number
      const column = members.get(other)
      if (column === undefined || other < place) continue
      const both = rows.column(terms.pairWorth[at] as number, false)
      rows.row(
        none,
        [
          [both, 1],
          [member, -1],
        ],
        0,
      )
      rows.row(
        none,
        [
          [both, 1],
          [column, -1],
        ],
        0,
      )
      pairs.get(place)?.push([both, 1])
      pairs.get(other)?.push([both, 1])
    }
  }
  for (const [place, own] of pairs)
    if (own.length >= rules.sizeMax)
      rows.row(none, [...own, [members.get(place) ?? 0, 1 - rules.sizeMax]], 0)
}

/** A group whose members sit where the program put them. */
function seatedAs(
  terms: Terms,
  members: readonly number[],
  seated: Seated,
  values: ArrayLike<number>,
): Group | undefined {
  const seating = new Array<number>(terms.seats).fill(-1)
  for (const { seat, place, column } of seated)
    if ((values[column] ?? 0) > 0.5) seating[seat] = place
  return { members, seating, value: worthOfGroup(terms, members, seating) }
}
