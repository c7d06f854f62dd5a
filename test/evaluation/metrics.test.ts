import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hardNegativeErrors,
  meanOf,
  ndcg,
  normalisedGain,
  recall,
  reciprocalRank,
} from '../../src/evaluation/metrics.ts'

const grades = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
])

/** A ranking of some offers and the grades of some of them. */
const judged = fc
  .uniqueArray(fc.nat(30).map(String), { minLength: 1, maxLength: 20 })
  .chain((offers) =>
    fc.record({
      ranking: fc.constant(offers),
      grades: fc
        .array(fc.tuple(fc.constantFrom(...offers), fc.nat(3)))
        .map((pairs) => new Map(pairs)),
    }),
  )

test('nDCG is what the published example gives, with plain gains and with gains of 2^grade - 1', () => {
  const run = [3, 2, 3, 0, 1, 2]
  const all = [3, 3, 2, 2, 1, 0, 3, 2]
  const gain = (grade: number) => 2 ** grade - 1
  expect(normalisedGain(run, all, 6)).toBeCloseTo(0.785002372, 10)
  expect(normalisedGain(run.map(gain), all.map(gain), 6)).toBeCloseTo(0.7510833868, 10)
  const names = run.map((_, place) => `offer ${place}`)
  const graded = new Map(all.map((grade, place) => [`offer ${place}`, run[place] ?? grade]))
  // The run's own grades and the two that it missed are the same eight judgements.
  expect([...graded.values()].toSorted()).toEqual(all.toSorted())
  expect(ndcg(names, graded, 6)).toBeCloseTo(0.7510833868, 10)
})

test('nDCG is 1 for the best order, and as computed by hand for another', () => {
  expect(ndcg(['a', 'b', 'c'], grades, 10)).toBe(1)
  const byHand = (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))
  expect(ndcg(['b', 'a', 'c'], grades, 10)).toBeCloseTo(byHand)
  expect(ndcg(['c', 'x'], grades, 10)).toBe(0)
  expect(ndcg(['a'], new Map(), 10)).toBeNaN()
})

test('recall counts what is good enough, and a mean what is known', () => {
  expect(recall(['a', 'x', 'b'], grades, 2)).toBe(0.5)
  expect(recall(['a', 'x', 'b'], grades, 2, 2)).toBe(1)
  expect(meanOf([1, Number.NaN, 0])).toBe(0.5)
})

test('the first good offer gives the reciprocal rank; who has none to find is not counted', () => {
  expect(reciprocalRank(['x', 'b', 'a'], grades, 2)).toBeCloseTo(1 / 3)
  expect(reciprocalRank(['x'], grades, 2)).toBe(0)
  expect(reciprocalRank(['x', 'b'], grades, 4)).toBeNaN()
})

test('an error is an offer judged 0 above an answer; what nobody judged is none', () => {
  expect(hardNegativeErrors(['c', 'x', 'a', 'b'], grades, 2)).toBe(1)
  expect(hardNegativeErrors(['x', 'a', 'c', 'b'], grades, 2)).toBe(0)
  expect(hardNegativeErrors(['a', 'b'], new Map([['a', 3]]), 2)).toBeNaN()
})

test('every figure lies between 0 and 1, or there is nothing to measure', () => {
  fc.assert(
    fc.property(judged, fc.integer({ min: 1, max: 12 }), ({ ranking, grades }, depth) => {
      const figures = [
        ndcg(ranking, grades, depth),
        recall(ranking, grades, depth, 2),
        reciprocalRank(ranking, grades, 2),
        hardNegativeErrors(ranking, grades, 2),
      ]
      for (const figure of figures.filter((value) => !Number.isNaN(value))) {
        expect(figure).toBeGreaterThanOrEqual(0)
        expect(figure).toBeLessThanOrEqual(1 + 1e-12)
      }
    }),
  )
})

test('no order is better than by grade, and moving a better offer up never harms', () => {
  fc.assert(
    fc.property(judged, fc.nat(18), ({ ranking, grades }, at) => {
      fc.pre([...grades.values()].some((grade) => grade > 0))
      const grade = (offer: string | undefined) => grades.get(offer ?? '') ?? 0
      expect(
        ndcg(
          ranking.toSorted((a, b) => grade(b) - grade(a)),
          grades,
          10,
        ),
      ).toBeCloseTo(1, 12)
      fc.pre(grade(ranking[at]) < grade(ranking[at + 1]))
      const better = ranking.with(at, ranking[at + 1] ?? '').with(at + 1, ranking[at] ?? '')
      expect(ndcg(better, grades, 10)).toBeGreaterThanOrEqual(ndcg(ranking, grades, 10))
      const [before, after] = [ranking, better].map((list) => recall(list, grades, 10, 2))
      if (!Number.isNaN(before)) expect(after).toBeGreaterThanOrEqual(before ?? 0)
    }),
  )
})

test('turning a ranking round turns its errors into successes', () => {
  fc.assert(
    fc.property(judged, ({ ranking, grades }) => {
      const errors = hardNegativeErrors(ranking, grades, 2)
      fc.pre(!Number.isNaN(errors))
      expect(hardNegativeErrors(ranking.toReversed(), grades, 2)).toBeCloseTo(1 - errors, 12)
    }),
  )
})
