import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../src/matching/allocate.ts'
import { capacityOf } from '../../src/matching/capacity.ts'
import { poolMarket } from '../../src/matching/pool.ts'
import { adjusted, pricesOf, typicalBest } from '../../src/matching/price.ts'

const weights = { beta: 0.1, alone: 0.2 }

/** Everybody of five fits node 0 best; node 5 fits nobody as well, and nobody else asks for it. */
const crowd = {
  from: Int32Array.of(1, 2, 3, 4, 1, 2),
  to: Int32Array.of(0, 0, 0, 0, 5, 5),
  scores: Float64Array.of(0.8, 0.8, 0.8, 0.8, 0.75, 0.75),
}
const pricesIn = (room: readonly number[]) => {
  const capacities = Float64Array.from(room)
  const market = poolMarket(room.length, crowd, weights.alone)
  const { unmatched } = allocate(
    market,
    { left: capacities, right: capacities },
    { beta: weights.beta },
  )
  return pricesOf(unmatched.right, () => true, weights.beta)
}

describe('the order to show', () => {
  test('puts somebody with room before a hub that all ask for, and says how much that counts', () => {
    const prices = pricesIn([1, 1, 1, 1, 1, 1])
    const hub = adjusted(0.8, prices[0] ?? null)
    const open = adjusted(0.75, prices[5] ?? null)
    expect(open.value).toBeGreaterThan(hub.value)
    expect(hub.openedCapacity).toBeLessThan(0)
    expect(open.value).toBeCloseTo(0.75 + open.openedCapacity, 12)
  })

  test('is that of relevance when the hub has room for all', () => {
    const prices = pricesIn([50, 1, 1, 1, 1, 1])
    expect(adjusted(0.8, prices[0] ?? null).value).toBeGreaterThan(
      adjusted(0.75, prices[5] ?? null).value,
    )
  })

  test('adds nothing for whom no price is known', () => {
    expect(adjusted(0.4, null)).toEqual({ value: 0.4, openedCapacity: 0 })
  })

  test('is the order of meetings per contact in the allocation', () => {
    const market = poolMarket(6, crowd, weights.alone)
    const room = Float64Array.of(1, 2, 3, 4, 5, 6)
    const { meetings, unmatched } = allocate(
      market,
      { left: room, right: room },
      { beta: weights.beta, tolerance: 1e-12 },
    )
    const prices = pricesOf(unmatched.right, () => true, weights.beta)
    // Node 1 knows 0 and 5.
    const from = market.starts[1] ?? 0
    const [one = 0, other = 0] = [market.partners[from], market.partners[from + 1]]
    const scoreOf = (node: number) => (node === 0 ? 0.8 : 0.75)
    const value = (node: number) => adjusted(scoreOf(node), prices[node] ?? null).value
    const perContact = (at: number, node: number) =>
      Math.log((meetings[at] ?? 0) / Math.sqrt(room[node] ?? 0))
    expect(perContact(from, one) - perContact(from + 1, other)).toBeCloseTo(
      (value(one) - value(other)) / weights.beta,
      6,
    )
  })
})

test('the typical best score is that of the middle list', () => {
  const from = Int32Array.of(0, 0, 1, 2, 2)
  const scores = Float64Array.of(0.2, 0.9, 0.3, 0.1, 0.4)
  expect(typicalBest({ from, scores })).toBe(0.4)
  expect(typicalBest({ from: new Int32Array(0), scores: new Float64Array(0) })).toBeGreaterThan(0)
})

test('prices have the mean 0 over those who have partners', () => {
  const shares = fc.array(fc.double({ min: 1e-9, max: 1, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(shares, (free) => {
      const prices = pricesOf(Float64Array.from([...free, 1]), (node) => node < free.length, 0.5)
      const sum = prices.slice(0, free.length).reduce((total, price) => total + price, 0)
      expect(sum).toBeCloseTo(0, 6)
    }),
  )
})

describe('a pool on both sides of a market', () => {
  test('has each pair both ways, once, with the better of two scores, and nobody with themselves', () => {
    const market = poolMarket(
      4,
      {
        from: Int32Array.of(2, 0, 0, 1),
        to: Int32Array.of(0, 2, 1, 1),
        scores: Float64Array.of(0.5, 0.7, 0.3, 0.9),
      },
      0.1,
    )
    expect([...market.starts]).toEqual([0, 2, 3, 4, 4])
    expect([...market.partners]).toEqual([1, 2, 0, 0])
    const [weak, strong] = [2 * (0.3 - 0.1), 2 * (0.7 - 0.1)]
    expect([...market.scores]).toEqual([weak, strong, weak, strong])
  })

  test('is the same whatever the order of its pairs', () => {
    const turned = {
      from: crowd.from.toReversed(),
      to: crowd.to.toReversed(),
      scores: crowd.scores.toReversed(),
    }
    expect(poolMarket(6, turned, 0)).toEqual(poolMarket(6, crowd, 0))
  })
})

describe('room for contacts', () => {
  const nobody = { kind: null, size: null, leadsCluster: false } as const
  test.each([
    [nobody, 3],
    [{ ...nobody, kind: 'company' }, 3],
    [{ ...nobody, kind: 'company', size: 'micro' }, 2],
    [{ ...nobody, kind: 'company', size: 'large' }, 20],
    [{ ...nobody, kind: 'university', size: 'micro' }, 20],
    [{ ...nobody, kind: 'company', size: 'small', leadsCluster: true }, 20],
  ] as const)('of %j is %d a month', (organisation, contacts) => {
    expect(capacityOf(organisation)).toBe(contacts)
  })
})
