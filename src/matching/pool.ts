import { mirrored, type SparseMarket } from './market.ts'

/** Pairs of one pool, both from 0 and below its size, each with the score that both sides see. */
export type PoolPairs = Readonly<{ from: Int32Array; to: Int32Array; scores: Float64Array }>

/**
 * The market of one pool that stands on both sides: everybody asks, and everybody is asked. Each pair counts both ways,
 * whoever lists whom; of different scores for one pair, such as while lists are being renewed, the larger one counts. A
 * meeting is worth what both make of it together beyond being `alone`: 2 · (score − alone).
 */
export function poolMarket(size: number, pairs: PoolPairs, alone: number): SparseMarket {
  const { offsets, order } = rowsOfBothWays(size, pairs)
  const starts = new Int32Array(size + 1)
  const partners = new Int32Array(order.length)
  const scores = new Float64Array(order.length)
  const seenAt = new Int32Array(size).fill(-1)
  let end = 0
  for (let node = 0; node < size; node++) {
    const begin = end
    for (let at = offsets[node] as number; at < (offsets[node + 1] as number); at++) {
      const { partner, score } = pairAt(pairs, order[at] as number)
      const seen = seenAt[partner] as number
      const worth = 2 * (score - alone)
      if (partner === node) continue
      if (seen >= begin) scores[seen] = Math.max(scores[seen] as number, worth)
      else {
        seenAt[partner] = end
        partners[end] = partner
        scores[end++] = worth
      }
    }
    starts[node + 1] = end
  }
  // Seen from the other side it is the same, but in the order of the nodes: so sums, to their last digit, do not depend on
  // the order in which a database gives the pairs.
  return mirrored({
    lefts: size,
    rights: size,
    starts,
    partners: partners.slice(0, end),
    scores: scores.slice(0, end),
  })
}

/** Pair `way`, forth below the number of pairs and back above it, in the order of who looks. */
function rowsOfBothWays(size: number, { from, to }: PoolPairs) {
  const offsets = new Int32Array(size + 1)
  for (const looking of [from, to])
    for (const node of looking) offsets[node + 1] = (offsets[node + 1] as number) + 1
  for (let node = 0; node < size; node++)
    offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number)
  const next = offsets.slice()
  const order = new Int32Array(2 * from.length)
  for (let way = 0; way < order.length; way++) {
    const node = (way < from.length ? from[way] : to[way - from.length]) as number
    const at = next[node] as number
    order[at] = way
    next[node] = at + 1
  }
  return { offsets, order }
}

function pairAt({ from, to, scores }: PoolPairs, way: number): { partner: number; score: number } {
  const pair = way < from.length ? way : way - from.length
  return {
    partner: (way < from.length ? to[pair] : from[pair]) as number,
    score: scores[pair] as number,
  }
}
