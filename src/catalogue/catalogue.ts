import type { NutsCrosswalk } from './crosswalk.ts'

/**
 * The official lists that everything else refers to: countries (ISO 3166-1), economic activities
 * (NACE Rev. 2 and 2.1) and regions (NUTS 2021 and 2024). Lookups forgive case and blanks around a
 * code, and find nothing rather than guess; `nearestCodes` does the guessing, for refusals.
 */

/** In order of fallback: every title exists in English. */
export const catalogueLanguages = ['en', 'pl', 'de', 'fr'] as const
export type CatalogueLanguage = (typeof catalogueLanguages)[number]

/** A title that no official source gives in a language is absent, never a machine's translation. */
export type Titles = Readonly<{ en: string; pl?: string; de?: string; fr?: string }>

/** `nuts` is the prefix of the country's regions: its own code, except EL for GR and UK for GB. */
export type Country = Readonly<{ code: string; nuts: string; titles: Titles }>

export const naceRevisions = ['2', '2.1'] as const
export type NaceRevision = (typeof naceRevisions)[number]

export const naceLevels = ['section', 'division', 'group', 'class'] as const
type NaceLevel = (typeof naceLevels)[number]

/** What a code means in one revision. Only a section has no parent. */
export type NaceEntry = Readonly<{
  revision: NaceRevision
  code: string
  level: NaceLevel
  parent: string | undefined
  titles: Titles
}>

/**
 * A code that at least one revision knows. The same code may mean different things (K is finance in
 * Rev. 2 and telecommunication in Rev. 2.1): `entries` has one meaning per revision, oldest first,
 * and `titles` are those of the oldest, because that is what existing registers hold.
 */
export type NaceHeading = Readonly<{
  code: string
  level: NaceLevel
  revisions: readonly NaceRevision[]
  titles: Titles
  entries: readonly NaceEntry[]
}>

export const nutsEditions = [2021, 2024] as const
export type NutsEdition = (typeof nutsEditions)[number]
type NutsLevel = 0 | 1 | 2 | 3

/** `country` is the ISO code; `latinName` is there only where `name` is in another script. */
export type Region = Readonly<{
  code: string
  level: NutsLevel
  parent: string | undefined
  country: string
  name: string
  latinName: string | undefined
  editions: readonly NutsEdition[]
}>

/** For a division of NACE Rev. 2, the divisions that it typically buys from, without itself. */
export type Suppliers = ReadonlyMap<string, readonly string[]>

/** Each list by code, in the order of its file; what became of regions that ended; and who buys from whom. */
export type Catalogue = Readonly<{
  countries: ReadonlyMap<string, Country>
  nace: ReadonlyMap<string, NaceHeading>
  regions: ReadonlyMap<string, Region>
  successors: NutsCrosswalk
  suppliers: Suppliers
}>

/** Knows the ISO code, and EL and UK, which the Union writes for GR and GB. */
export function findCountry(catalogue: Catalogue, code: string): Country | undefined {
  const asked = tidy(code)
  return asked.length === 2 ? catalogue.countries.get(countryOfNuts(asked)) : undefined
}

/** Any spelling that `normaliseNace` understands, of a heading valid in either revision. */
export function findNace(catalogue: Catalogue, code: string): NaceHeading | undefined {
  const normalised = normaliseNace(code)
  return normalised === undefined ? undefined : catalogue.nace.get(normalised)
}

/** A region of any level and either edition; see its `editions` before storing it as current. */
export function findRegion(catalogue: Catalogue, nuts: string): Region | undefined {
  return catalogue.regions.get(tidy(nuts))
}

/** The title in a language, or the English one where the official list has none. */
export function titleIn(titles: Titles, language: CatalogueLanguage): string {
  return titles[language] ?? titles.en
}

/** The ISO country of a NUTS code, by its first two letters. Does not check that either exists. */
export function countryOfNuts(nuts: string): string {
  const prefix = tidy(nuts).slice(0, 2)
  if (prefix === 'EL') return 'GR'
  return prefix === 'UK' ? 'GB' : prefix
}

function tidy(code: string): string {
  return code.trim().toUpperCase()
}

/**
 * The dotted form of a NACE code: 2562, C25.62 and c 25.62 are all 25.62. Undefined for anything
 * that is not shaped like a heading of the Union's list, which has no subclasses (25.62.Z), or
 * whose section letter belongs to another division in both revisions (A25.62).
 */
export function normaliseNace(text: string): string | undefined {
  const found = /^(?:([A-V])[ .]?)?(?:(\d\d)(?:\.?(\d\d?))?)?$/.exec(tidy(text))
  const [, section, division, rest] = found ?? []
  if (division === undefined) return found?.[0] === section ? section : undefined
  if (section !== undefined && !isSectionOf(section, division)) return undefined
  return rest === undefined ? division : `${division}.${rest}`
}

/**
 * Where each section begins, as in Rev. 2. Rev. 2.1 moved no division to another section: it only
 * split J after division 60, so that every later letter is one further down the alphabet.
 */
const sectionStarts: ReadonlyArray<readonly [section: string, division: number]> = [
  ['A', 1],
  ['B', 5],
  ['C', 10],
  ['D', 35],
  ['E', 36],
  ['F', 41],
  ['G', 45],
  ['H', 49],
  ['I', 55],
  ['J', 58],
  ['K', 64],
  ['L', 68],
  ['M', 69],
  ['N', 77],
  ['O', 84],
  ['P', 85],
  ['Q', 86],
  ['R', 90],
  ['S', 94],
  ['T', 97],
  ['U', 99],
]

function sectionOf(division: string): string | undefined {
  return sectionStarts.findLast(([, start]) => start <= Number(division))?.[0]
}

function isSectionOf(section: string, division: string): boolean {
  const old = sectionOf(division)
  if (old === undefined || section === old) return section === old
  return Number(division) > 60 && section.charCodeAt(0) === old.charCodeAt(0) + 1
}

/**
 * How far apart two activities are in the tree of NACE: 0 the same heading, 0.25 the same group,
 * 0.5 the same division, 0.75 the same section, 1 anything else, including a code that cannot be
 * read. A group is as far from its own classes as they are from each other, and so on upwards, so
 * three codes never make a detour shorter (an ultrametric). Sections are those of Rev. 2, and a
 * lone letter is read as Rev. 2; a code reused by Rev. 2.1 for another activity goes unnoticed.
 */
export function sectorDistance(a: string, b: string): number {
  const [one, other] = [pathOf(a), pathOf(b)]
  if (one.length > 0 && one.join() === other.join()) return 0
  const differs = one.findIndex((heading, depth) => heading !== other[depth])
  const shared = differs === -1 ? one.length : differs
  return 1 - shared / 4
}

/** From the section down to the heading itself; empty when the code cannot be read. */
function pathOf(code: string): string[] {
  const heading = normaliseNace(code)
  if (heading === undefined) return []
  const section = heading.length === 1 ? heading : sectionOf(heading.slice(0, 2))
  if (section === undefined) return []
  return [
    section,
    ...[2, 4, 5].filter((end) => end <= heading.length).map((end) => heading.slice(0, end)),
  ]
}

/**
 * At most `n` codes of a list that the writer may have meant, likeliest first: fewest slips, then
 * the longest common beginning, because codes are trees and the first letters are the surest.
 * A slip is a letter or digit too many, missing, wrong, or swapped with its neighbour; one is
 * allowed for every two letters and digits written, three at most.
 */
export function nearestCodes(
  list: ReadonlyMap<string, unknown>,
  wrong: string,
  n: number,
): string[] {
  const meant = bare(wrong).slice(0, 12)
  const slipsMax = Math.min(3, Math.floor(meant.length / 2))
  return [...list.keys()]
    .map((code) => compare(meant, code))
    .filter(({ slips }) => slips <= slipsMax)
    .sort((a, b) => a.slips - b.slips || b.shared - a.shared || a.longer - b.longer)
    .slice(0, Math.max(0, n))
    .map(({ code }) => code)
}

function compare(meant: string, code: string) {
  const said = bare(code)
  return {
    code,
    slips: slipsBetween(meant, said),
    shared: commonStart(meant, said),
    longer: Math.abs(said.length - meant.length),
  }
}

/** Dots and blanks are how a code is written, not what it says. */
function bare(code: string): string {
  return code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
}

function commonStart(a: string, b: string): number {
  const end = [...a].findIndex((letter, at) => letter !== b[at])
  return end === -1 ? a.length : end
}

/** How many slips lie between two words. Optimal string alignment: Levenshtein's distance plus the swap of two neighbours. */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const swap = swapped ? at(before, j - 2) + 1 : change
      row.push(Math.min(change, swap, at(above, j) + 1, at(row, j - 1) + 1))
    }
    before = above
    above = row
  }
  return at(above, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
