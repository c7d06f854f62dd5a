import { seededRandom } from '../embedding/random.ts'
import {
  type AnswerGraph,
  boundByEdges,
  byValue,
  type Circle,
  type CircleWish,
  greedyPacking,
  totalValue,
} from './circle.ts'
import { type Columns, columnsMax, firstColumns, pricedColumns } from './columns.ts'
import { type LinearSolver, openHighs } from './highs.loader.ts'
import { type Entry, type LinearModel, LinearRows } from './linear-model.ts'
import { improvedPacking } from './packing.ts'
import { placePrices } from './prices.ts'

/** Circles without a common member, what they are worth, and what no choice of circles can be worth more than. */
export type Packing = Readonly<{
  circles: readonly Circle[]
  value: number
  bound: number
  /** How many circles the choice was among, and whether these were all. */
  columns: number
  complete: boolean
  /** What the greedy choice alone was worth. */
  greedy: number
}>

export type PackingWish = CircleWish & Readonly<{ seconds: number; columnsMax?: number }>

/** Circles are priced anew so many times at most; what is left then shows in the bound. */
const roundsMax = 8

/** How often the search before HiGHS lets chance have its turn: about a second for the largest of choices. */
const shakes = 10_000
/** A ten-thousandth: a smaller gap is worth nobody's waiting. */
const gapWorthProving = 1e-4

/**
 * The most valuable circles of which no two share an organisation: set packing as in kidney exchange (Abraham, Blum and
 * Sandholm, EC 2007), greedily first, then by local search, then by HiGHS, which proves how near the choice is to the best. Where circles are too
 * many to choose among them all, more are added by the prices of the linear relaxation, and the bound counts all of them
 * all the same.
 */
export async function packCircles(graph: AnswerGraph, wish: PackingWish): Promise<Packing> {
  const begun = performance.now()
  const until = begun + 1000 * wish.seconds
  // A half of the time is for finding circles, and the other for choosing among them. Pairs are few enough to be found always.
  const isOver = () => wish.longest > 2 && performance.now() > (begun + until) / 2
  const first = firstColumns(graph, wish, wish.columnsMax ?? columnsMax, isOver)
  if (!first) return packWithoutCount(graph, wish)
  if (first.circles.length === 0)
    return { circles: [], value: 0, bound: 0, columns: 0, complete: true, greedy: 0 }
  const solve = await openHighs()
  const { columns, bound } = first.complete
    ? { columns: first, bound: Number.POSITIVE_INFINITY }
    : generate(graph, wish, first, isOver)
  const rounds = Math.min(shakes, columns.circles.length)
  const searched = improvedPacking(columns.circles, rounds, seededRandom(1).unit)
  const secondsLeft = Math.max(0.1, (until - performance.now()) / 1000)
  const solved = choose(solve, columns.circles, searched, secondsLeft)
  const best = solved.value > totalValue(searched) ? solved.circles : searched
  const value = totalValue(best)
  const priced = placePrices(columns.circles, sizeOf(graph), totalValue(searched)).bound
  const proven = columns.complete ? Math.min(solved.bound, priced) : bound
  return {
    circles: best.toSorted(byValue),
    value,
    bound: Math.max(value, Math.min(proven, boundByEdges(graph))),
    columns: columns.circles.length,
    complete: columns.complete,
    greedy: totalValue(greedyPacking(columns.circles)),
  }
}

/** Where there are too many circles even to visit, short ones are chosen among; the bound is one that needs no circle. */
async function packWithoutCount(graph: AnswerGraph, wish: PackingWish): Promise<Packing> {
  const shorter = { ...wish, longest: wish.longest - 1, seconds: wish.seconds / 2 }
  const bound = boundByEdges(graph)
  if (shorter.longest < wish.shortest)
    return { circles: [], value: 0, bound, columns: 0, complete: false, greedy: 0 }
  const packing = await packCircles(graph, shorter)
  return { ...packing, bound: Math.max(bound, packing.value), complete: false }
}

/** Adds circles that are worth more than their members' places while there are some, and bounds all circles by the prices. */
function generate(
  graph: AnswerGraph,
  wish: PackingWish,
  first: Columns,
  isOver: () => boolean,
): { columns: Columns; bound: number } {
  const known = new Map(first.circles.map((circle) => [circle.members.join(), circle]))
  let bound = Number.POSITIVE_INFINITY
  for (let round = 0; round < roundsMax && !isOver(); round++) {
    const circles = [...known.values()]
    const { places } = placePrices(circles, sizeOf(graph), totalValue(greedyPacking(circles)))
    const found = pricedColumns(graph, wish, places, isOver)
    if (!found) break
    bound = Math.min(bound, places.reduce((sum, price) => sum + price, 0) + found.slack)
    for (const circle of found.circles) known.set(circle.members.join(), circle)
    if (known.size === circles.length) break
  }
  return { columns: { circles: [...known.values()].toSorted(byValue), complete: false }, bound }
}

function sizeOf({ starts }: AnswerGraph): number {
  return starts.length - 1
}

function choose(
  solve: LinearSolver,
  circles: readonly Circle[],
  start: readonly Circle[],
  timeLimitSeconds: number,
): { circles: Circle[]; value: number; bound: number } {
  const taken = new Set(start)
  const { values, bound } = solve({
    model: modelOf(circles),
    timeLimitSeconds,
    start: circles.flatMap((circle, column) => (taken.has(circle) ? [column] : [])),
    gap: gapWorthProving,
  })
  const chosen = circles.filter((_, column) => (values?.[column] ?? 0) > 0.5)
  return { circles: chosen, value: totalValue(chosen), bound }
}

/** A column for each circle, a row for each organisation that is in one: at most one of its circles is chosen. */
function modelOf(circles: readonly Circle[]): LinearModel {
  const rows = new LinearRows()
  const circlesOf = new Map<number, Entry[]>()
  for (const { members, value } of circles) {
    const column = rows.column(value, true)
    for (const node of members) {
      const entries = circlesOf.get(node) ?? []
      entries.push([column, 1])
      circlesOf.set(node, entries)
    }
  }
  for (const entries of circlesOf.values()) rows.row(Number.NEGATIVE_INFINITY, entries, 1)
  return rows.written()
}
