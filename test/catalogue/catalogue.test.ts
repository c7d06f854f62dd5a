import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Catalogue,
  countryOfNuts,
  findCountry,
  findNace,
  findRegion,
  type NaceHeading,
  nearestCodes,
  normaliseNace,
  sectorDistance,
  titleIn,
} from '../../src/catalogue/catalogue.ts'

const machining: NaceHeading = {
  code: '25.62',
  level: 'class',
  revisions: ['2'],
  titles: { en: 'Machining', pl: 'Obróbka mechaniczna elementów metalowych' },
  entries: [],
}

const small: Catalogue = {
  successors: new Map(),
  suppliers: new Map(),
  countries: new Map([
    ['GR', { code: 'GR', nuts: 'EL', titles: { en: 'Greece' } }],
    ['GB', { code: 'GB', nuts: 'UK', titles: { en: 'United Kingdom' } }],
  ]),
  nace: new Map([['25.62', machining]]),
  regions: new Map([
    [
      'PL21',
      {
        code: 'PL21',
        level: 2,
        parent: 'PL2',
        country: 'PL',
        name: 'Małopolskie',
        latinName: undefined,
        editions: [2021, 2024],
      },
    ],
  ]),
}

const digit = fc.integer({ min: 0, max: 9 })
/** A heading of any depth, as a register would print it; not every one of them exists. */
const heading = fc
  .tuple(fc.integer({ min: 1, max: 99 }), digit, digit, fc.constantFrom(2, 4, 5))
  .map(([division, group, last, length]) =>
    `${String(division).padStart(2, '0')}.${group}${last}`.slice(0, length),
  )
const codes = fc.uniqueArray(heading, { minLength: 1, maxLength: 40 })
const listOf = (known: readonly string[]) => new Map(known.map((code) => [code, code]))

describe('finding by code', () => {
  test.each(['25.62', '2562', 'C25.62', 'C2562', ' c 25.62 ', 'C.25.62'])(
    '%j is the class 25.62',
    (text) => {
      expect(findNace(small, text)).toBe(machining)
    },
  )

  test.each(['25.62.Z', '25.62Z', 'A25.62', '25,62', '2', '.25', '25.', '', 'C.', 'steel'])(
    '%j is no heading',
    (text) => {
      expect(findNace(small, text)).toBeUndefined()
    },
  )

  test('a section is its letter, and its letter may be that of either revision', () => {
    expect(normaliseNace('c')).toBe('C')
    expect(normaliseNace('J62.01')).toBe('62.01')
    expect(normaliseNace('K62.10')).toBe('62.10')
    expect(normaliseNace('L62.10')).toBeUndefined()
    expect(normaliseNace('K60.10')).toBeUndefined()
  })

  test('a normalised code stays as it is, with or without its dot', () => {
    fc.assert(
      fc.property(heading, (code) => {
        expect(normaliseNace(code)).toBe(code)
        expect(normaliseNace(code.replace('.', ''))).toBe(code)
      }),
    )
  })

  test('countries answer to their ISO code and to the prefix of their regions', () => {
    expect(findCountry(small, 'gr')?.code).toBe('GR')
    expect(findCountry(small, 'EL')?.code).toBe('GR')
    expect(findCountry(small, 'UK')?.code).toBe('GB')
    expect(findCountry(small, 'XX')).toBeUndefined()
    expect(findCountry(small, 'Greece')).toBeUndefined()
    expect(findCountry(small, 'GRC')).toBeUndefined()
  })

  test('regions are found in any case and belong to the country of their prefix', () => {
    expect(findRegion(small, ' pl21 ')?.name).toBe('Małopolskie')
    expect(findRegion(small, 'PL2')).toBeUndefined()
    expect(countryOfNuts('EL30')).toBe('GR')
    expect(countryOfNuts('UKC1')).toBe('GB')
    expect(countryOfNuts('pl21')).toBe('PL')
  })

  test('a title falls back to English', () => {
    expect(titleIn(machining.titles, 'pl')).toBe('Obróbka mechaniczna elementów metalowych')
    expect(titleIn(machining.titles, 'de')).toBe('Machining')
  })
})

describe('what the writer may have meant', () => {
  const list = listOf(['25', '25.5', '25.6', '25.61', '25.62', '26.52', '62.01', 'PL21', 'PL22'])

  test.each([
    ['25.62.Z', '25.62'],
    ['25.26', '25.62'],
    ['52.62', '25.62'],
    ['25.6l', '25.61'],
    ['PL2I', 'PL21'],
    ['LP21', 'PL21'],
    ['pl 22', 'PL22'],
  ])('%j is most likely %j', (wrong, likely) => {
    expect(nearestCodes(list, wrong, 1)).toEqual([likely])
  })

  test('nonsense is near nothing', () => {
    for (const wrong of ['', '?', 'steel casting', 'ÄÖÜ', 'x'.repeat(100_000)])
      expect(nearestCodes(list, wrong, 3)).toEqual([])
  })

  test('a code that is in the list is nearest to itself', () => {
    fc.assert(
      fc.property(codes, (known) => {
        for (const code of known) expect(nearestCodes(listOf(known), code, 1)).toEqual([code])
      }),
    )
  })

  test('suggestions come from the list, without repetition, and never more than asked for', () => {
    fc.assert(
      fc.property(codes, fc.string(), fc.integer({ min: -2, max: 8 }), (known, wrong, n) => {
        const near = nearestCodes(listOf(known), wrong, n)
        expect(near.length).toBeLessThanOrEqual(Math.max(0, n))
        expect(new Set(near).size).toBe(near.length)
        expect(near.every((code) => known.includes(code))).toBe(true)
      }),
    )
  })

  test('one wrong digit in a class still leads to it', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.nat(), digit, (known, which, where, wrong) => {
        const classes = known.filter((code) => code.length === 5)
        fc.pre(classes.length > 0)
        const code = classes[which % classes.length] ?? ''
        const place = [0, 1, 3, 4][where % 4] ?? 0
        const slipped = `${code.slice(0, place)}${wrong}${code.slice(place + 1)}`
        expect(nearestCodes(listOf(known), slipped, known.length)).toContain(code)
      }),
    )
  })
})

describe('the distance between two activities', () => {
  test.each([
    ['25.62', '25.62', 0],
    ['25.62', 'C2562', 0],
    ['25.62', '25.61', 0.25],
    ['25.62', '25.6', 0.25],
    ['25.62', '25.50', 0.5],
    ['25.62', '25', 0.5],
    ['25.62', '28.41', 0.75],
    ['25.62', 'C', 0.75],
    ['25.62', '62.01', 1],
    ['58.29', '62.01', 0.75],
    ['25.62', 'unknown', 1],
    ['unknown', 'unknown', 1],
  ])('from %s to %s is %d', (a, b, distance) => {
    expect(sectorDistance(a, b)).toBe(distance)
  })

  test('is the same in both directions, and nothing only to the heading itself', () => {
    fc.assert(
      fc.property(heading, heading, (a, b) => {
        expect(sectorDistance(a, b)).toBe(sectorDistance(b, a))
        expect(sectorDistance(a, b) === 0).toBe(a === b)
      }),
    )
  })

  test('is never shortened by a detour', () => {
    fc.assert(
      fc.property(heading, heading, heading, (a, b, c) => {
        const detour = Math.max(sectorDistance(a, b), sectorDistance(b, c))
        expect(sectorDistance(a, c)).toBeLessThanOrEqual(detour)
      }),
    )
  })

  test('never grows when both are described more coarsely, unless they are the same', () => {
    fc.assert(
      fc.property(heading, heading, (a, b) => {
        fc.pre(a.slice(0, 2) !== b.slice(0, 2))
        expect(sectorDistance(a.slice(0, 2), b.slice(0, 2))).toBe(sectorDistance(a, b))
      }),
    )
  })
})
