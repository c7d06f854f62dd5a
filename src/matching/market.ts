/**
 * Who may meet whom. The edges of left node `x` lie between `starts[x]` and `starts[x + 1]`; edge `e` leads to the right
 * node `partners[e]` and is worth `scores[e]`: what both sides make of the meeting, p + q, 0 being as good as none.
 */
export type SparseMarket = Readonly<{
  lefts: number
  rights: number
  starts: Int32Array
  partners: Int32Array
  scores: Float64Array
}>

/** Everybody may meet everybody: `lefts × rights` scores, row by row. */
export type DenseMarket = Readonly<{ lefts: number; rights: number; scores: Float64Array }>

export type Market = SparseMarket | DenseMarket

/** How many meetings each node has room for, above 0; both sides in one unit. */
export type Capacities = Readonly<{ left: Float64Array; right: Float64Array }>

/** The market of each left node's partners, with what a meeting with each is worth. */
export function marketOf(
  rights: number,
  rows: readonly ReadonlyMap<number, number>[],
): SparseMarket {
  const starts = new Int32Array(rows.length + 1)
  for (const [x, row] of rows.entries()) starts[x + 1] = (starts[x] as number) + row.size
  const partners = new Int32Array(starts[rows.length] as number)
  const scores = new Float64Array(partners.length)
  let at = 0
  for (const row of rows) {
    for (const [y, score] of row) {
      partners[at] = y
      scores[at++] = score
    }
  }
  return { lefts: rows.length, rights, starts, partners, scores }
}

/** The same market seen from the other side. */
export function mirrored(market: SparseMarket): SparseMarket {
  const starts = new Int32Array(market.rights + 1)
  for (const y of market.partners) starts[y + 1] = (starts[y + 1] as number) + 1
  for (let y = 0; y < market.rights; y++)
    starts[y + 1] = (starts[y + 1] as number) + (starts[y] as number)
  const next = starts.slice()
  const partners = new Int32Array(market.partners.length)
  const scores = new Float64Array(market.partners.length)
  for (let x = 0; x < market.lefts; x++) {
    for (let e = market.starts[x] as number; e < (market.starts[x + 1] as number); e++) {
      const y = market.partners[e] as number
      const at = next[y] as number
      next[y] = at + 1
      partners[at] = x
      scores[at] = market.scores[e] as number
    }
  }
  return { lefts: market.rights, rights: market.lefts, starts, partners, scores }
}

/** Beyond this exponent the square of a sum of worths would leave the range of a number. */
const exponentMax = 300

/** @throws RangeError that names what is unsound: these are mistakes of the caller, not of the data */
export function refuseUnsoundMarket(market: Market, capacities: Capacities, beta: number): void {
  if (!(beta > 0 && Number.isFinite(beta))) throw new RangeError(`β must be above 0, not ${beta}.`)
  if (market.scores.length === 0) throw new RangeError('A market without edges has no prices.')
  refuseBrokenEdges(market)
  refuseCapacities('left', capacities.left, market.lefts)
  refuseCapacities('right', capacities.right, market.rights)
  for (const score of market.scores) {
    if (!Number.isFinite(score)) throw new RangeError(`A score must be a number, not ${score}.`)
    if (score / (2 * beta) > exponentMax)
      throw new RangeError(`A score of ${score} is too large for β = ${beta}: raise β.`)
  }
}

function refuseBrokenEdges(market: Market): void {
  const { lefts, rights, scores } = market
  const isWhole =
    'starts' in market
      ? market.starts.length === lefts + 1 &&
        market.starts[lefts] === scores.length &&
        market.partners.length === scores.length &&
        market.partners.every((y) => y >= 0 && y < rights)
      : scores.length === lefts * rights
  if (!isWhole) throw new RangeError(`The edges do not fit a market of ${lefts} × ${rights}.`)
}

function refuseCapacities(side: string, capacities: Float64Array, count: number): void {
  if (capacities.length !== count)
    throw new RangeError(`The ${side} has ${count} nodes, but ${capacities.length} capacities.`)
  for (const capacity of capacities) {
    if (!(capacity > 0 && Number.isFinite(capacity)))
      throw new RangeError(`A capacity must be above 0, not ${capacity}.`)
  }
}
