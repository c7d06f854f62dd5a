import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, headingOf, targetOf } from '../../src/imports/columns.ts'
import { columnOfHeading, readHeader, spelled, whatOfHeader } from '../../src/imports/header.ts'
import { type Importable, importables, inOrder } from '../../src/imports/import.ts'
import { headingSynonyms } from '../../src/imports/synonyms.ts'

const target = (what: Importable, heading: string) => {
  const column = columnOfHeading(what, heading)
  return column && targetOf(column)
}

describe('headings', () => {
  test.each([
    ['organisations', 'nazwa', 'organisation.name'],
    ['organisations', 'Kraj', 'organisation.country'],
    ['organisations', 'MIASTO', 'organisation.city'],
    ['organisations', 'wielkość firmy', 'organisation.size'],
    ['organisations', 'Strona WWW', 'organisation.website'],
    ['organisations', 'Numery rejestrowe', 'organisation.registrationNumbers'],
    ['organisations', 'registration_numbers', 'organisation.registrationNumbers'],
    ['entries', 'tytuł', 'entry.title'],
    ['entries', 'Tytul', 'entry.title'],
    ['entries', 'opis', 'entry.description'],
    ['entries', 'Strona', 'entry.side'],
    ['entries', 'Kompetencja/potrzeba', 'entry.side'],
    ['entries', 'PKD', 'entry.nace'],
    ['entries', 'Język', 'entry.language'],
    ['entries', 'ważne do', 'entry.expiresOn'],
    ['entries', 'external_id', 'entry.externalId'],
    ['clusters', 'Koordynator klastra', 'cluster.leader'],
    ['memberships', 'Członek od', 'membership.joinedOn'],
    ['profiles', 'organisation.name', 'organisation.name'],
    ['profiles', 'nazwa', 'organisation.name'],
    ['profiles', 'tytuł', 'entry.title'],
  ] as const)('in %s, "%s" is %s', (what, heading, expected) => {
    expect(target(what, heading)).toBe(expected)
  })

  test('are the same whatever their case, accents, blanks and underscores', () => {
    const wordings = Object.values(headingSynonyms.organisation).flatMap((list) => list.split(','))
    const written = fc
      .tuple(
        fc.constantFrom(...wordings),
        fc.constantFrom(' ', '_', '-', '  '),
        fc.boolean(),
        fc.boolean(),
      )
      .map(([wording, gap, capitals, bare]) => {
        const spaced = ` ${wording.trim().replaceAll(' ', gap)} `
        const plain = bare
          ? spaced.replace(/ł/g, 'l').normalize('NFD').replace(/\p{M}/gu, '')
          : spaced
        return { wording, written: capitals ? plain.toUpperCase() : plain }
      })
    fc.assert(
      fc.property(written, ({ wording, written }) => {
        expect(target('organisations', written)).toBe(target('organisations', wording))
        expect(target('organisations', written)).toBeDefined()
      }),
    )
  })

  test('no wording of one kind of file means two fields', () => {
    for (const fields of Object.values(headingSynonyms)) {
      const all = Object.entries(fields).flatMap(([field, list]) => [
        ...new Set([field, ...list.split(',')].map(spelled)),
      ])
      expect(all.filter((wording, index) => all.indexOf(wording) !== index)).toEqual([])
    }
  })

  test.each(importables)('an export of %s is recognised by its own columns', (what) => {
    const headings = columnsOf[what].map((column) => headingOf(what, column))
    expect(whatOfHeader(headings)).toBe(what)
    const reading = readHeader(what, headings)
    expect(reading.columns.map((column) => column && headingOf(what, column))).toEqual(headings)
    expect([reading.unknown, reading.missing, reading.repeated]).toEqual([[], [], undefined])
  })

  test('what is missing, unknown or said twice is told', () => {
    const reading = readHeader('organisations', ['nazwa', 'name', 'Uwagi', ''])
    expect(reading.missing).toEqual([['organisation.country', 'organisation.place']])
    expect(reading.unknown).toEqual(['Uwagi'])
    expect(reading.repeated).toBe('name')
  })

  test('headings that fit nothing are not guessed at', () => {
    expect(whatOfHeader(['a', 'b'])).toBeUndefined()
    expect(whatOfHeader(['organisation', 'country', 'side', 'title'])).toBe('entries')
  })
})

test('files are read in the order in which they refer to each other', () => {
  const given = importables.toReversed().map((what) => ({ what }))
  expect(
    inOrder(given)
      .map(({ what }) => what)
      .filter((what) => what !== 'profiles'),
  ).toEqual(['organisations', 'clusters', 'entries', 'memberships', 'collaborations'])
})
