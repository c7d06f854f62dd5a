import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PageQuery, type Position, pageOf, positionOf } from '../../src/platform/paging.ts'
import { Refusal } from '../../src/platform/refusal.ts'

const position: fc.Arbitrary<Position> = fc.record({
  key: fc.string({ unit: 'binary', maxLength: 60 }).filter((key) => !key.includes('\u0000')),
  id: fc.uuid(),
})
const itself = (one: Position) => one

describe('a page', () => {
  test('of a list read one row too far ends where the next one starts', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 20 }), (rows) => {
        const { items, next } = pageOf(rows, rows.length - 1, itself)
        expect(items).toEqual(rows.slice(0, -1))
        expect(positionOf(next ?? undefined)).toEqual(rows.at(-2))
      }),
    )
  })

  test('with room to spare is the last one', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 20 }), fc.nat({ max: 20 }), (rows, spare) => {
        expect(pageOf(rows, rows.length + spare, itself)).toEqual({ items: rows, next: null })
      }),
    )
  })

  test('walked to the end gives every row once, whatever the size of a page', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 45 }), (all, limit) => {
        const rows = all.sort()
        const walked: string[] = []
        for (let after: string | null = ''; after !== null; ) {
          const from = positionOf(after === '' ? undefined : after)
          const rest = rows.filter((id) => from === undefined || id > from.id)
          const page = pageOf(rest.slice(0, limit + 1), limit, (id) => ({ key: 'same', id }))
          walked.push(...page.items)
          after = page.next
        }
        expect(walked).toEqual(rows)
      }),
    )
  })
})

describe('the start of a page', () => {
  test('is nowhere in particular when it is not given', () => {
    expect(positionOf(undefined)).toBeUndefined()
  })

  test('survives a web address as it is', () => {
    fc.assert(
      fc.property(position, (at) => {
        const { next } = pageOf([at, at], 1, itself)
        expect(next).toMatch(/^[\w-]+$/)
      }),
    )
  })

  const told = (after: string) => {
    try {
      return positionOf(after)
    } catch (error) {
      return error
    }
  }
  const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  test.each([
    '',
    'next',
    '2',
    coded(null),
    coded({}),
    coded([]),
    coded(['steel']),
    coded(['steel', 'works']),
    coded([1, '0198c0de-0000-7000-8000-000000000000']),
    coded(['steel\u0000', '0198c0de-0000-7000-8000-000000000000']),
    coded(['steel', "0198c0de-0000-7000-8000-000000000000' or true"]),
  ])('%j was not given out by any list', (after) => {
    expect(told(after)).toMatchObject({ reason: 'malformed' })
  })

  test('made up by anybody is refused or understood, never a breakdown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(coded)), (after) => {
        const answer = told(after)
        if (answer instanceof Error) expect(answer).toBeInstanceOf(Refusal)
      }),
    )
  })
})

describe('a wish for a page', () => {
  test('is for fifty from the start when nothing is said', () => {
    expect(PageQuery.parse({})).toEqual({ limit: 50 })
  })
  test.each(['0', '-1', '201', '1.5', 'many', '', 'Infinity', '1e9'])(
    'of %j rows is refused',
    (limit) => {
      expect(PageQuery.safeParse({ limit }).success).toBe(false)
    },
  )
  test.each([
    ['1', 1],
    ['200', 200],
  ])('of %s rows is granted', (limit, rows) => {
    expect(PageQuery.parse({ limit }).limit).toBe(rows)
  })
})
