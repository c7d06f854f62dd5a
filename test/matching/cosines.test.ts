import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cosines } from '../../src/matching/cosines.ts'
import { cosine } from '../../src/matching/fit.ts'

const vector = (length: number) =>
  fc.float32Array({
    minLength: length,
    maxLength: length,
    noNaN: true,
    noDefaultInfinity: true,
    min: -1,
    max: 1,
  })

test('many cosines are those of each pair to the last digit, whatever the length and how many rows', () => {
  const world = fc.integer({ min: 1, max: 40 }).chain((length) =>
    fc.record({
      rows: fc.array(vector(length), { maxLength: 11 }),
      asked: fc.array(vector(length), { minLength: 1, maxLength: 3 }),
    }),
  )
  fc.assert(
    fc.property(world, ({ rows, asked }) => {
      const cosines = new Cosines(rows)
      for (const one of asked)
        expect([...cosines.of(one)]).toEqual(rows.map((row) => cosine(one, row)))
    }),
  )
})

test('of the width of a model too, and 0 with a vector of another', () => {
  const rows = Array.from({ length: 9 }, (_, n) =>
    Float32Array.from({ length: 384 }, (_, i) => Math.sin((n + 1) * (i + 1)) / 14),
  )
  const cosines = new Cosines(rows)
  for (const one of rows) expect([...cosines.of(one)]).toEqual(rows.map((row) => cosine(one, row)))
  expect([...cosines.of(new Float32Array(8).fill(1))]).toEqual(rows.map(() => 0))
})
