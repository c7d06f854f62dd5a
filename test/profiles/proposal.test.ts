import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '../../src/platform/phrase.ts'
import { NewEntry } from '../../src/profiles/entry.schema.ts'
import { spelledAlike } from '../../src/profiles/entry.ts'
import { languageOfPassage } from '../../src/profiles/passage-language.detector.ts'
import { plainLines } from '../../src/profiles/pasted-text.ts'
import { judgePassages, mostEntries, readDescription } from '../../src/profiles/proposal.ts'
import { judgedDescriptions } from './judged-descriptions.ts'

const read = (text: string, language: Language) =>
  readDescription(plainLines(text), language, languageOfPassage)
const sides = (text: string, language: Language) =>
  read(text, language).proposals.map(({ side, title }) => `${side}: ${title}`)

describe('a description', () => {
  test.each([
    ['pl', 'Szukamy dostawcy piasków formierskich.', 'need: Dostawcy piasków formierskich'],
    ['en', 'We are looking for a coating partner.', 'need: A coating partner'],
    [
      'de',
      'Wir suchen einen Partner für Beschichtungen.',
      'need: Einen Partner für Beschichtungen',
    ],
    [
      'fr',
      'Nous recherchons un fournisseur de bruts forgés.',
      'need: Un fournisseur de bruts forgés',
    ],
    ['pl', 'Produkujemy odlewy z żeliwa do 350 kg.', 'competency: Odlewy z żeliwa do 350 kg'],
    ['en', 'We manufacture precision gears.', 'competency: Precision gears'],
    ['de', 'Wir fertigen Zahnräder in Serie.', 'competency: Zahnräder in Serie'],
    ['fr', 'Nous usinons des pièces de fonderie.', 'competency: Des pièces de fonderie'],
    ['de', 'Wir bieten Versuchschargen ab 50 kg an.', 'competency: Versuchschargen ab 50 kg'],
    [
      'de',
      'Gesucht wird außerdem ein Verfahren, das Elastan entfernt.',
      'need: Ein Verfahren, das Elastan entfernt',
    ],
    ['de', 'Außerdem suchen wir eine Spinnerei.', 'need: Eine Spinnerei'],
    ['en', 'Currently we are looking for a spinning mill.', 'need: A spinning mill'],
    ['fr', 'De plus, nous cherchons une filature.', 'need: Une filature'],
    ['pl', 'Ponadto szukamy przędzalni bawełny.', 'need: Przędzalni bawełny'],
    [
      'pl',
      'Potrzebny jest nam system rozpoznawania składu tkanin.',
      'need: System rozpoznawania składu tkanin',
    ],
    [
      'fr',
      "Nous avons besoin d'un procédé pour retirer les boutons.",
      'need: Un procédé pour retirer les boutons',
    ],
  ] as const)('in %s: “%s” is proposed as “%s”', (language, text, expected) => {
    expect(sides(text, language)).toEqual([expected])
  })

  test.each([
    ['en', 'Are you looking for a reliable partner?', 'question'],
    ['en', 'We are looking for skilled welders, apply now!', 'recruitment'],
    ['de', 'Sie suchen einen starken Partner?', 'question'],
    ['de', 'Wir suchen Verstärkung: Schlosser (m/w/d) in Vollzeit.', 'recruitment'],
    ['fr', 'Vous cherchez un isolant sain ?', 'question'],
    ['fr', 'Nous recrutons un technicien en CDI.', 'recruitment'],
    ['pl', 'Szukasz pewnego partnera?', 'question'],
    ['pl', 'Szukamy pracowników na stanowisko spawacza.', 'recruitment'],
    ['pl', 'Ta strona używa plików cookies.', 'legal'],
  ] as const)('in %s: “%s” is left out as %s', (language, text, why) => {
    const { proposals, leftOut } = read(text, language)
    expect(proposals).toEqual([])
    expect(leftOut).toMatchObject([{ text, why }])
  })

  test('gives the members of a list the side of its heading, until the list ends', () => {
    const text =
      'What we offer\n- Laser cutting up to 20 mm\n- Robot welding\n\nWhat we need:\n- Zinc plating\n\nParking is free.'
    expect(sides(text, 'en')).toEqual([
      'competency: Laser cutting up to 20 mm',
      'competency: Robot welding',
      'need: Zinc plating',
    ])
  })

  test('reads lines under each other as a list, and a sentence with a colon as its heading', () => {
    const text =
      'Unsere Leistungen\nSchweißen\nLaserschneiden bis 20 mm\n\nWir suchen Partner für:\n• Verzinken; Härten; Lackieren'
    expect(sides(text, 'de')).toEqual([
      'competency: Schweißen',
      'competency: Laserschneiden bis 20 mm',
      'need: Verzinken',
      'need: Härten',
      'need: Lackieren',
    ])
  })

  test('joins a sentence that goes on about the one before, and quotes both as they stand', () => {
    const text =
      'We seek a coating partner.  The partner should hold ISO 9001. We also offer CNC milling.'
    const { proposals } = read(text, 'en')
    expect(proposals).toMatchObject([
      { side: 'need', description: 'We seek a coating partner. The partner should hold ISO 9001.' },
      { side: 'competency' },
    ])
  })

  test('says the language of each sentence, and leaves out what is in none of ours', () => {
    const text =
      'Produkujemy odlewy z żeliwa sferoidalnego dla przemysłu maszynowego i kolejnictwa.\n\nWe are looking for a supplier of foundry sands with low emissions.\n\nHledáme dodavatele slévárenských písků a také partnera pro společný výzkumný projekt v Brně.'
    const { proposals, leftOut } = read(text, 'pl')
    expect(proposals.map(({ language }) => language)).toEqual(['pl', 'en'])
    expect(leftOut).toMatchObject([{ why: 'foreign' }])
  })

  test('that says a thing twice states it once', () => {
    const { proposals, leftOut } = read('We offer milling.\n\nWe offer milling!', 'en')
    expect(proposals).toHaveLength(1)
    expect(leftOut).toMatchObject([{ why: 'repeated' }])
  })

  test('guesses the kind and takes the readiness level that is stated', () => {
    const { proposals } = read(
      'Szukamy dystrybutorów w Niemczech.\n\nOpracowujemy technologię powłok (TRL 5-6).',
      'pl',
    )
    expect(proposals).toMatchObject([
      { side: 'need', kind: 'market-access', trl: null },
      { side: 'competency', kind: 'technology', trl: 5 },
    ])
  })

  test('with more statements than one profile takes names the rest as left out', () => {
    const items = Array.from(
      { length: mostEntries + 7 },
      (_, index) => `- Part number ${index} of steel`,
    )
    const { proposals, leftOut } = read(`What we offer\n${items.join('\n')}`, 'en')
    expect(proposals).toHaveLength(mostEntries)
    expect(leftOut.filter(({ why }) => why === 'beyond')).toHaveLength(7)
  })
})

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(...judgedDescriptions().map(({ text }) => text.slice(0, 300))),
      fc.constantFrom('\n\n', '. ', '; ', '\n- ', 'We offer: ', 'Szukamy ', '<li>', '# '),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('whatever is pasted', { timeout: 60_000 }, () => {
  test('each description is a piece of the text, and each title is in its words', () => {
    fc.assert(
      fc.property(anyText, (pasted) => {
        const text = plainLines(pasted)
        const said = ` ${spelledAlike(text)} `
        for (const { title, description } of readDescription(text, 'en', (_, whole) => whole)
          .proposals) {
          expect(text).toContain(description)
          const words = spelledAlike(title.replace(/…$/, ''))
          expect(said.replace(/ /g, '')).toContain(words.replace(/ /g, ''))
        }
      }),
    )
  })

  test('each proposal can be sent back as it is', () => {
    fc.assert(
      fc.property(anyText, (pasted) => {
        const { proposals } = read(pasted, 'pl')
        for (const { confidence, reason, ...entry } of proposals) {
          expect(NewEntry.safeParse(entry).error?.issues).toBeUndefined()
          expect(confidence).toBeGreaterThan(0)
          expect(confidence).toBeLessThanOrEqual(1)
          expect(reason.why).not.toBe('')
        }
      }),
    )
  })

  test('no letter outside of headings gets lost: it is proposed or named as left out', () => {
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '').length
    fc.assert(
      fc.property(anyText, (pasted) => {
        const text = plainLines(pasted)
        const passages = judgePassages(text, 'en', (_, whole) => whole)
        const covered = passages.reduce((sum, one) => sum + letters(one.text), 0)
        // Bullets such as "a)" and pieces without two letters are no passages.
        const dropped = text
          .split('\n')
          .reduce((sum, line) => sum + (/^\(?[a-z]\)\s/.test(line) ? 1 : 0), 0)
        expect(covered + dropped).toBe(letters(text))
      }),
    )
  })
})
