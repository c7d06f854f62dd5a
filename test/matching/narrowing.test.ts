import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asksBeyondWhatIsShown,
  exactIsCheaper,
  narrowBreadth,
  scanDepth,
  scanIsCheaper,
  widest,
} from '../../src/matching/narrowing.ts'
import { worthTelling } from '../../src/matching/saved-search.ts'
import { isSince } from '../../src/matching/search-index.ts'

describe('reading all that match', () => {
  test('is cheaper for few, and dearer for many, of a hundred thousand', () => {
    for (const few of [0, 100, 1000, 5000]) expect(exactIsCheaper(few, 100_000, 100)).toBe(true)
    for (const many of [10_000, 50_000, 100_000])
      expect(exactIsCheaper(many, 100_000, 100)).toBe(false)
  })

  test('does not become cheaper when more match', () => {
    const count = fc.nat({ max: 10_000_000 })
    fc.assert(
      fc.property(count, count, count, (a, b, all) => {
        const [fewer, more] = a < b ? [a, b] : [b, a]
        expect(exactIsCheaper(more, all, 100) && !exactIsCheaper(fewer, all, 100)).toBe(false)
      }),
    )
  })
})

describe('reading all vectors', () => {
  test('is cheaper than looking up those that match, where more than a fifth do', () => {
    for (const few of [0, 1000, 20_000]) expect(scanIsCheaper(few, 100_000)).toBe(false)
    for (const many of [20_001, 100_000]) expect(scanIsCheaper(many, 100_000)).toBe(true)
  })

  test('keeps more of the nearest than are wanted, the more the fewer match', () => {
    expect(scanDepth(100_000, 100_000, 100)).toBe(150)
    expect(scanDepth(25_000, 100_000, 100)).toBe(600)
  })
})

describe('a first walk', () => {
  test('looks at as many neighbours as bring what is wanted, where the filter lets it', () => {
    expect(narrowBreadth(100_000, 100_000, 100)).toBe(200)
    expect(narrowBreadth(50_000, 100_000, 100)).toBe(260)
    expect(narrowBreadth(10_000, 100_000, 100)).toBe(600)
  })

  test('is never so broad that pgvector refuses it, whatever is expected', () => {
    const count = fc.nat({ max: 10_000_000 })
    fc.assert(
      fc.property(count, count, fc.integer({ min: 1, max: 1000 }), (matching, all, wanted) => {
        const breadth = narrowBreadth(matching, all, wanted)
        expect(Number.isInteger(breadth)).toBe(true)
        expect(breadth).toBeGreaterThanOrEqual(200)
        expect(breadth).toBeLessThan(widest)
      }),
    )
  })
})

test('only what an unnamed hit shows may be asked without leaving unnamed ones out', () => {
  for (const shown of ['side', 'country', 'kind', 'language'])
    expect(asksBeyondWhatIsShown({ [shown]: ['x'] }), shown).toBe(false)
  for (const told of [
    'region',
    'sector',
    'cluster',
    'entryKind',
    'trlMin',
    'trlMax',
    'updatedSince',
  ])
    expect(asksBeyondWhatIsShown({ [told]: ['x'] }), told).toBe(true)
})

test('news are the best hits that are near enough, and those that filters alone found', () => {
  const hits = [0.4, 0.03, 0.02, null].map((fit) => ({ fit }))
  expect(worthTelling(hits)).toEqual([{ fit: 0.4 }, { fit: 0.03 }, { fit: null }])
  expect(worthTelling(Array.from({ length: 80 }, () => ({ fit: 0.9 })))).toHaveLength(50)
})

test.each([
  ['0.8.0', true],
  ['0.8.4', true],
  ['0.10.0', true],
  ['1.0', true],
  ['0.7.4', false],
  ['', false],
])('pgvector %s has iterative scans: %s', (version, expected) => {
  expect(isSince(version, [0, 8, 0])).toBe(expected)
})
