import type { SparseMarket } from '../src/matching/market.ts'

/** The edges of one node, as somebody would write them first. */
type PlainRow = { partner: number; worth: number }[]

export function plainRows(market: SparseMarket, beta: number): PlainRow[] {
  return Array.from({ length: market.lefts }, (_, x) => {
    const [from, to] = [market.starts[x] ?? 0, market.starts[x + 1] ?? 0]
    return Array.from({ length: to - from }, (_, at) => ({
      partner: market.partners[from + at] ?? 0,
      worth: Math.exp((market.scores[from + at] ?? 0) / (2 * beta)),
    }))
  })
}

/** Proportional fitting as published, with room for one each: A = √(1 + (h/2)²) − h/2, and B the same way back. */
export function plainSteps(rows: readonly PlainRow[], rights: number, iterations: number) {
  let a: number[] = []
  let b = Array.from({ length: rights }, () => 1)
  const price = (h: number) => Math.sqrt(1 + (h / 2) ** 2) - h / 2
  for (let iteration = 0; iteration < iterations; iteration++) {
    a = rows.map((row) =>
      price(row.reduce((sum, { partner, worth }) => sum + worth * (b[partner] ?? 0), 0)),
    )
    const sums = Array.from({ length: rights }, () => 0)
    for (const [x, row] of rows.entries()) {
      for (const { partner, worth } of row)
        sums[partner] = (sums[partner] ?? 0) + worth * (a[x] ?? 0)
    }
    b = sums.map(price)
  }
  return { a, b }
}
