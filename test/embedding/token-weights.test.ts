import { expect, test } from 'vitest'
import {
  centreLanguages,
  inverseFrequencyWeights,
  silence,
  weighRows,
} from '../../src/embedding/token-weights.ts'
import { reservedPieces } from '../../src/embedding/unigram.ts'

test('a piece that makes up the share a of all text loses half its weight', () => {
  const weights = inverseFrequencyWeights(Float64Array.of(100, 0, 900), 0.1)
  expect([...weights]).toEqual([0.5, 1, expect.closeTo(0.1)])
  const values = Float32Array.of(2, 4, 6, 8, 10, 20)
  weighRows(values, 2, weights)
  expect([...values].map((value) => Math.round(value * 10) / 10)).toEqual([1, 2, 6, 8, 1, 2])
})

test('after centring, the texts of a language sum to nothing', () => {
  const values = Float32Array.of(3, 1, 5, -1, 2, 2)
  const german = Float64Array.of(3, 1, 0)
  const polish = Float64Array.of(0, 0, 4)
  const weights = Float64Array.of(1, 0.5, 1)
  centreLanguages(
    values,
    2,
    new Map([
      ['de', german],
      ['pl', polish],
    ]),
    weights,
    1,
  )
  for (const counts of [german, polish]) {
    for (const i of [0, 1]) {
      const rows = [...counts.keys()]
      const sum = rows.reduce(
        (total, row) =>
          total + (counts[row] ?? 0) * (weights[row] ?? 0) * (values[row * 2 + i] ?? 0),
        0,
      )
      expect(sum).toBeCloseTo(0, 5)
    }
  }
})

test('a share of nothing changes nothing, and a piece of two languages is pulled by both', () => {
  const uses = new Map([
    ['de', Float64Array.of(1, 1)],
    ['pl', Float64Array.of(0, 1)],
  ])
  const values = Float32Array.of(1, 3)
  centreLanguages(values, 1, uses, Float64Array.of(1, 1), 0)
  expect([...values]).toEqual([1, 3])
  centreLanguages(values, 1, uses, Float64Array.of(1, 1), 1)
  // German's mean is 2, Polish's 3; the second piece is half of each.
  expect([...values]).toEqual([-1, 0.5])
})

test('a bare beginning of a word says nothing, and the unknown points to the place of nothing', () => {
  const values = new Float32Array(8).fill(5)
  silence(values, 2, [...reservedPieces, ['▁', -1], ['a', -1]])
  expect([...values.subarray(2)]).toEqual([0, 0, 0, 0, 5, 5])
  expect(values[0]).toBeGreaterThan(0)
  expect(values[0]).toBeLessThan(1e-5)
  expect(values[1]).toBe(0)
})
