import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { slipsBetween } from '../../src/catalogue/catalogue.ts'
import { isKnownWord } from '../../src/matching/lexical.loader.ts'
import { wordsOf } from '../../src/matching/lexical.ts'
import {
  corrected,
  doubtfulWords,
  nearestWord,
  plainlyTyped,
  spelledLike,
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
    const doubtful = (text: string, counts = new Map<string, number>()) =>
      doubtfulWords(text, counts, () => false)
    expect(doubtful('hydorgen tnak 31x6 "strage"')).toEqual(['hydorgen', 'tnak'])
    expect(doubtful('hydorgen tank', new Map([[`'tank':*`, 3]]))).toEqual(['hydorgen'])
    expect(doubtful('one two three four five six seven eight words here')).toEqual([])
  })

  test.each([
    ['récupérer la chaleur', []],
    ['récupérer la chlaeur', ['chlaeur']],
    ['Wärme Wräme', ['wrame']],
    ['części cęzści', ['cezsci']],
  ])('is in doubt only where people do not use it: %s', (text, expected) => {
    expect(doubtfulWords(text, new Map(), isKnownWord)).toEqual(expected)
  })

  test.each([
    ['spwaanie', ['Spawanie laserowe', 'Spawanie TIG', 'Sprawdzanie'], 'spawanie'],
    ['wasserstofspeicher', ['Wasserstoffspeicher bis 700 bar'], 'wasserstoffspeicher'],
    ['soudgae', ['Soudage robotisé', 'Sondage'], 'soudage'],
    ['inpsection', ['X-ray inspection'], 'inspection'],
    ['bread', ['Brand protection'], undefined],
    ['welding', ['Spawanie'], undefined],
    ['zgrzewanie', ['Zalewanie form'], undefined],
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

describe('a text without accents', () => {
  const counts = new Map([
    [`'skretk':*`, 2],
    [`'miedzia':*`, 5],
  ])

  test('may lack some in the longer words that entries have, unless they are quoted', () => {
    const typed = (text: string) => plainlyTyped(text, counts).flatMap(({ words }) => words)
    expect(typed('skretka miedziana do sieci')).toEqual(['miedziana', 'skretka'])
    expect(typed('"skretka" miedziana')).toEqual(['miedziana'])
    expect(typed('skretka miedziana żyła')).toEqual([])
  })

  test.each([
    ['skretka', ['Skrętka ekranowana', 'skretka'], 'skretka'],
    ['skretka', ['Skrętka ekranowana', 'skrętka U/UTP', 'skretka'], 'skrętka'],
    ['skretki', ['Skrętka ekranowana'], 'skrętki'],
    ['grosswarmepumpe', ['Großwärmepumpe bis 120 °C'], 'großwärmepumpe'],
    ['recuperation', ['Récupération de chaleur', 'récupérateur'], 'récupération'],
    ['skretka', ['Skręt', 'Kabel'], undefined],
    ['skretka', [], undefined],
  ])('is spelled as others spell it: %s in %j is %s', (word, texts, spelling) => {
    expect(spelledLike(word, texts)).toBe(spelling)
  })

  test('keeps its letters, whatever texts there are', () => {
    const letters = fc.stringMatching(/^[aącćeęlłnńoósśuüäößéèç]{4,9}$/)
    fc.assert(
      fc.property(letters, fc.array(letters), (word, texts) => {
        const [plain = ''] = wordsOf(word)
        expect(wordsOf(spelledLike(plain, [word, ...texts]) ?? '')).toEqual([plain])
      }),
    )
  })
})
