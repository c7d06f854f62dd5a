import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from '../../src/matching/allocate.ts'
import { placesOfBest } from '../../src/matching/best.ts'
import { marketOf } from '../../src/matching/market.ts'
import {
  allocateByShortlist,
  pricesByMean,
  shortlist,
  shownToLeft,
  shownToRight,
} from '../../src/matching/shortlist.ts'
import {
  type GeneratedMarket,
  generateMarket,
  listsBy,
  outcomeOf,
  sourceOf,
} from './generated-market.ts'

const depth = 10

function roomForOne(size: number) {
  return { left: new Float64Array(size).fill(1), right: new Float64Array(size).fill(1) }
}

function byPrices(given: GeneratedMarket, beta: number) {
  const { size, market } = given
  const { logPrices, converged } = allocate(market, roomForOne(size), { beta })
  expect(converged).toBe(true)
  const score = (x: number, y: number) => market.scores[x * size + y] ?? 0
  return outcomeOf(
    given,
    listsBy(size, depth, (x, y) => score(x, y) + 2 * beta * (logPrices.right[y] ?? 0)),
    listsBy(size, depth, (y, x) => score(x, y) + 2 * beta * (logPrices.left[x] ?? 0)),
  )
}

function byShortlist(given: GeneratedMarket, beta: number, candidates: number) {
  const { market, logPrices } = allocateByShortlist(
    sourceOf(given.market),
    roomForOne(given.size),
    { beta, candidates, rounds: 3, damping: 0.5 },
  )
  const outcome = outcomeOf(
    given,
    shownToLeft(market, logPrices, beta, depth),
    shownToRight(market, logPrices, beta, depth),
  )
  return { ...outcome, edgesPerNode: market.partners.length / given.size }
}

describe.each([0.25, 0.5, 0.75])('where tastes agree by %d', { timeout: 60_000 }, (agreement) => {
  const given = generateMarket(300, agreement, 7)

  test('few candidates, chosen by price, do what all of them would', () => {
    const whole = byPrices(given, 1)
    const few = byShortlist(given, 0.03, 20)
    expect(few.edgesPerNode).toBeLessThan(30)
    expect(few.matches).toBeGreaterThan(0.95 * whole.matches)
    expect(few.gini).toBeLessThanOrEqual(0.3)
    expect(few.coverage).toBeGreaterThanOrEqual(0.99)
  })

  test('prices bring more matches and less crowding than the product of likings', () => {
    const { size, there, back } = given
    const product = (x: number, y: number) => (there[x * size + y] ?? 0) * (back[x * size + y] ?? 0)
    const plain = outcomeOf(
      given,
      listsBy(size, depth, product),
      listsBy(size, depth, (y, x) => product(x, y)),
    )
    const priced = byPrices(given, 0.1)
    expect(priced.matches).toBeGreaterThan(1.25 * plain.matches)
    expect(priced.gini).toBeLessThan(0.5 * plain.gini)
  })
})

describe('candidates', () => {
  const given = generateMarket(40, 0.5, 3)
  const source = sourceOf(given.market)

  test('with room for all of them, the shortlist is the whole market', () => {
    const { market, allocation } = allocateByShortlist(source, roomForOne(40), {
      beta: 0.1,
      candidates: 40,
      rounds: 1,
      damping: 0.5,
    })
    expect(market.partners).toHaveLength(40 * 40)
    const whole = allocate(given.market, roomForOne(40), { beta: 0.1 })
    for (const [x, price] of whole.logPrices.left.entries())
      expect(allocation.logPrices.left[x]).toBeCloseTo(price, 5)
  })

  test('are those whom either side puts first at the given prices', () => {
    const prices = { left: new Float64Array(40), right: new Float64Array(40) }
    // Whoever is given away is on everybody's list, whatever their score.
    prices.right[39] = 100
    const market = shortlist(source, prices, 0.1, 3)
    for (let x = 0; x < 40; x++)
      expect(market.partners.subarray(market.starts[x], market.starts[x + 1])).toContain(39)
  })

  test('whom everybody likes is dear from the beginning', () => {
    const { right } = pricesByMean(source, 0.1)
    expect(right[0]).toBeLessThan(right[20] ?? Number.NaN)
    expect(right[20]).toBeLessThan(right[39] ?? Number.NaN)
  })

  test('what is shown is the best at the prices, and no more than there is', () => {
    const market = marketOf(3, [
      new Map([
        [0, 1],
        [1, 0.9],
        [2, 0.1],
      ]),
      new Map([[1, 0.5]]),
    ])
    const prices = { left: Float64Array.of(0, 0), right: Float64Array.of(-1, 0, 0) }
    expect(shownToLeft(market, prices, 0.1, 2)).toEqual([Int32Array.of(1, 0), Int32Array.of(1)])
    expect(shownToRight(market, prices, 0.1, 2)).toEqual([
      Int32Array.of(0),
      Int32Array.of(0, 1),
      Int32Array.of(0),
    ])
  })
})

test('the best places are those of a full sort', () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN)))
  fc.assert(
    fc.property(values, fc.nat(12), (list, count) => {
      const sorted = [...list.keys()]
        .filter((place) => !Number.isNaN(list[place]))
        .sort((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b)
      expect([...placesOfBest(Float64Array.from(list), count)]).toEqual(sorted.slice(0, count))
    }),
  )
})
