import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { differences, intervalOf, resampledMeans } from '../../src/evaluation/bootstrap.ts'

const figures = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  minLength: 2,
  maxLength: 30,
})
const resample = (series: readonly (readonly number[])[], seed = 1) =>
  resampledMeans(series, 400, seededRandom(seed).unit)

test('the interval of a mean is as wide as its standard error says', () => {
  const { normal } = seededRandom(7)
  const values = Array.from({ length: 400 }, () => 0.5 + 0.2 * normal())
  const [means = new Float64Array()] = resampledMeans([values], 4000, seededRandom(1).unit)
  const [from, to] = intervalOf(means)
  const expected = (2 * 1.96 * 0.2) / Math.sqrt(values.length)
  expect(to - from).toBeGreaterThan(0.85 * expected)
  expect(to - from).toBeLessThan(1.15 * expected)
})

test('an interval holds nothing that no need reached, and one value has no width', () => {
  fc.assert(
    fc.property(figures, (values) => {
      const [from, to] = intervalOf(resample([values])[0] ?? [])
      expect(from).toBeLessThanOrEqual(to)
      expect(from).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9)
      expect(to).toBeLessThanOrEqual(Math.max(...values) + 1e-9)
    }),
    { numRuns: 30 },
  )
  expect(intervalOf(resample([[0.5, 0.5, 0.5]])[0] ?? [])).toEqual([0.5, 0.5])
})

test('the same seed gives the same interval, another seed another', () => {
  const values = [0, 0.2, 0.9, 1, 0.4]
  expect(resample([values], 3)).toEqual(resample([values], 3))
  expect(resample([values], 3)).not.toEqual(resample([values], 4))
})

test('differences are paired: what is better on every need by the same amount is so in every resample', () => {
  fc.assert(
    fc.property(figures, fc.double({ min: -0.5, max: 0.5, noNaN: true }), (values, more) => {
      const [a, b] = resample([values.map((value) => value + more), values])
      const [from, to] = intervalOf(differences(a ?? new Float64Array(), b ?? new Float64Array()))
      expect(from).toBeCloseTo(more, 9)
      expect(to).toBeCloseTo(more, 9)
    }),
    { numRuns: 30 },
  )
})

test('a need without a figure does not count', () => {
  const [means] = resample([[0.25, Number.NaN, 0.25]])
  expect(intervalOf(means ?? [])).toEqual([0.25, 0.25])
  expect(intervalOf([])).toEqual([Number.NaN, Number.NaN])
})

test('the quantiles are those of the sorted numbers', () => {
  const numbers = Array.from({ length: 101 }, (_, at) => (at * 37) % 101)
  expect(intervalOf(numbers, 0.9)).toEqual([expect.closeTo(5, 9), expect.closeTo(95, 9)])
})
