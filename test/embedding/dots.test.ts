import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RowDots } from '../../src/embedding/dots.ts'

test('rows are multiplied as a loop would, whatever the numbers', () => {
  const width = 48
  const row = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: width, maxLength: width })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), fc.nat(), (rows, pick) => {
      const dots = new RowDots(Int8Array.from(rows.flat()), width)
      const asked = pick % rows.length
      const found = dots.of(asked, [...rows.keys()])
      for (const [at, other] of rows.entries())
        expect(found[at]).toBe(other.reduce((sum, x, i) => sum + x * (rows[asked]?.[i] ?? 0), 0))
    }),
  )
})
