import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attentionPrices, type Shortlist, spreadLists } from '../../src/matching/attention.ts'
import { shortlistOf } from '../../src/matching/partner-ranking.ts'

const list = (scores: number[]): Shortlist => ({
  candidates: Int32Array.from(scores.keys()),
  scores: Float64Array.from(scores),
})

/** Everybody likes 0 best, and has a second choice of their own. */
const crowd = [
  [5, 4, 0, 0],
  [5, 0, 4, 0],
  [5, 0, 0, 4],
].map(list)

test('whoever everybody asks for costs most, and lists spread', () => {
  const free = attentionPrices(crowd, 4, 0)
  expect([...free]).toEqual([0, 0, 0, 0])
  expect(spreadLists(crowd, free)(1, 0).map((each) => [...each])).toEqual([[0], [0], [0]])
  const prices = attentionPrices(crowd, 4, 2)
  expect(prices[0]).toBeGreaterThan(prices[1] ?? Number.NaN)
  expect(spreadLists(crowd, prices)(1, 0).map((each) => [...each])).toEqual([[1], [2], [3]])
})

test('what is chosen by its price is still shown by its relevance', () => {
  const prices = Float64Array.from([3, 0, 0, 0])
  expect([...(spreadLists([list([5, 4, 1, 0])], prices)(2, 0)[0] ?? [])]).toEqual([0, 1])
  expect([...(spreadLists([list([5, 4, 3, 0])], prices)(2, 0)[0] ?? [])]).toEqual([1, 2])
})

test('kept places go to the best who are on no list yet, and to the next best where all are', () => {
  const free = new Float64Array(4)
  const alike = [
    [5, 4, 3, 2],
    [5, 4, 3, 2],
    [5, 4, 3, 2],
  ].map(list)
  const lists = spreadLists(alike, free)(2, 1).map((each) => [...each])
  expect(lists).toEqual([
    [0, 1],
    [0, 2],
    [0, 3],
  ])
  expect(spreadLists([...alike, list([5, 4, 3, 2])], free)(2, 1).map((each) => [...each])).toEqual([
    ...lists,
    [0, 1],
  ])
})

test('a list never names anybody twice, and has its length while there are candidates', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 6, maxLength: 6 }), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.integer({ min: 0, max: 4 }),
      (rows, kept) => {
        const prices = attentionPrices(rows.map(list), 6, 0.5)
        for (const each of spreadLists(rows.map(list), prices)(4, kept))
          expect(new Set(each).size).toBe(4)
      },
    ),
  )
})

test('prices are never negative, and nobody is cheaper for being asked for more strongly by all', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 4, maxLength: 4 }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (rows) => {
        const before = attentionPrices(rows.map(list), 4, 0.5)
        expect(Math.min(...before)).toBeGreaterThanOrEqual(0)
        const raised = rows.map(([first = 0, ...rest]) => list([first + 1, ...rest]))
        expect(attentionPrices(raised, 4, 0.5)[0]).toBeGreaterThanOrEqual((before[0] ?? 0) - 1e-9)
      },
    ),
  )
})

test('a shortlist holds the highest scores and nobody excluded', () => {
  const { candidates, scores } = shortlistOf(Float64Array.from([1, 5, 3, 4, 2]), [1], 2)
  expect([[...candidates], [...scores]]).toEqual([
    [2, 3],
    [3, 4],
  ])
})
