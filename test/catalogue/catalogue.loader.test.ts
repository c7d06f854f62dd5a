import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import {
  findCountry,
  findNace,
  findRegion,
  type NaceRevision,
  type NutsEdition,
  normaliseNace,
  sectorDistance,
} from '../../src/catalogue/catalogue.ts'

const catalogue = loadCatalogue()
const entries = [...catalogue.nace.values()].flatMap((heading) => heading.entries)
const regions = [...catalogue.regions.values()]
const union =
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ')

describe('the shipped countries', () => {
  test('are the 249 of ISO 3166-1 and Kosovo, each named in four languages', () => {
    expect(catalogue.countries.size).toBe(250)
    for (const { code, titles } of catalogue.countries.values()) {
      expect(code).toMatch(/^[A-Z]{2}$/)
      expect(Object.values(titles).filter((title) => title.trim() === title && title)).toHaveLength(
        4,
      )
    }
  })

  test('differ from the prefix of their regions in Greece and the United Kingdom only', () => {
    const differ = [...catalogue.countries.values()].filter(({ code, nuts }) => code !== nuts)
    expect(differ.map(({ code, nuts }) => [code, nuts])).toEqual([
      ['GB', 'UK'],
      ['GR', 'EL'],
    ])
    expect(findCountry(catalogue, 'EL')?.titles.pl).toBe('Grecja')
  })
})

describe('the shipped activities', () => {
  const count = (revision: NaceRevision) =>
    Object.groupBy(
      entries.filter((entry) => entry.revision === revision),
      (entry) => entry.level,
    )

  test.each([
    ['2', 21, 88, 272, 615],
    ['2.1', 22, 87, 287, 651],
  ] as const)('of revision %s are complete', (revision, sections, divisions, groups, classes) => {
    const levels = count(revision)
    expect(levels.section).toHaveLength(sections)
    expect(levels.division).toHaveLength(divisions)
    expect(levels.group).toHaveLength(groups)
    expect(levels.class).toHaveLength(classes)
  })

  test('hang together: every heading but a section is under one of its own revision', () => {
    const known = new Set(entries.map(({ revision, code }) => `${revision} ${code}`))
    for (const { revision, code, level, parent } of entries) {
      if (level === 'section') expect(parent).toBeUndefined()
      else expect(known).toContain(`${revision} ${parent}`)
      if (level === 'group' || level === 'class') expect(code.startsWith(parent ?? '?')).toBe(true)
    }
  })

  test('are written as they are looked up, with the section before or not', () => {
    for (const { code, level, parent } of entries) {
      expect(normaliseNace(code)).toBe(code)
      if (level === 'division') expect(normaliseNace(`${parent}${code}`)).toBe(code)
    }
  })

  test('of revision 2 are as far from their section as the distance says', () => {
    for (const { revision, code, level, parent } of entries)
      if (revision === '2' && level === 'division')
        expect(sectorDistance(code, parent ?? '')).toBe(0.75)
  })

  test('have English and Polish titles throughout, German and French down to division', () => {
    for (const { revision, level, titles } of entries) {
      expect(titles.pl).toBeTruthy()
      if (revision === '2' || level === 'section' || level === 'division')
        expect(titles.de && titles.fr).toBeTruthy()
    }
  })

  test('tell the two meanings of one code apart', () => {
    const k = findNace(catalogue, 'K')
    expect(k?.revisions).toEqual(['2', '2.1'])
    expect(k?.titles.en).toBe('Financial and insurance activities')
    expect(k?.entries[1]?.titles.en).toMatch(/^Telecommunication/)
    expect(findNace(catalogue, '45.11')?.revisions).toEqual(['2'])
    expect(findNace(catalogue, 'V')?.revisions).toEqual(['2.1'])
  })
})

describe('the shipped regions', () => {
  const count = (edition: NutsEdition, level: number) =>
    regions.filter(
      (region) =>
        region.level === level &&
        region.editions.includes(edition) &&
        union.includes(region.code.slice(0, 2)) &&
        !region.code.slice(2).startsWith('Z'),
    ).length

  test('are as many as the two regulations list for the Union', () => {
    expect([1, 2, 3].map((level) => count(2024, level))).toEqual([92, 244, 1165])
    expect([1, 2].map((level) => count(2021, level))).toEqual([92, 242])
  })

  test('hang together: level, parent, edition and country follow from the code', () => {
    for (const { code, level, parent, country, name, editions } of regions) {
      expect(code).toHaveLength(level + 2)
      expect(parent).toBe(level === 0 ? undefined : code.slice(0, -1))
      expect(findCountry(catalogue, country)?.code).toBe(country)
      expect(name.trim()).not.toBe('')
      const above = parent === undefined ? editions : findRegion(catalogue, parent)?.editions
      for (const edition of editions) expect(above).toContain(edition)
    }
  })

  test.each(['NL31', 'NL33', 'PT16', 'PT17', 'PT18', 'UK', 'UKC', 'UKC1', 'UKN0'])(
    '%s ended with the edition of 2021',
    (code) => {
      expect(findRegion(catalogue, code)?.editions).toEqual([2021])
    },
  )

  test.each(['NL35', 'NL36', 'PT19', 'PT1A', 'PT1B', 'PT1C', 'PT1D', 'UA63'])(
    '%s began with the edition of 2024',
    (code) => {
      expect(findRegion(catalogue, code)?.editions).toEqual([2024])
    },
  )
})

describe('loading', () => {
  function folderWith(files: Record<string, string>): URL {
    const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const whole = {
      'countries.csv': 'code,nuts,en,pl,de,fr\nPL,,Poland,Polska,Polen,Pologne\n',
      'nace.csv': 'revision,code,level,parent,en,pl,de,fr\n2,C,section,,Manufacturing,,,\n',
      'nuts.csv': 'code,level,parent,name,latin,valid\nPL,0,,Polska,,both\n',
      ...files,
    }
    for (const [name, text] of Object.entries(whole)) writeFileSync(join(folder, name), text)
    return pathToFileURL(folder)
  }

  test('reads another folder, and leaves out the titles it does not give', () => {
    const own = loadCatalogue(folderWith({}))
    expect(findNace(own, 'C')?.titles).toEqual({ en: 'Manufacturing' })
    expect(findCountry(own, 'PL')?.nuts).toBe('PL')
    expect(findRegion(own, 'PL')?.editions).toEqual([2021, 2024])
  })

  const naceHead = 'revision,code,level,parent,en,pl,de,fr\n'
  const nutsHead = 'code,level,parent,name,latin,valid\n'
  test.each([
    [
      'a chain of another revision',
      { 'value-chain.csv': 'revision,division,buys_from,status,source\n2.1,25,24,unverified,x\n' },
      '"2.1" of 25',
    ],
    ['a code twice', { 'nuts.csv': `${nutsHead}PL,0,,a,,both\nPL,0,,b,,both\n` }, 'PL twice'],
    [
      'a heading twice',
      { 'nace.csv': `${naceHead}2,C,section,,a,,,\n2,C,section,,b,,,\n` },
      'C twice',
    ],
    ['an unknown level', { 'nuts.csv': `${nutsHead}PL,4,,Polska,,both\n` }, '"4" of PL'],
    ['an unknown edition', { 'nuts.csv': `${nutsHead}PL,0,,Polska,,2013\n` }, '"2013" of PL'],
    ['an unknown revision', { 'nace.csv': `${naceHead}3,C,section,,a,,,\n` }, '"3" of C'],
    ['no English title', { 'nace.csv': `${naceHead}2,C,section,,,a,,\n` }, 'C has no English'],
    ['a missing column', { 'countries.csv': 'code,en\nPL,Poland\n' }, 'no column "nuts"'],
    ['a ragged row', { 'countries.csv': 'code,nuts,en,pl,de,fr\nPL\n' }, 'Invalid Record Length'],
  ])('refuses %s', (_, files, sentence) => {
    expect(() => loadCatalogue(folderWith(files as Record<string, string>))).toThrow(sentence)
  })
})
