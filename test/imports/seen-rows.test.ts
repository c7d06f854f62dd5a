import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SeenRows } from '../../src/imports/seen-rows.ts'

test('remembers the first line of every id, as a map would', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.uuid(), fc.integer({ min: 1, max: 4_000_000_000 })), {
        maxLength: 3000,
      }),
      (named) => {
        const seen = new SeenRows()
        const map = new Map<string, number>()
        for (const [id, line] of named) {
          seen.add(id, line)
          if (!map.has(id)) map.set(id, line)
        }
        expect(seen.size).toBe(map.size)
        for (const [id, line] of map) expect(seen.lineOf(id)).toBe(line)
      },
    ),
    { numRuns: 20 },
  )
})

test('knows no id that was not named, and notes nothing past its bound', () => {
  const seen = new SeenRows(1)
  expect(seen.lineOf('00000000-0000-0000-0000-000000000000')).toBeUndefined()
  seen.add('00000000-0000-0000-0000-000000000000', 7)
  seen.add('11111111-1111-1111-1111-111111111111', 8)
  expect(seen.lineOf('00000000-0000-0000-0000-000000000000')).toBe(7)
  expect(seen.lineOf('11111111-1111-1111-1111-111111111111')).toBeUndefined()
})
