import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neutraliseCell, restoreCell } from '../../src/imports/cells.ts'

const cell = fc.oneof(
  fc.string(),
  fc
    .tuple(
      fc.constantFrom("'", "''", '', ' '),
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', 'a'),
      fc.string(),
    )
    .map((parts) => parts.join('')),
)

test('what is neutralised is restored as it was', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(restoreCell(neutraliseCell(text))).toBe(text)
    }),
  )
})

test('no neutralised cell starts a formula', () => {
  fc.assert(
    fc.property(cell, (text) => {
      expect(neutraliseCell(text)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('other cells stay as they are', () => {
  for (const text of ["'s-Hertogenbosch", '', 'a=b', '50 % + 2', "l'eau"]) {
    expect(neutraliseCell(text)).toBe(text)
    expect(restoreCell(text)).toBe(text)
  }
})
