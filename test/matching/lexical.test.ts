import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../src/matching/fit.ts'
import { entryWords, lexicalBag } from '../../src/matching/lexical.loader.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { contentHash } from '../../src/platform/identity.ts'

const near = (a: string, b: string) => lexicalBag(a).likeness(lexicalBag(b))

describe('likeness of words', () => {
  test('is between 0 and 1 and the same from both sides', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(near(a, b)).toBeGreaterThanOrEqual(0)
        expect(near(a, b)).toBeLessThanOrEqual(1)
        expect(near(a, b)).toBe(near(b, a))
      }),
    )
  })

  test('does not depend on what was compared before', () => {
    const word = fc.constantFrom('spawanie', 'welding', 'frezowanie', 'Guss', 'soudage', 'ISO 9001')
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 6 }), (texts) => {
        const bags = texts.map(lexicalBag)
        for (const [at, one] of bags.entries())
          for (const [other, bag] of bags.entries())
            expect(one.likeness(bag)).toBe(near(texts[at] ?? '', texts[other] ?? ''))
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

  test('inflected words of one stem meet, other words hardly', () => {
    expect(near('odlewanie ciśnieniowe', 'odlewania ciśnieniowego')).toBeGreaterThan(0.5)
    expect(near('odlewanie', 'szycie')).toBeLessThan(0.3)
  })

  test('words meet across languages', () => {
    for (const [one, other, none] of [
      ['spawanie aluminium', 'welding of aluminium', 'wooden furniture'],
      ['Wärmebehandlung von Stahl', 'traitement thermique de l’acier', 'formation linguistique'],
      ['panele słoneczne', 'Solarmodule', 'Buchhaltung'],
    ] as const)
      expect(near(one, other)).toBeGreaterThan(near(one, none) + 0.2)
  })

  test('the title counts more than what follows', () => {
    const asked = 'spawanie laserowe'
    expect(near(asked, 'laser welding\nfurniture of wood')).toBeGreaterThan(
      near(asked, 'furniture of wood\nlaser welding'),
    )
  })

  test('a standard or type number is found in a text of another language', () => {
    expect(near('certyfikat ISO 13485', 'Zertifizierung nach ISO 13485')).toBeGreaterThan(0.3)
  })

  test('function words alone make nothing alike', () => {
    expect(near('and the of for with', 'and the of for with')).toBe(0)
  })
})

describe('the words of a search that are found', () => {
  const found = (asked: string, text: string) => lexicalBag(asked).foundIn(lexicalBag(text))

  test('are a share from 0 to 1, all in the same text, and none in one that says nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(found(a, b)).toBeGreaterThanOrEqual(0)
        expect(found(a, b)).toBeLessThanOrEqual(1)
        // Which of the two asks says only whose cosines are kept; sums may differ in their last digit.
        expect(found(a, b)).toBeCloseTo(found(b, a), 6)
      }),
    )
    expect(found('laser welding', 'laser welding')).toBeCloseTo(1, 6)
    expect(found('laser welding', 'and the')).toBe(0)
  })

  test('are found by their meaning as well as by their letters', () => {
    expect(found('aluminium', 'Aluminium')).toBeCloseTo(found('aluminium', 'aluminium'), 6)
    expect(found('panele słoneczne', 'Solarmodule')).toBeGreaterThan(
      near('panele słoneczne', 'Solarmodule'),
    )
  })
})

describe('the words of an entry', () => {
  const wordsOfEntry = (title: string, description: string) =>
    entryWords({ textHash: contentHash('en', title, description), title, description })

  test('are those of its texts, and of its title by themselves, whatever was asked for before', () => {
    const text = fc.constantFrom('Laser welding', 'Guss', 'Szycie mebli', 'ISO 9001', '')
    fc.assert(
      fc.property(text, text, (title, description) => {
        const { words, title: ofTitle } = wordsOfEntry(title, description)
        expect(words.shares).toEqual(lexicalBag(`${title}\n${description}`).shares)
        expect(words.pieces).toEqual(lexicalBag(`${title}\n${description}`).pieces)
        expect(ofTitle.pieces).toEqual(lexicalBag(title).pieces)
      }),
    )
  })

  test('are kept for the next search', () => {
    expect(wordsOfEntry('Laser welding', 'Of hulls')).toBe(
      wordsOfEntry('Laser welding', 'Of hulls'),
    )
  })
})

describe('a text', () => {
  test('of figures and words none of which is known says nothing: codes, dates, function words', () => {
    const codes = [
      'RPDS.01.02.01-02-0001/15',
      'IEJ_201533600093_FR',
      'WND-POPW.01.04.00-06-0023/17',
    ]
    for (const text of [...codes, '2015 TIZ 0179', '12345', 'xqzwv 2016', 'und mit 12'])
      expect(lexicalBag(text).isSilent, text).toBe(true)
  })

  test('says something as soon as one word is known, or it may be an abbreviation, or is in a script of its own, or not given', () => {
    const texts = ['CNC', 'Odlewy', 'Tiefkühlpizza', 'Soudage', 'ISO 9001', 'Лиття алюмінію', '']
    const abbreviations = ['AI', 'ATEX', 'H2', 'CFRP', 'R&D', '5G']
    for (const text of [...texts, ...abbreviations, 'RPDS.01.02.01-02-0001/15\nBudowa drogi'])
      expect(lexicalBag(text).isSilent, text).toBe(false)
  })

  test('that says nothing is answered by nothing, not even by itself', () => {
    const meaning = (text: string) => ({
      vector: Float32Array.of(1, 0),
      words: lexicalBag(text),
      language: 'pl' as const,
    })
    const [code, words] = [meaning('RPDS.01.02.01-02-0001/15'), meaning('Odlewy aluminiowe')]
    expect(fit(code, code, expertWeights).value).toBeLessThan(0.01)
    expect(fit(words, code, expertWeights).value).toBeLessThan(0.01)
    expect(fit(words, words, expertWeights).value).toBeGreaterThan(0.5)
  })
})
