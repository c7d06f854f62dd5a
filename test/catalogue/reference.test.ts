import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { loadCatalogue } from '../../src/catalogue/catalogue.loader.ts'
import {
  findCountry,
  findNace,
  findRegion,
  type NaceEntry,
  type NaceRevision,
  type Titles,
} from '../../src/catalogue/catalogue.ts'
import { loadLists } from '../../src/catalogue/lists.loader.ts'

/**
 * The shipped lists against the published ones, where these lie beside the project. Where they do
 * not, against what the codes themselves say about their parents.
 */
const shared = new URL('../../../shared/', import.meta.url)
const catalogue = loadCatalogue()

type Profile = Readonly<{ country: string; nuts2: string; nace?: string[] }>
type Row = Readonly<
  { code: string; parent: string; name?: string } & { [language in keyof Titles]?: string }
>

function published(file: string): Row[] | undefined {
  const url = new URL(`reference/${file}`, shared)
  if (!existsSync(url)) return undefined
  return parse(readFileSync(url), { columns: true, bom: true })
}

function golden(): Profile[] {
  const lines = ['needs', 'offers'].flatMap((file) => {
    const url = new URL(`golden/${file}.jsonl`, shared)
    return existsSync(url) ? readFileSync(url, 'utf8').trim().split('\n') : []
  })
  return lines.map((line) => JSON.parse(line))
}

/** Capitals, kinds of apostrophe and of blank, and soft hyphens are how a title is printed. */
function plain(title: string): string {
  return title
    .replace(/\u00ad/g, '')
    .replace(/’/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

const languages = ['en', 'pl', 'de', 'fr'] as const

function differences(where: string, row: Row, titles: Titles | undefined): string[] {
  return languages.flatMap((language) => {
    const [theirs, ours] = [row[language] ?? '', titles?.[language] ?? '']
    if (theirs === '' || plain(theirs) === plain(ours)) return []
    return [`${where} ${language}: "${ours}" here, "${theirs}" published`]
  })
}

function print(title: string, lines: readonly string[]): void {
  console.info([`${title}: ${lines.length} differences`, ...lines].join('\n  '))
}

/** A class is in the group, and a group in the division, that its code begins with. */
function byItsCode({ code, parent, titles }: NaceEntry): Row {
  const end = code.length === 5 ? 4 : 2
  return { code, parent: code.length > 2 ? code.slice(0, end) : (parent ?? ''), ...titles }
}

function place({ code, parent }: { code: string; parent: string | undefined }): string {
  return parent ? `${code} under ${parent}` : code
}

const naceOf = (revision: NaceRevision) =>
  [...catalogue.nace.values()]
    .flatMap((heading) => heading.entries)
    .filter((entry) => entry.revision === revision)

describe.each([
  ['2', 'nace_rev2.csv'],
  ['2.1', 'nace_rev2.1.csv'],
] as const)('NACE Rev. %s', (revision, file) => {
  const ours = new Map(naceOf(revision).map((entry) => [entry.code, entry]))
  const theirs = published(file) ?? naceOf(revision).map(byItsCode)

  test('has the published codes and no others, under the published parents', () => {
    expect([...ours.values()].map(place).sort()).toEqual(theirs.map(place).sort())
  })

  test('has the published English and Polish titles, and says where the others differ', () => {
    const found = theirs.flatMap((row) =>
      differences(`${revision} ${row.code}`, row, ours.get(row.code)?.titles),
    )
    print(`NACE Rev. ${revision}`, found)
    expect(found.filter((line) => / (en|pl): /.test(line))).toEqual([])
    expect(found.filter((line) => /: "" here/.test(line))).toEqual([])
  })

  test('says which titles it has and the published file has not', () => {
    for (const language of languages) {
      const added = theirs.filter(
        (row) => !row[language] && ours.get(row.code)?.titles[language] !== undefined,
      )
      if (added.length === 0) continue
      const codes = added.map((row) => row.code).join(' ')
      console.info(`NACE Rev. ${revision}, ${added.length} added titles in ${language}: ${codes}`)
      expect(['de', 'fr']).toContain(language)
    }
  })
})

describe('NUTS 2024', () => {
  const ours = [...catalogue.regions.values()].filter((region) => region.editions.includes(2024))
  const theirs = new Map(
    (
      published('nuts_2024_names.csv') ??
      ours.map(({ code, name }) => ({ code, parent: code.slice(2) && code.slice(0, -1), name }))
    ).map((row): [string, Row] => [row.code, row]),
  )

  test('has the published codes and no others, under the published parents', () => {
    expect(ours.map(place).sort()).toEqual([...theirs.values()].map(place).sort())
  })

  test('has the published names', () => {
    const found = ours
      .filter(({ code, name }) => plain(theirs.get(code)?.name ?? '') !== plain(name))
      .map(({ code, name }) => `${code}: "${name}" here, "${theirs.get(code)?.name}" published`)
    print('NUTS 2024', found)
    expect(found).toEqual([])
  })
})

describe('the middles of regions', () => {
  const theirs = published('nuts_2024_centroids.csv') as Record<string, string>[] | undefined
  const ours = loadLists().centroids

  test('lie where the published ones do, to a thousandth of a degree', () => {
    const rows = theirs?.filter(({ level }) => level === '2')
    const found = (rows ?? []).flatMap(({ code = '', lat_centroid, lon_centroid }) => {
      const place = ours.get(code)
      const same =
        place !== undefined &&
        Math.abs(place.latitude - Number(lat_centroid)) < 0.001 &&
        Math.abs(place.longitude - Number(lon_centroid)) < 0.001
      return same
        ? []
        : [
            `${code}: ${place?.latitude}, ${place?.longitude} here, ${lat_centroid}, ${lon_centroid}`,
          ]
    })
    print('Centroids', found)
    expect(found).toEqual([])
    expect(ours.size).toBe(rows?.length ?? ours.size)
  })
})

describe('the codes that real profiles use', () => {
  const profiles: Profile[] = [
    { country: 'PL', nuts2: 'PL21', nace: ['25.62', '62.01'] },
    { country: 'NL', nuts2: 'NL33', nace: ['38.22'] },
    { country: 'GR', nuts2: 'EL30', nace: ['62.10'] },
    ...golden(),
  ]

  test('are all known, and the region lies in the country', () => {
    const unknown = profiles.flatMap(({ country, nuts2, nace = [] }) => [
      ...(findCountry(catalogue, country)?.code === country ? [] : [country]),
      ...(findRegion(catalogue, nuts2)?.country === country ? [] : [nuts2]),
      ...nace.filter((code) => findNace(catalogue, code)?.level !== 'class'),
    ])
    print(`${profiles.length} profiles`, unknown)
    expect(unknown).toEqual([])
  })
})
