import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash, newId } from '../../src/platform/identity.ts'
import { uuid } from '../../src/platform/paging.ts'

const name = fc.string({ minLength: 1, unit: 'grapheme' })

test('the same external id gives the same id, today and on every machine', () => {
  // Written down on purpose: a change of this value would cut stored files from what refers to them.
  expect(newId('organisation', 'crm-4711')).toBe(newId('organisation', 'crm-4711'))
  expect(newId('organisation', 'crm-4711')).toBe('b62dea7c-4016-57da-9046-458f05d5621c')
})

test('different external ids, and the same one of different things, give different ids', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 20 }), (names) => {
      const ids = names.flatMap((one) => [newId('organisation', one), newId('entry', one)])
      expect(new Set(ids).size).toBe(2 * names.length)
      for (const id of ids) expect(id).toMatch(uuid)
    }),
  )
})

test('without an external id every id is new and later ones sort after earlier ones', () => {
  const ids = Array.from({ length: 1000 }, () => newId('entry', null))
  expect(new Set(ids).size).toBe(1000)
  expect([...ids].sort()).toEqual(ids)
  expect(newId('entry', '')).toMatch(uuid)
})

test('a content is named by its parts and by where one part ends', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(contentHash(a, b)).toMatch(/^[0-9a-f]{32}$/)
      expect(contentHash(a, b)).toBe(contentHash(a, b))
      fc.pre(!`${a}${b}`.includes('\u0000'))
      expect(contentHash(a, b)).not.toBe(contentHash(`${a}${b}`))
      expect(contentHash(a, b)).not.toBe(contentHash(a, `${b}.`))
    }),
  )
})
