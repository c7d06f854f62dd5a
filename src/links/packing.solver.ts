import type { Highs, ModelData } from 'highs'
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
import { highsOfThread } from './highs.loader.ts'
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
  const highs = await highsOfThread()
  const { columns, bound } = first.complete
    ? { columns: first, bound: Number.POSITIVE_INFINITY }
    : generate(graph, wish, first, isOver)
  const rounds = Math.min(shakes, columns.circles.length)
  const searched = improvedPacking(columns.circles, rounds, seededRandom(1).unit)
  const secondsLeft = Math.max(0.1, (until - performance.now()) / 1000)
  const solved = choose(highs, columns.circles, searched, secondsLeft)
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
  highs: Highs,
  circles: readonly Circle[],
  start: readonly Circle[],
  seconds: number,
): { circles: Circle[]; value: number; bound: number } {
  const model = modelOf(highs, circles)
  const taken = new Set(start)
  return highs.withModel(model, (instance) => {
    quiet(instance, seconds)
    instance.setSolution({
      colValue: Float64Array.from(circles, (circle) => (taken.has(circle) ? 1 : 0)),
    })
    instance.run()
    const { colValue } = instance.getSolution()
    const chosen = circles.filter((_, column) => (colValue[column] ?? 0) > 0.5)
    const bound = -Number(instance.info.get('mip_dual_bound'))
    return { circles: chosen, value: totalValue(chosen), bound }
  })
}

type Instance = ReturnType<Highs['createModel']>

/** One thread and one seed: the same question has the same answer. */
function quiet(instance: Instance, seconds: number): void {
  instance.options.set('output_flag', false)
  instance.options.set('time_limit', seconds)
  instance.options.set('mip_rel_gap', gapWorthProving)
  instance.options.set('random_seed', 1)
}

/** A column for each circle, a row for each organisation that is in one: at most one of its circles is chosen. */
function modelOf(highs: Highs, circles: readonly Circle[]): ModelData {
  const nodes = [...new Set(circles.flatMap(({ members }) => members))].sort((a, b) => a - b)
  const rowOf = new Map(nodes.map((node, row) => [node, row]))
  const starts = new Int32Array(circles.length + 1)
  for (const [column, { members }] of circles.entries())
    starts[column + 1] = (starts[column] as number) + members.length
  const indices = Int32Array.from(
    circles.flatMap(({ members }) =>
      members.map((node) => rowOf.get(node) as number).sort((a, b) => a - b),
    ),
  )
  const [numCols, numRows] = [circles.length, nodes.length]
  const values = new Float64Array(indices.length).fill(1)
  return {
    numCols,
    numRows,
    colCost: Float64Array.from(circles, ({ value }) => -value),
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper: new Float64Array(numRows).fill(1),
    matrix: { format: 'csc', numCols, numRows, starts, indices, values },
    integrality: new Int32Array(numCols).fill(1),
  }
}
