import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import { completed, hashOf, saidAgain } from '../../src/profiles/entry.actions.ts'
import { NewEntry } from '../../src/profiles/entry.schema.ts'
import { type EntryContent, entryProblems, spelledAlike, textOf } from '../../src/profiles/entry.ts'
import { detectLanguage } from '../../src/profiles/language.detector.ts'

const catalogue = loadCatalogue()
const now = new Date('2026-11-23T23:59:59.999Z')
const stated = (more: object = {}) =>
  NewEntry.parse({ side: 'competency', title: 'Castings of heat-resistant steel', ...more })

describe('an entry', () => {
  test('that expires today still counts; the day is the one in UTC', () => {
    expect(() => completed(catalogue, stated({ expiresOn: '2026-11-23' }), now)).not.toThrow()
    expect(() => completed(catalogue, stated({ expiresOn: '2026-11-22' }), now)).toThrow('expired')
  })

  test('is stated for today where no day is given', () => {
    expect(completed(catalogue, stated(), now).confirmedOn).toBe('2026-11-23')
    expect(completed(catalogue, stated({ confirmedOn: '2026-01-02' }), now).confirmedOn).toBe(
      '2026-01-02',
    )
  })

  test('knows NACE codes of both revisions, each once, in one spelling', () => {
    expect(stated({ nace: ['C25.62', '2562', ' 25.62 ', '62'] }).nace).toEqual(['25.62', '62'])
    const content = completed(catalogue, stated({ nace: ['25.62', '62.10', 'C'] }), now)
    expect(entryProblems(catalogue, content, '2026-11-23')).toEqual([])
  })

  test('has a hash that names its words and its language, and nothing else', () => {
    const content = completed(catalogue, stated(), now)
    const other: Partial<EntryContent> = { trl: 4, visibility: 'hidden', nace: ['25.62'] }
    expect(hashOf({ ...content, ...other })).toBe(hashOf(content))
    expect(hashOf({ ...content, description: '.' })).not.toBe(hashOf(content))
    expect(hashOf({ ...content, language: 'de' })).not.toBe(hashOf(content))
    const cut = { ...content, title: 'Castings', description: 'of heat-resistant steel' }
    expect(hashOf(cut)).not.toBe(hashOf(content))
  })

  test('said again without a day differs in no day', () => {
    const content = completed(catalogue, stated(), now)
    expect(saidAgain(stated(), content)).not.toHaveProperty('confirmedOn')
    const dated = stated({ confirmedOn: '2026-01-02' })
    expect(saidAgain(dated, completed(catalogue, dated, now))).toHaveProperty('confirmedOn')
  })

  test('is its title, and its description where it has one', () => {
    expect(textOf({ title: 'Castings', description: '' })).toBe('Castings')
    expect(textOf({ title: 'Castings', description: 'Of steel.' })).toBe('Castings\nOf steel.')
  })
})

describe('two texts are spelled alike', () => {
  test.each([
    ['Laser marking', 'LASER  Marking!'],
    ['Znakowanie części', 'znakowanie czesci'],
    ['Gießerei', 'giesserei'],
    ['contrôle non destructif', 'Controle non-destructif'],
  ])('%j and %j', (one, other) => {
    expect(spelledAlike(one)).toBe(spelledAlike(other))
  })

  test.each([
    ['Laser marking', 'Laser cutting'],
    ['C++', 'C#'],
    ['5 mm', '15 mm'],
  ])('but not %j and %j', (one, other) => {
    expect(spelledAlike(one)).not.toBe(spelledAlike(other))
  })

  test('whatever is done to blanks, capitals and signs between words', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9ąßéö]{1,8}$/), { minLength: 1 })
    fc.assert(
      fc.property(words, fc.constantFrom(' ', ', ', ' – ', '\n', '/'), (parts, between) => {
        expect(spelledAlike(parts.join(between).toUpperCase().toLowerCase())).toBe(
          spelledAlike(parts.join(' ')),
        )
      }),
    )
  })
})

describe('the language of a text', () => {
  test.each([
    ['pl', 'Wykonujemy obróbkę cieplną kół zębatych i wałów w piecach próżniowych'],
    ['en', 'We heat-treat gears and shafts in vacuum furnaces'],
    ['de', 'Wir wärmebehandeln Zahnräder und Wellen in Vakuumöfen'],
    ['fr', 'Nous traitons thermiquement engrenages et arbres dans des fours sous vide'],
  ])('is %s', (language, text) => {
    expect(detectLanguage(text)).toEqual({ language })
  })

  test.each([
    ['es', 'Tratamos térmicamente engranajes y ejes en hornos de vacío para la industria'],
    ['cs', 'Tepelně zpracováváme ozubená kola a hřídele ve vakuových pecích pro průmysl'],
    ['ru', 'Мы выполняем термическую обработку зубчатых колёс и валов в вакуумных печах'],
    ['it', 'Trattiamo termicamente ingranaggi e alberi in forni a vuoto per la industria'],
    ['uk', 'Ми виконуємо термічну обробку зубчастих коліс і валів у вакуумних печах'],
  ])('is none of ours but %s', (foreign, text) => {
    expect(detectLanguage(text)).toEqual({ foreign })
  })

  test('of anything at all is one of ours or a foreign one, never a breakdown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const { language, foreign } = detectLanguage(text)
        expect(Boolean(language) !== Boolean(foreign)).toBe(true)
      }),
    )
  })
})
