import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slipsBetween } from '../../src/catalogue/catalogue.ts'
import {
  corrected,
  doubtfulWords,
  nearestWord,
  tellingMost,
  tellingTerms,
  termsOf,
} from '../../src/matching/search-words.ts'

describe('the terms of a text', () => {
  test('are its words by their beginnings, the longest first, and all of them together', () => {
    expect(termsOf('Szukamy spawania laserowego stali 316L').map(({ query }) => query)).toEqual([
      `'laserowe':*`,
      `'spawan':*`,
      `'szukam':*`,
      `'stal':*`,
      `'316l':*`,
      `'laserowe':* & 'spawan':* & 'szukam':* & 'stal':* & '316l':*`,
    ])
    expect(termsOf('und die')).toEqual([])
    expect(termsOf('CNC')).toEqual([{ query: `'cnc'`, words: ['cnc'] }])
  })

  test('hold nothing that full text would read as an operator', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { query } of termsOf(text))
          expect(query).toMatch(/^'[\p{L}\p{N}]+'(:\*)?( & '[\p{L}\p{N}]+'(:\*)?)*$/u)
      }),
    )
  })

  test('tell something where few entries have them, the rarer the more', () => {
    const terms = termsOf('laser welding of hulls')
    const counts = new Map(
      terms.map(({ query }, index) => [query, [tellingMost + 1, 0, 5, 5][index] ?? 1]),
    )
    const telling = tellingTerms(terms, counts)
    expect(telling.map(({ query }) => counts.get(query))).toEqual([5, 5])
    for (const { weight } of telling) expect(weight).toBeCloseTo(Math.log(1001 / 5), 12)
    expect(tellingTerms(terms, new Map())).toEqual([])
  })
})

describe('a word that nobody has', () => {
  test('is in doubt unless it is short, a number, quoted, or one of many', () => {
    expect(doubtfulWords('hydorgen tnak 31x6 "strage"', new Map())).toEqual(['hydorgen', 'tnak'])
    expect(doubtfulWords('hydorgen tank', new Map([[`'tank':*`, 3]]))).toEqual(['hydorgen'])
    expect(doubtfulWords('one two three four five six seven eight words here', new Map())).toEqual(
      [],
    )
  })

  test.each([
    ['spwaanie', ['Spawanie laserowe', 'Spawanie TIG', 'Sprawdzanie'], 'spawanie'],
    ['wasserstofspeicher', ['Wasserstoffspeicher bis 700 bar'], 'wasserstoffspeicher'],
    ['soudgae', ['Soudage robotisé', 'Sondage'], 'soudage'],
    ['inpsection', ['X-ray inspection'], 'inspection'],
    ['bread', ['Brand protection'], undefined],
    ['welding', ['Spawanie'], undefined],
  ])('%s is read as the nearest of the titles %j: %s', (word, titles, read) => {
    expect(nearestWord(word, titles, slipsBetween)).toBe(read)
  })

  test('is replaced in the text, and nothing else is', () => {
    const corrections = [{ written: 'spwaanie', read: 'spawanie' }]
    expect(corrected('Spwaanie łodzi, 3 mm', corrections)).toBe('spawanie łodzi, 3 mm')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(corrected(text, [])).toBe(text)
      }),
    )
  })
})
