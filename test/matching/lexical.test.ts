import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexicalBag, lexicalSimilarity } from '../../src/matching/lexical.ts'

const near = (a: string, b: string) => lexicalSimilarity(lexicalBag(a), lexicalBag(b))

describe('likeness of words', () => {
  test('is between 0 and 1 and the same from both sides', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(near(a, b)).toBeGreaterThanOrEqual(0)
        expect(near(a, b)).toBeLessThanOrEqual(1)
        expect(near(a, b)).toBeCloseTo(near(b, a), 12)
      }),
    )
  })

  test('a text is most like itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{5,12}( [a-z]{5,12}){0,5}$/), (text) => {
        expect(near(text, text)).toBeCloseTo(1, 6)
      }),
    )
  })

  test('case, accents and Polish letters do not count', () => {
    expect(near('Łożyska ŻELIWNE', 'lozyska zeliwne')).toBeCloseTo(1, 6)
    expect(near('Größe', 'GROSSE')).toBeGreaterThan(0.3)
  })

  test('inflected words of one stem meet, other words do not', () => {
    expect(near('odlewanie ciśnieniowe', 'odlewania ciśnieniowego')).toBeGreaterThan(0.6)
    expect(near('odlewanie', 'szycie')).toBe(0)
  })

  test('a standard or type number is found in a text of another language', () => {
    expect(near('certyfikat ISO 13485', 'Zertifizierung nach ISO 13485')).toBeGreaterThan(0.3)
  })

  test('function words alone make nothing alike', () => {
    expect(near('and the of for with', 'and the of for with')).toBe(0)
  })
})
