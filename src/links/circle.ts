/**
 * Who can answer whom, as numbered organisations: edge A → B says that B's best competency answers A's best answered need,
 * with its fit in (0, 1]. Edges of one organisation stand together, from `starts[a]` to `starts[a + 1]`.
 */
export type AnswerGraph = Readonly<{
  starts: Int32Array
  targets: Int32Array
  fits: Float64Array
  /** By organisation, those it must not sit in one circle with; both ways round. */
  apart: ReadonlyMap<number, ReadonlySet<number>>
}>

/** Organisations each of which needs what the next one offers, and the last what the first offers; the smallest first. */
export type Circle = Readonly<{ members: readonly number[]; value: number }>

export const lengthsOfCircles = { min: 2, max: 5 } as const

/** Which circles are looked for; both lengths included, and none that is worth less than `valueMin`. */
export type CircleWish = Readonly<{ shortest: number; longest: number; valueMin: number }>

/** What is worth less than this answers not even one need in twenty tries: there are many of these, and nobody asks for one. */
export const worthProposing = 0.05

/**
 * How many needs a circle answers, in expectation, when it holds only if every answer in it does: its length times the
 * product of its fits, which are probabilities (Dickerson, Procaccia and Sandholm, "Failure-aware kidney exchange", EC 2013).
 * So length has its price without a parameter: at a fit of .6 two are worth .72, three .65, four .52, five .39.
 */
export function valueOfCircle(length: number, product: number): number {
  return length * product
}

/** What a search for circles may do and has to beat. */
type Search = Readonly<{
  wish: CircleWish
  /** By organisation, what its place costs elsewhere (0 or more); none when only values count. */
  prices?: Float64Array
  /** Only circles whose value less the prices of their members is above this are found. */
  floor: number
  /** Asked now and then whether to give up. */
  isOver?: () => boolean
}>

/** After so many steps along an edge it is asked again whether to give up. */
const stepsAtOnce = 1 << 14

/**
 * Visits each directed circle of the wished lengths exactly once, from its smallest organisation on, and no circle with two
 * that are to be kept apart. A path is given up as soon as it cannot come home in time, or cannot be worth the floor.
 * @returns whether all were visited; false when it was given up
 */
export function visitCircles(
  graph: AnswerGraph,
  search: Search,
  visit: (members: readonly number[], value: number, gain: number) => void,
): boolean {
  const size = graph.starts.length - 1
  const walk: Walk = {
    graph,
    search,
    visit,
    home: homeward(graph, search.wish.longest),
    best: largest(graph.fits),
    path: [],
    steps: 0,
  }
  for (let start = 0; start < size; start++) {
    if (graph.starts[start] === graph.starts[start + 1]) continue
    walk.home.from(start)
    walk.path.push(start)
    const complete = goOn(walk, start, 1, priceOf(search, start))
    walk.path.pop()
    if (!complete) return false
  }
  return true
}

type Walk = {
  readonly graph: AnswerGraph
  readonly search: Search
  readonly visit: (members: readonly number[], value: number, gain: number) => void
  readonly home: Homeward
  /** The largest fit of all. */
  readonly best: number
  readonly path: number[]
  steps: number
}

function goOn(walk: Walk, at: number, product: number, spent: number): boolean {
  const { graph, search, path } = walk
  for (let edge = graph.starts[at] as number; edge < (graph.starts[at + 1] as number); edge++) {
    if (++walk.steps % stepsAtOnce === 0 && search.isOver?.()) return false
    const next = graph.targets[edge] as number
    const sofar = product * (graph.fits[edge] as number)
    if (next === path[0]) {
      close(walk, sofar, spent)
      continue
    }
    const price = spent + priceOf(search, next)
    if (isHopeless(walk, next, sofar, price)) continue
    path.push(next)
    const complete = goOn(walk, next, sofar, price)
    path.pop()
    if (!complete) return false
  }
  return true
}

function close({ search, path, visit }: Walk, product: number, spent: number): void {
  const value = valueOfCircle(path.length, product)
  const { shortest, valueMin } = search.wish
  if (path.length >= shortest && value >= valueMin && value - spent > search.floor)
    visit(path, value, value - spent)
}

function isHopeless(walk: Walk, next: number, product: number, spent: number): boolean {
  const { graph, search, path, home } = walk
  if (path.length + home.steps(next) > search.wish.longest) return true
  if (isBarred(graph, path, next)) return true
  const most = promise(walk, path.length + 1, product)
  return most < search.wish.valueMin || most - spent <= search.floor
}

/** The most that a path of `length` organisations with this product can still be worth. */
function promise({ search, best }: Walk, length: number, product: number): number {
  let most = 0
  let closed = product * best
  for (let final = length; final <= search.wish.longest; final++, closed *= best)
    most = Math.max(most, valueOfCircle(final, closed))
  return most
}

function priceOf({ prices }: Search, node: number): number {
  return prices ? (prices[node] as number) : 0
}

function isBarred({ apart }: AnswerGraph, path: readonly number[], next: number): boolean {
  if (path.includes(next)) return true
  const others = apart.get(next)
  return others !== undefined && path.some((node) => others.has(node))
}

function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}

type Homeward = Readonly<{ from(start: number): void; steps(node: number): number }>

const nowhere = 127

/** How many edges lead from a node back to the start, by way of larger nodes only; a large number where none do in time. */
function homeward(graph: AnswerGraph, longest: number): Homeward {
  const { starts, sources } = reversed(graph)
  const distances = new Uint8Array(graph.starts.length - 1).fill(nowhere)
  let reached: number[] = []
  return {
    steps: (node) => distances[node] as number,
    from: (start) => {
      for (const node of reached) distances[node] = nowhere
      reached = [start]
      distances[start] = 0
      // No path asks for the way home of a node that is further away than this.
      for (let at = 0; at < reached.length; at++) {
        const node = reached[at] as number
        const distance = (distances[node] as number) + 1
        if (distance >= longest) break
        for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge++) {
          const source = sources[edge] as number
          if (source <= start || distances[source] !== nowhere) continue
          distances[source] = distance
          reached.push(source)
        }
      }
    },
  }
}

function reversed({ starts, targets }: AnswerGraph) {
  const size = starts.length - 1
  const into = new Int32Array(size + 1)
  for (const target of targets) into[target + 1] = (into[target + 1] as number) + 1
  for (let node = 0; node < size; node++)
    into[node + 1] = (into[node + 1] as number) + (into[node] as number)
  const next = into.slice()
  const sources = new Int32Array(targets.length)
  for (let node = 0; node < size; node++)
    for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge++) {
      const target = targets[edge] as number
      const place = next[target] as number
      sources[place] = node
      next[target] = place + 1
    }
  return { starts: into, sources }
}

/** Circles without a common member, taken by value for each member, best first. */
export function greedyPacking(circles: readonly Circle[]): Circle[] {
  const taken = new Set<number>()
  return circles.toSorted(byWorthOfPlace).filter(({ members }) => {
    if (members.some((node) => taken.has(node))) return false
    for (const node of members) taken.add(node)
    return true
  })
}

function byWorthOfPlace(a: Circle, b: Circle): number {
  return b.value / b.members.length - a.value / a.members.length || byMembers(a, b)
}

/** The most valuable first; of equals, whose members have the smaller numbers. */
export function byValue(a: Circle, b: Circle): number {
  return b.value - a.value || byMembers(a, b)
}

function byMembers(a: Circle, b: Circle): number {
  const at = a.members.findIndex((node, place) => node !== b.members[place])
  return at < 0 ? 0 : (a.members[at] as number) - (b.members[at] ?? -1)
}

export function totalValue(circles: readonly Circle[]): number {
  return circles.reduce((sum, { value }) => sum + value, 0)
}

/**
 * A bound on any packing that needs no circle to be known: a circle is worth no more than, for each member, the product of
 * the best edge out of it and the best edge into it, because every circle has both and all fits are at most 1.
 */
export function boundByEdges({ starts, targets, fits }: AnswerGraph): number {
  const size = starts.length - 1
  const [out, into] = [new Float64Array(size), new Float64Array(size)]
  for (let node = 0; node < size; node++)
    for (let edge = starts[node] as number; edge < (starts[node + 1] as number); edge++) {
      const [target, fit] = [targets[edge] as number, fits[edge] as number]
      out[node] = Math.max(out[node] as number, fit)
      into[target] = Math.max(into[target] as number, fit)
    }
  return out.reduce((sum, best, node) => sum + best * (into[node] as number), 0)
}
