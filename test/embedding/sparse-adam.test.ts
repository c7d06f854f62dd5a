import { expect, test } from 'vitest'
import { adamTable, stepRows } from '../../src/embedding/sparse-adam.ts'
import { RowGradients, sumRows } from '../../src/embedding/text-batch.ts'

test('only the rows that have a gradient move', () => {
  const table = adamTable(3, 2)
  stepRows(table, Int32Array.of(1), Float32Array.of(1, -1), 0.5)
  expect([...table.values.subarray(0, 2), ...table.values.subarray(4)]).toEqual([0, 0, 0, 0])
  expect(table.values[2]).toBeCloseTo(-0.5)
  expect(table.values[3]).toBeCloseTo(0.5)
  expect([...table.steps]).toEqual([0, 1, 0])
})

test('the first step of a rare row is as long as that of a frequent one', () => {
  const table = adamTable(2, 1)
  for (let step = 0; step < 50; step++) stepRows(table, Int32Array.of(0), Float32Array.of(1), 0.1)
  stepRows(table, Int32Array.of(1), Float32Array.of(0.001), 0.1)
  expect(table.values[1]).toBeCloseTo(-0.1, 3)
})

test('it finds the bottom of a valley', () => {
  const table = adamTable(1, 2)
  const bottom = [3, -1]
  for (let step = 0; step < 600; step++) {
    const gradient = Float32Array.from(bottom, (at, i) => 2 * ((table.values[i] as number) - at))
    stepRows(table, Int32Array.of(0), gradient, 0.1 * (1 - step / 600))
  }
  expect(table.values[0]).toBeCloseTo(3, 2)
  expect(table.values[1]).toBeCloseTo(-1, 2)
})

test('a text is the sum of its rows, and each of its rows gets its gradient as often as it occurs', () => {
  const batch = { from: Int32Array.of(0, 3, 4), pieces: Int32Array.of(0, 2, 2, 1) }
  expect([...sumRows(batch, Float32Array.of(1, 10, 2, 20, 3, 30), 2)]).toEqual([7, 70, 2, 20])
  const gradients = new RowGradients(3, 2)
  gradients.add(batch, Float32Array.of(1, 2, 5, 6))
  const taken = gradients.take()
  expect([...taken.rows]).toEqual([0, 2, 1])
  expect([...taken.gradients]).toEqual([1, 2, 2, 4, 5, 6])
  gradients.add({ from: Int32Array.of(0, 1), pieces: Int32Array.of(2) }, Float32Array.of(1, 1))
  expect([...gradients.take().gradients]).toEqual([1, 1])
})
