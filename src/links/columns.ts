import { type AnswerGraph, byValue, type Circle, type CircleWish, visitCircles } from './circle.ts'

/** The circles that a solver chooses among. `complete` where there are no others. */
export type Columns = Readonly<{ circles: readonly Circle[]; complete: boolean }>

/** Up to so many circles are chosen among at once; where there are more, prices say which others are worth a place. */
export const columnsMax = 60_000
const keptForEach = 12

/**
 * All circles where they are few enough, and otherwise the best of each organisation.
 * @returns undefined where there are too many even to visit before it is over
 */
export function firstColumns(
  graph: AnswerGraph,
  wish: CircleWish,
  most = columnsMax,
  isOver: () => boolean = () => false,
): Columns | undefined {
  const all: Circle[] = []
  const best = bestOfEach(graph.starts.length - 1, keptForEach)
  let count = 0
  const search = { wish, floor: 0, isOver }
  const visited = visitCircles(graph, search, (members, value) => {
    count++
    if (count <= most) all.push({ members: [...members], value })
    best.offer(members, value, value)
  })
  if (!visited) return undefined
  return count <= most ? { circles: all, complete: true } : { circles: best.all(), complete: false }
}

/** Circles worth more than their members' places, the best of each organisation, and what that lets a bound rise by. */
export function pricedColumns(
  graph: AnswerGraph,
  wish: CircleWish,
  prices: Float64Array,
  isOver: () => boolean,
): Readonly<{ circles: readonly Circle[]; slack: number }> | undefined {
  const best = bestOfEach(graph.starts.length - 1, keptForEach)
  // Every circle is counted at its smallest member: raising the prices there by as much leaves no circle worth more than it costs.
  const most = new Float64Array(graph.starts.length - 1)
  const search = { wish, prices, floor: 1e-7, isOver }
  const visited = visitCircles(graph, search, (members, value, gain) => {
    const first = members[0] as number
    most[first] = Math.max(most[first] as number, gain)
    best.offer(members, value, gain)
  })
  if (!visited) return undefined
  return { circles: best.all(), slack: most.reduce((sum, gain) => sum + gain, 0) }
}

/** Keeps, for each organisation, the few circles through it that are worth most. */
function bestOfEach(size: number, kept: number) {
  const circles: (Circle & { worth: number })[][] = Array.from({ length: size }, () => [])
  const isWorth = (node: number, worth: number) => {
    const own = circles[node] ?? []
    return own.length < kept || worth > (own.at(-1)?.worth ?? 0)
  }
  return {
    offer: (members: readonly number[], value: number, worth: number) => {
      if (!members.some((node) => isWorth(node, worth))) return
      const circle = { members: [...members], value, worth }
      for (const node of members)
        if (isWorth(node, worth)) insert(circles[node] ?? [], circle, kept)
    },
    all: () => [...new Set(circles.flat())].toSorted(byValue),
  }
}

function insert<T extends { worth: number }>(sorted: T[], one: T, kept: number): void {
  const place = sorted.findIndex(({ worth }) => worth < one.worth)
  sorted.splice(place < 0 ? sorted.length : place, 0, one)
  if (sorted.length > kept) sorted.pop()
}
