/** The same chain as somebody would write it first: nested lists, every formula as printed, power iteration for complexity. */
export function plainPipeline(
  table: readonly (readonly number[])[],
  byText: readonly (readonly number[])[],
  kappa: number,
) {
  const byRegion = table.map(sum)
  const byActivity = (table[0] ?? []).map((_, a) => sum(table.map((row) => row[a] ?? 0)))
  const total = sum(byRegion)
  const m = table.map((row, r) =>
    row.map((value, a) => {
      const expected = ((byRegion[r] ?? 0) * (byActivity[a] ?? 0)) / total
      return value > 0 && value / expected >= 1 ? 1 : 0
    }),
  )
  const phi = proximity(m, byText, kappa)
  const density = m.map((row) => densityOf(row, phi))
  const lacking = m.map((row) => row.flatMap((has, a) => (has ? [] : [a])))
  const complementarity = m.map((row, r) =>
    m.map((other) => {
      const brought = other.map((has, b) => has * (1 - (row[b] ?? 0)))
      const added = densityOf(brought, phi)
      const own = lacking[r] ?? []
      return own.length > 0 ? sum(own.map((a) => added[a] ?? 0)) / own.length : 0
    }),
  )
  return { density, complementarity, complexity: complexity(m) }
}

function proximity(
  m: readonly (readonly number[])[],
  byText: readonly (readonly number[])[],
  kappa: number,
): number[][] {
  const size = m[0]?.length ?? 0
  const together = (a: number, b: number) => sum(m.map((row) => (row[a] ?? 0) * (row[b] ?? 0)))
  const found = Array.from({ length: size }, (_, a) => together(a, a))
  return Array.from({ length: size }, (_, a) =>
    Array.from({ length: size }, (_, b) => {
      if (a === b) return 0
      const n = Math.max(found[a] ?? 0, found[b] ?? 0)
      return (together(a, b) + kappa * (byText[a]?.[b] ?? 0)) / (n + kappa)
    }),
  )
}

function densityOf(row: readonly number[], phi: readonly (readonly number[])[]): number[] {
  return phi.map((related) => {
    const all = sum(related)
    return all > 0 ? (100 * sum(related.map((value, b) => value * (row[b] ?? 0)))) / all : 0
  })
}

/** So many steps are enough for the place of a region in the order, not for more. */
const steps = 20

function complexity(m: readonly (readonly number[])[]): number[] {
  let regions = m.map(sum)
  for (let step = 0; step < steps; step++) {
    const activities = (m[0] ?? []).map((_, a) => {
      const own = regions.filter((_, r) => m[r]?.[a] === 1)
      return own.length > 0 ? sum(own) / own.length : 0
    })
    regions = m.map(
      (row) => sum(row.map((has, a) => has * (activities[a] ?? 0))) / Math.max(1, sum(row)),
    )
  }
  return regions
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
