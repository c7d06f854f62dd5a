import { type Allocation, allocate } from './allocate.ts'
import { placesOfBest } from './best.ts'
import { type Capacities, marketOf, mirrored, type SparseMarket } from './market.ts'

/** A market too large to keep whole: its scores, a row or a column at a time. */
export type ScoreSource = Readonly<{
  lefts: number
  rights: number
  /** Writes what meetings of left node `x` with each right node are worth. */
  row(x: number, into: Float64Array): void
  column(y: number, into: Float64Array): void
}>

export type LogPrices = Allocation['logPrices']

export type ShortlistSettings = Readonly<{
  beta: number
  /** How many partners each node of either side proposes. */
  candidates: number
  rounds: number
  /** How much of the newest log prices counts, from 0 to 1. */
  damping: number
}>

/**
 * Allocates over a few candidates of each node. Candidates by score alone all name the same few, whose prices then rise beyond
 * all measure while others are in nobody's list; so candidates are chosen by what they are worth *at the prices* of the round
 * before, beginning with what everybody's mean score says. Each round keeps the candidates of the one before beside its own
 * and moves the prices part of the way, because what is dropped at once comes back the next time.
 */
export function allocateByShortlist(
  source: ScoreSource,
  capacities: Capacities,
  settings: ShortlistSettings,
): Readonly<{ market: SparseMarket; allocation: Allocation; logPrices: LogPrices }> {
  const { beta, candidates, rounds, damping } = settings
  let logPrices = pricesByMean(source, beta)
  let listed: SparseMarket | undefined
  for (let round = 1; ; round++) {
    const fresh = shortlist(source, logPrices, beta, candidates)
    const market = listed ? together(listed, fresh) : fresh
    const allocation = allocate(market, capacities, { beta })
    logPrices = listed ? between(logPrices, allocation.logPrices, damping) : allocation.logPrices
    if (round >= rounds) return { market, allocation, logPrices }
    listed = fresh
  }
}

/** Log prices that make everybody's mean score equal: who is liked by all is dear. */
export function pricesByMean(source: ScoreSource, beta: number): LogPrices {
  const left = new Float64Array(source.lefts)
  const right = new Float64Array(source.rights)
  const scores = new Float64Array(source.rights)
  for (let x = 0; x < source.lefts; x++) {
    source.row(x, scores)
    for (let y = 0; y < source.rights; y++) {
      const score = scores[y] as number
      left[x] = (left[x] as number) - score / source.rights / (2 * beta)
      right[y] = (right[y] as number) - score / source.lefts / (2 * beta)
    }
  }
  return { left, right }
}

/** The market of those whom either side proposes: each node its best by score + 2β · log price. */
export function shortlist(
  source: ScoreSource,
  logPrices: LogPrices,
  beta: number,
  candidates: number,
): SparseMarket {
  const rows = Array.from({ length: source.lefts }, () => new Map<number, number>())
  propose(source.lefts, source.row, logPrices.right, beta, candidates, (x, y, score) =>
    rows[x]?.set(y, score),
  )
  propose(source.rights, source.column, logPrices.left, beta, candidates, (y, x, score) =>
    rows[x]?.set(y, score),
  )
  return marketOf(source.rights, rows)
}

function propose(
  nodes: number,
  scoresOf: (node: number, into: Float64Array) => void,
  logPrices: Float64Array,
  beta: number,
  candidates: number,
  hear: (node: number, partner: number, score: number) => void,
): void {
  const scores = new Float64Array(logPrices.length)
  const adjusted = new Float64Array(logPrices.length)
  for (let node = 0; node < nodes; node++) {
    scoresOf(node, scores)
    for (let i = 0; i < scores.length; i++)
      adjusted[i] = (scores[i] as number) + 2 * beta * (logPrices[i] as number)
    for (const partner of placesOfBest(adjusted, candidates))
      hear(node, partner, scores[partner] as number)
  }
}

/** Who is shown to each left node: its best `depth` partners in the market by score + 2β · log price, best first. */
export function shownToLeft(
  market: SparseMarket,
  logPrices: LogPrices,
  beta: number,
  depth: number,
): Int32Array[] {
  return Array.from({ length: market.lefts }, (_, x) => {
    const from = market.starts[x] as number
    const partners = market.partners.subarray(from, market.starts[x + 1])
    const adjusted = Float64Array.from(
      partners,
      (y, at) => (market.scores[from + at] as number) + 2 * beta * (logPrices.right[y] as number),
    )
    return placesOfBest(adjusted, depth).map((place) => partners[place] as number)
  })
}

export function shownToRight(
  market: SparseMarket,
  { left, right }: LogPrices,
  beta: number,
  depth: number,
): Int32Array[] {
  return shownToLeft(mirrored(market), { left: right, right: left }, beta, depth)
}

/** All edges of either market. */
function together(one: SparseMarket, other: SparseMarket): SparseMarket {
  const rows = Array.from({ length: one.lefts }, () => new Map<number, number>())
  for (const { starts, partners, scores } of [one, other]) {
    for (const [x, row] of rows.entries()) {
      for (let e = starts[x] as number; e < (starts[x + 1] as number); e++)
        row.set(partners[e] as number, scores[e] as number)
    }
  }
  return marketOf(one.rights, rows)
}

function between(old: LogPrices, fresh: LogPrices, share: number): LogPrices {
  const mix = (from: Float64Array, to: Float64Array) =>
    from.map((value, node) => (1 - share) * value + share * (to[node] as number))
  return { left: mix(old.left, fresh.left), right: mix(old.right, fresh.right) }
}
