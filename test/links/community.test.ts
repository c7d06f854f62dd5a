import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom, shuffle } from '../../src/embedding/random.ts'
import { consensusOf } from '../../src/links/community.threads.ts'
import {
  agreement,
  communitiesOf,
  renumbered,
  togetherGraph,
  type WeightedGraph,
} from '../../src/links/consensus.ts'

const [blocks, size] = [8, 40]

/** Eight communities of forty, each member tied to some of its own and to a few of the others. */
function planted(seed: number): WeightedGraph {
  const random = seededRandom(seed)
  const total = blocks * size
  const pairs = new Set<number>()
  while (pairs.size < 5 * total) {
    const one = random.below(total)
    const home = Math.floor(one / size) * size
    const other = random.unit() < 0.8 ? home + random.below(size) : random.below(total)
    if (one !== other) pairs.add(Math.min(one, other) * total + Math.max(one, other))
  }
  const keys = [...pairs]
  return {
    size: total,
    from: Int32Array.from(keys, (key) => Math.floor(key / total)),
    to: Int32Array.from(keys, (key) => key % total),
    weights: Float64Array.from(keys, () => 0.2 + random.unit()),
  }
}

function inOtherOrder(graph: WeightedGraph, seed: number): WeightedGraph {
  const order = Int32Array.from(graph.from.keys())
  shuffle(seededRandom(seed), order)
  return {
    size: graph.size,
    from: order.map((edge) => graph.from[edge] ?? 0),
    to: order.map((edge) => graph.to[edge] ?? 0),
    weights: Float64Array.from(order, (edge) => graph.weights[edge] ?? 0),
  }
}

const truth = Int32Array.from({ length: blocks * size }, (_, node) => Math.floor(node / size))

describe('communities by consensus', () => {
  test('planted communities are found, whichever seeds are used', async () => {
    const [one, other] = [
      await consensusOf(planted(1), { seed: 1 }),
      await consensusOf(planted(1), { seed: 2 }),
    ]
    expect(agreement(one, truth)).toBeGreaterThan(0.95)
    expect(agreement(one, other)).toBeGreaterThan(0.95)
  })

  test('the order in which edges come does not matter', async () => {
    const graph = planted(2)
    const one = await consensusOf(graph)
    expect(await consensusOf(inOtherOrder(graph, 3))).toEqual(one)
  })

  test('where nobody is tied to anybody, everybody stands alone', async () => {
    const nobody = { from: new Int32Array(), to: new Int32Array(), weights: new Float64Array() }
    expect([...(await consensusOf({ size: 3, ...nobody }))]).toEqual([0, 1, 2])
  })
})

describe('agreement of two partitions', () => {
  test('it is 1 for the same under other names, and as in the example of Hubert and Arabie', () => {
    expect(agreement(Int32Array.of(0, 0, 1, 1), Int32Array.of(7, 7, 3, 3))).toBe(1)
    // scikit-learn's own example: adjusted_rand_score([0, 0, 1, 2], [0, 0, 1, 1]) is 0.57.
    expect(agreement(Int32Array.of(0, 0, 1, 2), Int32Array.of(0, 0, 1, 1))).toBeCloseTo(4 / 7, 12)
    expect(agreement(Int32Array.of(0, 0, 0, 0), Int32Array.of(0, 1, 2, 3))).toBe(0)
  })

  test('it is the same from both sides, and never above 1', () => {
    const partition = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(partition, partition, (a, b) => {
        const [one, other] = [Int32Array.from(a), Int32Array.from(b)]
        expect(agreement(one, other)).toBeCloseTo(agreement(other, one), 12)
        expect(agreement(one, other)).toBeLessThanOrEqual(1 + 1e-12)
        expect(agreement(one, renumbered(one))).toBe(1)
      }),
    )
  })

  test('whom few runs put together are taken apart, the others are tied by the share of runs', () => {
    const line = {
      size: 3,
      from: Int32Array.of(0, 1),
      to: Int32Array.of(1, 2),
      weights: Float64Array.of(1, 1),
    }
    const runs = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 1, 1],
    ].map((run) => Int32Array.from(run))
    const together = togetherGraph(line, runs)
    expect([...together.from.entries()].map(([at, from]) => [from, together.to[at]])).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect([...together.weights]).toEqual([0.75, 0.5])
    expect(communitiesOf(Int32Array.of(1, 0, 1, 2))).toEqual([[0, 2], [1], [3]])
  })
})
