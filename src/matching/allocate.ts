import { componentsOf } from './components.ts'
import { type Capacities, type Market, refuseUnsoundMarket } from './market.ts'
import { meetingsOf, type Pass, passOver, priceAt } from './pass.ts'

export type AllocationSettings = Readonly<{
  /** How freely meetings spread beyond the best ones, in units of score; above 0. Towards 0 only the best total counts. */
  beta: number
  iterationsMax?: number
  /** The change of any log price below which the allocation counts as found. */
  tolerance?: number
}>

export type Allocation = Readonly<{
  /** How much of each edge takes place, in units of capacity: edge by edge as the market lists them, row by row. */
  meetings: Float64Array
  /** Natural logs of A and B. The more a node is sought beyond the room it has, the lower. */
  logPrices: Readonly<{ left: Float64Array; right: Float64Array }>
  /** The share of each node's capacity that stays free, from 0 to 1. */
  unmatched: Readonly<{ left: Float64Array; right: Float64Array }>
  iterations: number
  converged: boolean
}>

const defaults = { iterationsMax: 200, tolerance: 1e-6 }

/**
 * Matching with transferable utility and the option to stay alone (Choo and Siow, 2006), found by iterative proportional
 * fitting (Tomita et al., RecSys 2022 and 2023):
 *
 *     K = exp(score / 2β),  meetings = A K B,  A² and B² stay free,  each row and column adds up to its capacity.
 *
 * A = 2c / (h + √(h² + 4c)) with h = K B is √(c + (h/2)²) − h/2 without its cancellation. Scores are not shifted by their
 * maximum, which would change what staying alone is worth.
 *
 * A and B may trade a common factor nearly for free, so plain fitting approaches it over thousands of iterations. What stays
 * free on the left less what stays free on the right is known in advance, however: it is the difference of the capacities. So
 * after each iteration the factor that makes it so is put in, for each part of the market that hangs together.
 * @throws RangeError for a market without edges, a capacity or β that is not above 0, and scores that are no numbers or too
 *   large for β
 */
export function allocate(
  market: Market,
  capacities: Capacities,
  settings: AllocationSettings,
): Allocation {
  const steps = allocating(market, capacities, settings)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `allocate`, handing back after each iteration with the largest change of a log price, so that others get their turn. */
export function* allocating(
  market: Market,
  capacities: Capacities,
  settings: AllocationSettings,
): Generator<number, Allocation, void> {
  const { beta, iterationsMax, tolerance } = { ...defaults, ...settings }
  refuseUnsoundMarket(market, capacities, beta)
  const worth = market.scores.map((score) => Math.exp(score / (2 * beta)))
  const pass = passOver(market, worth)
  const balance = balancing(market, capacities)
  // As if nobody met: all capacity is free.
  const [a, b] = [capacities.left.map(Math.sqrt), capacities.right.map(Math.sqrt)]
  let [iterations, change] = [0, Number.POSITIVE_INFINITY]
  while (iterations < iterationsMax && change >= tolerance) {
    iterations++
    const before = [a.slice(), b.slice()] as const
    fit(pass, capacities, a, b)
    balance(a, b)
    change = Math.max(largestChange(before[0], a), largestChange(before[1], b))
    yield change
  }
  return {
    meetings: meetingsOf(market, worth, a, b),
    logPrices: { left: a.map(Math.log), right: b.map(Math.log) },
    unmatched: { left: freeShares(a, capacities.left), right: freeShares(b, capacities.right) },
    iterations,
    converged: change < tolerance,
  }
}

/** One iteration: A from B, then B from the new A. */
function fit(pass: Pass, capacities: Capacities, a: Float64Array, b: Float64Array): void {
  const sought = pass(b, capacities.left, a)
  for (let y = 0; y < b.length; y++)
    b[y] = priceAt(sought[y] as number, capacities.right[y] as number)
}

/** For each connected part: the factor t with Σ (tA)² − Σ (B/t)² = Σ capacity on the left − Σ capacity on the right. */
function balancing(market: Market, capacities: Capacities) {
  const parts = componentsOf(market)
  const surplus = new Float64Array(parts.count)
  for (const [x, part] of parts.left.entries()) add(surplus, part, capacities.left[x] as number)
  for (const [y, part] of parts.right.entries())
    add(surplus, part, -(capacities.right[y] as number))
  return (a: Float64Array, b: Float64Array) => {
    const free = { left: new Float64Array(parts.count), right: new Float64Array(parts.count) }
    for (let x = 0; x < a.length; x++)
      add(free.left, parts.left[x] as number, (a[x] as number) ** 2)
    for (let y = 0; y < b.length; y++)
      add(free.right, parts.right[y] as number, (b[y] as number) ** 2)
    const factors = surplus.map((d, part) =>
      factorFor(d, free.left[part] as number, free.right[part] as number),
    )
    for (let x = 0; x < a.length; x++)
      a[x] = (a[x] as number) * (factors[parts.left[x] as number] as number)
    for (let y = 0; y < b.length; y++)
      b[y] = (b[y] as number) / (factors[parts.right[y] as number] as number)
  }
}

/** The root of t⁴·left − t²·surplus − right = 0, in the form that does not cancel. A node without edges has one side only and needs none. */
function factorFor(surplus: number, left: number, right: number): number {
  if (left === 0 || right === 0) return 1
  const root = Math.sqrt(surplus * surplus + 4 * left * right)
  return Math.sqrt(surplus > 0 ? (surplus + root) / (2 * left) : (2 * right) / (root - surplus))
}

function add(sums: Float64Array, at: number, value: number): void {
  sums[at] = (sums[at] as number) + value
}

/** The largest change of a log. */
function largestChange(before: Float64Array, after: Float64Array): number {
  let [least, most] = [1, 1]
  for (let i = 0; i < after.length; i++) {
    const factor = (after[i] as number) / (before[i] as number)
    if (factor < least) least = factor
    if (factor > most) most = factor
  }
  return Math.max(Math.log(most), -Math.log(least))
}

function freeShares(prices: Float64Array, capacities: Float64Array): Float64Array {
  return prices.map((value, node) => (value * value) / (capacities[node] as number))
}
