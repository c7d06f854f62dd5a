import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Allocation, allocate } from '../../src/matching/allocate.ts'
import {
  type Capacities,
  type DenseMarket,
  type Market,
  marketOf,
  mirrored,
} from '../../src/matching/market.ts'

/** What four on the left think of three on the right, and the other way round. */
const likes = [
  [0.9, 0.8, 0.1],
  [0.8, 0.3, 0.2],
  [0.7, 0.6, 0.5],
  [0.9, 0.1, 0.3],
]
const liked = [
  [0.9, 0.2, 0.4, 0.6],
  [0.5, 0.7, 0.8, 0.1],
  [0.3, 0.9, 0.6, 0.2],
]
const scoresOf = likes.map((row, x) => row.map((p, y) => p + (liked[y]?.[x] ?? Number.NaN)))
const small: DenseMarket = { lefts: 4, rights: 3, scores: Float64Array.from(scoresOf.flat()) }
const sparse = marketOf(
  3,
  scoresOf.map((row) => new Map(row.entries())),
)
const ones = (lefts: number, rights: number): Capacities => ({
  left: new Float64Array(lefts).fill(1),
  right: new Float64Array(rights).fill(1),
})

function rowsOf(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, row) => [
    ...values.slice(row * width, (row + 1) * width),
  ])
}

function expectNear(actual: Iterable<number>, expected: readonly number[], digits = 6): void {
  const all = [...actual]
  expect(all).toHaveLength(expected.length)
  for (const [at, value] of expected.entries()) expect(all[at]).toBeCloseTo(value, digits)
}

describe('a market whose answer is known', () => {
  // Computed with the reference implementation of Tomita et al., in double precision.
  const known = [
    {
      beta: 1,
      meetings: [
        0.282939, 0.25991, 0.181438, 0.197873, 0.233394, 0.268622, 0.19848, 0.271997, 0.256305,
        0.272714, 0.167926, 0.2136,
      ],
      left: [0.275714, 0.300111, 0.273219, 0.34576],
      right: [0.047995, 0.066773, 0.080035],
    },
    {
      beta: 0.1,
      meetings: [
        0.595237, 0.317815, 0.009964, 0.019772, 0.12861, 0.598402, 0.018867, 0.549992, 0.346326,
        0.366124, 0.00358, 0.045284,
      ],
      left: [0.076985, 0.253215, 0.084815, 0.585011],
      right: [0, 0.000003, 0.000024],
    },
  ]
  describe.each(known)('with β = $beta', ({ beta, meetings, left, right }) => {
    test.each<[string, Market]>([
      ['dense', small],
      ['sparse', sparse],
    ])('comes out as the reference, %s', (_, market) => {
      const found = allocate(market, ones(4, 3), { beta, tolerance: 1e-10 })
      expectNear(found.meetings, meetings)
      expectNear(found.unmatched.left, left)
      expectNear(found.unmatched.right, right)
      expect(found.converged).toBe(true)
    })
  })

  test('whoever is sought by others moves down where they were first by liking', () => {
    const { meetings } = allocate(small, ones(4, 3), { beta: 1 })
    const second = rowsOf(meetings, 3)[1] ?? []
    const products = [0, 1, 2].map((y) => (likes[1]?.[y] ?? 0) * (liked[y]?.[1] ?? 0))
    const bestFirst = (values: readonly number[]) =>
      [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    expect(bestFirst(products)).toEqual([1, 2, 0])
    expect(bestFirst(second)).toEqual([2, 1, 0])
  })

  test('few iterations are enough, also where one side has much more room', () => {
    const crowded = { left: new Float64Array(4).fill(20), right: new Float64Array(3).fill(0.5) }
    for (const capacities of [ones(4, 3), crowded])
      for (const beta of [1, 0.1])
        expect(allocate(small, capacities, { beta }).iterations).toBeLessThan(40)
  })

  test('when iterations run out, it says so', () => {
    const found = allocate(small, ones(4, 3), { beta: 0.1, iterationsMax: 1 })
    expect(found).toMatchObject({ iterations: 1, converged: false })
  })

  test('with a tiny β the best total takes place', () => {
    const { meetings } = allocate(small, ones(4, 3), { beta: 0.01 })
    // The best total of three meetings: 0 with 0, 2 with 1, 1 with 2 is 1.8 + 1.4 + 1.1.
    expectNear([meetings[0] ?? 0, meetings[7] ?? 0, meetings[5] ?? 0], [1, 1, 1], 1)
  })
})

const market = fc
  .record({
    lefts: fc.integer({ min: 1, max: 8 }),
    rights: fc.integer({ min: 1, max: 8 }),
    edges: fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.double({ min: -1, max: 2, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    }),
    room: fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 16, maxLength: 16 }),
  })
  .map(({ lefts, rights, edges, room }) => {
    const rows = Array.from({ length: lefts }, () => new Map<number, number>())
    for (const [x, y, score] of edges) rows[x % lefts]?.set(y % rights, score)
    const capacities = {
      left: Float64Array.from(room.slice(0, lefts)),
      right: Float64Array.from(room.slice(8, 8 + rights)),
    }
    return { market: marketOf(rights, rows), capacities }
  })
// Smaller ones take very many iterations to the last digit where two capacities are equal.
const beta = fc.constantFrom(0.2, 0.5, 1)
const exactly = { tolerance: 1e-12, iterationsMax: 20_000 }

const total = (found: Allocation) => found.meetings.reduce((sum, value) => sum + value, 0)

describe('laws of an allocation', () => {
  test('what takes place and what stays free add up to the capacity of every node', () => {
    fc.assert(
      fc.property(market, beta, (given, beta) => {
        const found = allocate(given.market, given.capacities, { beta, ...exactly })
        const [left, right] = [
          new Float64Array(given.market.lefts),
          new Float64Array(given.market.rights),
        ]
        for (let x = 0; x < left.length; x++) {
          for (let e = given.market.starts[x] ?? 0; e < (given.market.starts[x + 1] ?? 0); e++) {
            const y = given.market.partners[e] ?? 0
            left[x] = (left[x] ?? 0) + (found.meetings[e] ?? 0)
            right[y] = (right[y] ?? 0) + (found.meetings[e] ?? 0)
          }
        }
        const rest = (side: 'left' | 'right') =>
          given.capacities[side].map(
            (room, node) => room * (1 - (found.unmatched[side][node] ?? 0)),
          )
        expectNear(left, [...rest('left')], 8)
        expectNear(right, [...rest('right')], 8)
      }),
    )
  })

  test('seen from the other side it is the same', () => {
    fc.assert(
      fc.property(market, beta, (given, beta) => {
        const found = allocate(given.market, given.capacities, { beta, ...exactly })
        const turned = { left: given.capacities.right, right: given.capacities.left }
        const back = allocate(mirrored(given.market), turned, { beta, ...exactly })
        expectNear(back.logPrices.left, [...found.logPrices.right], 7)
        expectNear(back.logPrices.right, [...found.logPrices.left], 7)
      }),
    )
  })

  test('more room for anybody never makes fewer meetings', () => {
    fc.assert(
      fc.property(market, beta, fc.nat(7), (given, beta, who) => {
        const more = given.capacities.right.map((room, node) =>
          node === who % given.market.rights ? room * 2 : room,
        )
        const before = allocate(given.market, given.capacities, { beta, ...exactly })
        const capacities = { left: given.capacities.left, right: more }
        const after = allocate(given.market, capacities, { beta, ...exactly })
        expect(total(after)).toBeGreaterThanOrEqual(total(before) - 1e-9)
      }),
    )
  })

  test('the unit of scores does not matter, as long as β is in the same one', () => {
    fc.assert(
      fc.property(market, beta, fc.constantFrom(0.25, 4, 100), (given, beta, unit) => {
        const found = allocate(given.market, given.capacities, { beta })
        const scores = given.market.scores.map((score) => score * unit)
        const other = allocate({ ...given.market, scores }, given.capacities, { beta: beta * unit })
        expectNear(other.meetings, [...found.meetings], 8)
      }),
    )
  })
})

describe('what cannot be allocated is refused by name', () => {
  const fine = ones(4, 3)
  const withRoom = (room: number) => ({ ...fine, left: Float64Array.of(1, 1, room, 1) })
  test.each<[string, Market, Capacities, number, RegExp]>([
    ['no edges', marketOf(3, [new Map()]), ones(1, 3), 1, /without edges/],
    ['nobody', marketOf(0, []), ones(0, 0), 1, /without edges/],
    ['a capacity of 0', small, withRoom(0), 1, /capacity must be above 0, not 0/],
    ['a negative capacity', small, withRoom(-1), 1, /not -1/],
    ['a capacity that is no number', small, withRoom(Number.NaN), 1, /not NaN/],
    ['a capacity too few', small, ones(3, 3), 1, /4 nodes, but 3 capacities/],
    ['β of 0', small, fine, 0, /β must be above 0/],
    ['β that is no number', small, fine, Number.NaN, /β must be above 0/],
    [
      'a score that is no number',
      { ...small, scores: small.scores.with(3, Number.NaN) },
      fine,
      1,
      /not NaN/,
    ],
    ['scores too large for β', small, fine, 0.001, /too large for β = 0.001: raise β/],
    [
      'scores of another market',
      { ...small, rights: 4 },
      ones(4, 4),
      1,
      /do not fit a market of 4 × 4/,
    ],
    [
      'an edge to nobody',
      { ...sparse, partners: sparse.partners.with(0, 7) },
      fine,
      1,
      /do not fit/,
    ],
  ])('%s', (_, given, capacities, beta, sentence) => {
    expect(() => allocate(given, capacities, { beta })).toThrow(RangeError)
    expect(() => allocate(given, capacities, { beta })).toThrow(sentence)
  })
})
