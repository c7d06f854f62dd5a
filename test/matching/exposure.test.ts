import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  coverage,
  expectedMatches,
  exposureIn,
  gini,
  inverseRank,
  worthOfPlace,
} from '../../src/matching/exposure.ts'

test('the Gini coefficient is what the published example gives', () => {
  expect(gini([0, 0, 1, 2, 7])).toBeCloseTo(0.64, 12)
  expect(gini([2, 2, 2])).toBeCloseTo(0, 12)
  expect(gini([0, 0])).toBeNaN()
})

test('unevenness does not depend on the unit or the order of what is shared out', () => {
  const amounts = fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1 })
  fc.assert(
    fc.property(amounts, fc.double({ min: 0.1, max: 10, noNaN: true }), (list, unit) => {
      const once = gini(list)
      expect(once).toBeGreaterThanOrEqual(-1e-9)
      expect(once).toBeLessThan(1)
      expect(gini(list.toReversed().map((amount) => amount * unit))).toBeCloseTo(once, 9)
    }),
  )
})

test('exposure adds up what places are worth, and coverage counts who is shown at all', () => {
  const lists = [Int32Array.of(0, 1), Int32Array.of(0), Int32Array.of()]
  const exposure = exposureIn(lists, 4, inverseRank)
  expect([...exposure]).toEqual([2, 0.5, 0, 0])
  expect(coverage(exposure)).toBe(0.5)
  expect(exposureIn(lists, 2, worthOfPlace)[1]).toBeCloseTo(1 / Math.log2(3), 12)
  expect(coverage(new Float64Array(0))).toBeNaN()
})

test('a match is expected where both are shown to each other, as far down as they stand', () => {
  const likes = () => [0.8, 0.5] as const
  const toLeft = [Int32Array.of(1, 0), Int32Array.of(0)]
  const toRight = [Int32Array.of(1, 0), Int32Array.of()]
  // Left 0 has right 0 second and is second there; left 1 has right 0 first and is first there; right 1 looks at nobody.
  const byHand = 0.8 * 0.5 * (0.5 * 0.5 + 1 * 1)
  expect(expectedMatches(toLeft, toRight, likes, inverseRank)).toBeCloseTo(byHand, 12)
})
