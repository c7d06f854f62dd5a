import { type Circle, greedyPacking } from './circle.ts'

/** Uniform in [0, 1), from a seeded source. */
type Unit = () => number

const none = -1

/** A choice of circles while it is being changed. */
type State = {
  readonly circles: readonly Circle[]
  /** By organisation, the circles it is in, by their numbers. */
  readonly through: readonly (readonly number[])[]
  /** By organisation, the chosen circle it is in, or `none`. */
  readonly owner: Int32Array
  /** What `owner` said before, newest last, as organisation and number in turn. */
  readonly log: number[]
  /** Whether a circle is waiting to be looked at. */
  readonly waits: Uint8Array
  value: number
}

/**
 * A packing that is at least as good as the greedy one: iterated local search for weighted independent sets (Nogueira, Pinheiro
 * and Subramanian, Optimization Letters 12, 2018). A circle comes in where it is worth more than those it pushes out, two come in
 * for one where they are worth more together, and now and then one comes in by chance and what it pushed out is mended.
 * @param rounds how often chance has its turn
 */
export function improvedPacking(circles: readonly Circle[], rounds: number, unit: Unit): Circle[] {
  const state = stateOf(circles)
  const taken = new Set(greedyPacking(circles))
  for (const [number, circle] of circles.entries()) if (taken.has(circle)) put(state, number)
  settle(state, [...circles.keys()])
  for (let round = 0; round < rounds && circles.length > 0; round++) shake(state, unit)
  return [...new Set(state.owner)]
    .filter((number) => number !== none)
    .map((number) => circleOf(state, number))
}

function stateOf(circles: readonly Circle[]): State {
  const size = 1 + circles.reduce((most, { members }) => Math.max(most, ...members), 0)
  const through: number[][] = Array.from({ length: size }, () => [])
  for (const [number, { members }] of circles.entries())
    for (const node of members) through[node]?.push(number)
  const waits = new Uint8Array(circles.length)
  return { circles, through, owner: new Int32Array(size).fill(none), log: [], waits, value: 0 }
}

function circleOf({ circles }: State, number: number): Circle {
  return circles[number] as Circle
}

function put(state: State, number: number): void {
  const { members, value } = circleOf(state, number)
  for (const node of members) own(state, node, number)
  state.value += value
}

function take(state: State, number: number): void {
  const { members, value } = circleOf(state, number)
  for (const node of members) own(state, node, none)
  state.value -= value
}

function own({ owner, log }: State, node: number, number: number): void {
  log.push(node, owner[node] as number)
  owner[node] = number
}

/** The chosen circles that share an organisation with this one. */
function inTheWay({ circles, owner }: State, number: number): number[] {
  const found: number[] = []
  for (const node of (circles[number] as Circle).members) {
    const other = owner[node] as number
    if (other !== none && !found.includes(other)) found.push(other)
  }
  return found
}

const enough = 1e-9

/** Takes what is worth more than what it pushes out, until nothing around the changed places is. */
function settle(state: State, waiting: number[]): void {
  for (const number of waiting) state.waits[number] = 1
  for (let at = 0; at < waiting.length; at++) {
    const number = waiting[at] as number
    state.waits[number] = 0
    const out = inTheWay(state, number)
    if (out.includes(number) || !trade(state, number, out)) continue
    for (const near of around(state, out)) {
      if (state.waits[near] === 1) continue
      state.waits[near] = 1
      waiting.push(near)
    }
  }
}

/** The circles through the places of those that went. */
function around(state: State, out: readonly number[]): number[] {
  return out.flatMap((other) =>
    circleOf(state, other).members.flatMap((node) => state.through[node] ?? []),
  )
}

/** Lets a circle in, with a second one where that helps, if together they are worth more than those that have to go. */
function trade(state: State, number: number, out: readonly number[]): boolean {
  const cost = out.reduce((sum, other) => sum + circleOf(state, other).value, 0)
  const alone = circleOf(state, number).value - cost
  const [only] = out
  const second = out.length === 1 && only !== undefined ? secondBeside(state, number, only) : none
  const gain = alone + (second === none ? 0 : circleOf(state, second).value)
  if (gain <= enough) return false
  for (const other of out) take(state, other)
  put(state, number)
  if (second !== none) put(state, second)
  return true
}

/** The best circle that could come in too, if `number` replaces `out`. */
function secondBeside(state: State, number: number, out: number): number {
  const { circles, owner } = state
  const taken = circleOf(state, number).members
  let [best, most] = [none, 0]
  for (const node of circleOf(state, out).members) {
    if (taken.includes(node)) continue
    for (const other of state.through[node] ?? []) {
      const { members, value } = circles[other] as Circle
      if (other === out || value <= most) continue
      const free = members.every(
        (member) => (owner[member] === none || owner[member] === out) && !taken.includes(member),
      )
      if (free) [best, most] = [other, value]
    }
  }
  return best
}

/** Lets one circle in by chance, mends what that broke, and takes all of it back where it came to nothing. */
function shake(state: State, unit: Unit): void {
  const number = Math.floor(unit() * state.circles.length)
  const out = inTheWay(state, number)
  if (out.includes(number)) return
  const before = state.value
  state.log.length = 0
  for (const other of out) take(state, other)
  put(state, number)
  settle(state, [...new Set(around(state, out))])
  if (state.value >= before - enough) return
  for (let at = state.log.length - 2; at >= 0; at -= 2)
    state.owner[state.log[at] as number] = state.log[at + 1] as number
  state.value = before
}
