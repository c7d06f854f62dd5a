import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantiseRows, restoreRows } from '../../src/embedding/quantise.ts'

const row = fc.array(fc.float({ min: -100, max: 100, noNaN: true }), { minLength: 8, maxLength: 8 })

test('rounding to eight bits moves no value by more than half a step of its own row', () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
      const values = Float32Array.from(rows.flat())
      const restored = restoreRows(quantiseRows(values, 8))
      for (const [i, value] of values.entries()) {
        const largest = Math.max(...(rows[Math.floor(i / 8)] ?? []).map(Math.abs))
        expect(Math.abs((restored[i] as number) - value)).toBeLessThanOrEqual(largest / 253 + 1e-30)
      }
    }),
  )
})

test('a small row beside a large one keeps its own precision', () => {
  const restored = restoreRows(quantiseRows(Float32Array.of(1000, 500, 0.001, 0.0005), 2))
  expect(restored[2]).toBeCloseTo(0.001, 6)
  expect(restored[3]).toBeCloseTo(0.0005, 5)
})

test('a row of nothing stays nothing', () => {
  expect([...restoreRows(quantiseRows(new Float32Array(4), 2))]).toEqual([0, 0, 0, 0])
})
