import type { DenseMarket, Market, SparseMarket } from './market.ts'

/**
 * One way through all edges, row by row: writes each left node's new `a`, its price at h = Σ K·b, and returns Σ K·a of each
 * right node; that array is used again by the next call.
 */
export type Pass = (b: Float64Array, capacities: Float64Array, a: Float64Array) => Float64Array

/** The root of price² + h·price − capacity = 0, in the form that does not cancel where h is large. */
export function priceAt(h: number, capacity: number): number {
  return (2 * capacity) / (h + Math.sqrt(h * h + 4 * capacity))
}

export function passOver(market: Market, worth: Float64Array): Pass {
  return 'starts' in market ? sparsePass(market, worth) : densePass(market, worth)
}

/** A row is read and written to the columns while it is in the cache: half the memory traffic of one way by rows and one by columns. */
function sparsePass({ lefts, rights, starts, partners }: SparseMarket, worth: Float64Array): Pass {
  const sums = new Float64Array(rights)
  return (b, capacities, a) => {
    sums.fill(0)
    for (let x = 0; x < lefts; x++) {
      const [from, to] = [starts[x] as number, starts[x + 1] as number]
      let h = 0
      for (let e = from; e < to; e++)
        h += (worth[e] as number) * (b[partners[e] as number] as number)
      const price = priceAt(h, capacities[x] as number)
      a[x] = price
      for (let e = from; e < to; e++) {
        const y = partners[e] as number
        sums[y] = (sums[y] as number) + (worth[e] as number) * price
      }
    }
    return sums
  }
}

function densePass({ lefts, rights }: DenseMarket, worth: Float64Array): Pass {
  const sums = new Float64Array(rights)
  return (b, capacities, a) => {
    sums.fill(0)
    for (let x = 0; x < lefts; x++) {
      const from = x * rights
      let h = 0
      for (let y = 0; y < rights; y++) h += (worth[from + y] as number) * (b[y] as number)
      const price = priceAt(h, capacities[x] as number)
      a[x] = price
      for (let y = 0; y < rights; y++)
        sums[y] = (sums[y] as number) + (worth[from + y] as number) * price
    }
    return sums
  }
}

/** A·K·B of every edge. */
export function meetingsOf(
  market: Market,
  worth: Float64Array,
  a: Float64Array,
  b: Float64Array,
): Float64Array {
  const meetings = new Float64Array(worth.length)
  for (let x = 0; x < market.lefts; x++) {
    const [from, to] = rowOf(market, x)
    for (let e = from; e < to; e++)
      meetings[e] = (a[x] as number) * (worth[e] as number) * (b[partnerAt(market, e)] as number)
  }
  return meetings
}

function rowOf(market: Market, x: number): [from: number, to: number] {
  return 'starts' in market
    ? [market.starts[x] as number, market.starts[x + 1] as number]
    : [x * market.rights, (x + 1) * market.rights]
}

function partnerAt(market: Market, edge: number): number {
  return 'starts' in market ? (market.partners[edge] as number) : edge % market.rights
}
