import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanCity, cleanEntry, cleanText, cutText } from '../../src/imports/cleaning.ts'
import type { Column } from '../../src/imports/columns.ts'
import { parseMapping } from '../../src/imports/mapping.schema.ts'
import { partsOf, planOf } from '../../src/imports/mapping.ts'
import { meaningOf } from '../../src/imports/values.ts'
import { plainTextProblem } from '../../src/platform/plain-text.ts'
import { fileAt } from './pieces.ts'

const countries = new Map([['polska', 'PL']])
const column = (part: Column['part'], field: string, shape: Column['shape'] = 'text'): Column => ({
  part,
  field,
  shape,
})

describe('what a cell says', () => {
  test.each([
    [column('entry', 'side'), 'Kompetencja', 'competency'],
    [column('entry', 'side'), 'POTRZEBA', 'need'],
    [column('organisation', 'size'), 'średnie', 'medium'],
    [column('organisation', 'kind'), 'Uczelnia wyższa', 'university'],
    [column('organisation', 'country'), 'Polska', 'PL'],
    [column('organisation', 'country'), 'de', 'de'],
    [column('organisation', 'languages', 'list'), 'polski | DE', ['pl', 'de']],
    [column('entry', 'nace', 'list'), '25.62|28.41', ['25.62', '28.41']],
    [column('entry', 'trl', 'number'), 'TRL 7', 7],
    [column('entry', 'trl', 'number'), 'seven', 'seven'],
    [column('entry', 'expiresOn', 'day'), '1.2.2027', '2027-02-01'],
    [column('cluster', 'labels', 'labels'), '[{"name":"ESCA"}]', [{ name: 'ESCA' }]],
    [column('organisation', 'name'), '  ', undefined],
    [column('organisation', 'name'), 4711, 4711],
  ])('%j: %j is %j', (of, raw, expected) => {
    expect(meaningOf(of, raw, countries)).toEqual(expected)
  })
})

describe('cleaning', () => {
  test('leaves nothing that our rules refuse, and changes nothing twice', () => {
    const pieces = fc.constantFrom(
      '<b>',
      '</p>',
      '<!--',
      '&lt;br&gt;',
      '&amp;',
      '&#60;i&#62;',
      '\u200b',
      '\u0007',
      '🙂',
      ' ',
      '\n',
      'ąę',
      'Text, mit 5 < 6',
    )
    const text = fc
      .array(fc.oneof(pieces, fc.string()), { maxLength: 12 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (dirty) => {
        const clean = cleanText(dirty)
        const left = plainTextProblem(clean)?.en ?? ''
        expect(left).not.toMatch(/HTML|emoji/)
      }),
    )
  })

  test.each([
    ['25524 Itzehoe', 'Itzehoe'],
    ['70826 - Pflach', 'Pflach'],
    ['Aue, Stadt', 'Aue'],
    ['70614 - Landeck (Teil)', 'Landeck'],
    ['05374032', undefined],
    ["L'Aigle", "L'Aigle"],
  ])('the town in %j is %j', (place, town) => {
    expect(cleanCity(place)).toBe(town)
  })

  test('a title that is too long is cut between words and kept whole in the description', () => {
    const title = 'Wort '.repeat(100).trim()
    const cleaned = cleanEntry({ title, description: 'Mehr.' })
    expect(String(cleaned['title']).length).toBeLessThanOrEqual(300)
    expect(cleaned['title']).toMatch(/Wort…$/)
    expect(cleaned['description']).toBe(`${title}\nMehr.`)
    expect(cutText('kurz', 300)).toBe('kurz')
  })
})

describe('a mapping', () => {
  const erdf = parseMapping(readFileSync(fileAt('data/mappings/erdf.json') ?? '', 'utf8'))
  const headings = [
    'lang',
    'nuts_or_country',
    'beneficiary_org',
    'title',
    'summary',
    'place',
    'category',
  ]
  const row = (...cells: string[]) =>
    partsOf(planOf('profiles', headings, erdf), (index) => cells[index] ?? '', countries)

  test('turns the columns of another list into ours', () => {
    expect(row('de', 'DED', 'Muster GmbH', 'Thermofügen', 'Verfahren', 'Aue, Stadt', 'x')).toEqual({
      entry: { language: 'de', title: 'Thermofügen', description: 'Verfahren', side: 'competency' },
      organisation: { name: 'Muster GmbH', country: 'DE', nuts: 'DED', city: 'Aue' },
    })
    expect(row('pl', 'PL', 'Gmina', 'Tytuł', '', '', '').organisation).toEqual({
      name: 'Gmina',
      country: 'PL',
      city: undefined,
    })
  })

  test('names a beneficiary that was not published after its place and project', () => {
    expect(row('de', 'DED', '', 'Messe 2015', '', 'Aue, Stadt', '').organisation?.['name']).toBe(
      'Beneficiary not published (Aue, Stadt): Messe 2015',
    )
    expect(row('pl', 'PL', '', 'Chmura', '', '', '').organisation?.['name']).toBe(
      'Beneficiary not published : Chmura',
    )
  })

  test('category is left out on purpose, another column is told', () => {
    expect(planOf('profiles', [...headings, 'budget'], erdf).reading.unknown).toEqual(['budget'])
  })

  test.each([
    ['no JSON', '{', 'malformed'],
    ['an unknown field', '{"what":"entries","columns":{"a":"entry.colour"}}', 'invalid'],
    ['an unknown kind', '{"what":"people","columns":{}}', 'invalid'],
    ['an unknown option', '{"what":"entries","columns":{},"polish":true}', 'invalid'],
  ])('with %s is refused', (_, text, reason) => {
    expect(() => parseMapping(text)).toThrow(expect.objectContaining({ reason }))
  })
})
