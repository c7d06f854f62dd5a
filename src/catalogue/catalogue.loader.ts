import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import {
  type Catalogue,
  type Country,
  catalogueLanguages,
  countryOfNuts,
  type NaceEntry,
  type NaceHeading,
  type NutsEdition,
  naceLevels,
  naceRevisions,
  nutsEditions,
  type Region,
  type Titles,
} from './catalogue.ts'

const shipped = new URL('../../data/catalogue/', import.meta.url)

/**
 * Reads countries.csv, nace.csv and nuts.csv of a folder, by default those that ship with Splot.
 * Meant to be called once, where a process is put together: it blocks for some tens of milliseconds.
 * Throws with the name of the file and of the code when a list is not what its README describes.
 */
export function loadCatalogue(folder: URL = shipped): Catalogue {
  const within = folder.href.endsWith('/') ? folder : new URL(`${folder.href}/`)
  return {
    countries: byCode('countries.csv', readRows(within, 'countries.csv').map(asCountry)),
    nace: asHeadings(readRows(within, 'nace.csv').map(asEntry)),
    regions: byCode('nuts.csv', readRows(within, 'nuts.csv').map(asRegion)),
  }
}

type Row = (column: string) => string

function readRows(folder: URL, file: string): Row[] {
  const text = readFileSync(new URL(file, folder))
  const records: Record<string, string>[] = parse(text, { columns: true, bom: true })
  return records.map((record) => (column) => {
    const value = record[column]
    if (value === undefined) throw new Error(`${file} has no column "${column}".`)
    return value
  })
}

function asCountry(row: Row): Country {
  const code = row('code')
  return { code, nuts: row('nuts') || code, titles: asTitles(row) }
}

function asEntry(row: Row): NaceEntry {
  return {
    revision: oneOf(naceRevisions, row('revision'), row),
    code: row('code'),
    level: oneOf(naceLevels, row('level'), row),
    parent: row('parent') || undefined,
    titles: asTitles(row),
  }
}

function asRegion(row: Row): Region {
  const code = row('code')
  return {
    code,
    level: oneOf([0, 1, 2, 3] as const, row('level'), row),
    parent: row('parent') || undefined,
    country: countryOfNuts(code),
    name: row('name'),
    latinName: row('latin') || undefined,
    editions: asEditions(row),
  }
}

function asEditions(row: Row): readonly NutsEdition[] {
  const valid = row('valid')
  return valid === 'both' ? nutsEditions : [oneOf(nutsEditions, valid, row)]
}

function asTitles(row: Row): Titles {
  const en = row('en')
  if (en === '') throw new Error(`${row('code')} has no English title.`)
  const given = catalogueLanguages.map((language) => [language, row(language)] as const)
  return { ...Object.fromEntries(given.filter(([, title]) => title !== '')), en }
}

function oneOf<T extends string | number>(allowed: readonly T[], text: string, row: Row): T {
  const found = allowed.find((value) => String(value) === text)
  if (found !== undefined) return found
  throw new Error(`"${text}" of ${row('code')} is none of ${allowed.join(', ')}.`)
}

function asHeadings(entries: readonly NaceEntry[]): ReadonlyMap<string, NaceHeading> {
  const headings = new Map<string, NaceHeading>()
  for (const entry of entries) {
    const known = headings.get(entry.code)
    if (known?.revisions.includes(entry.revision)) throw twice('nace.csv', entry.code)
    headings.set(entry.code, {
      code: entry.code,
      level: known?.level ?? entry.level,
      titles: known?.titles ?? entry.titles,
      revisions: [...(known?.revisions ?? []), entry.revision],
      entries: [...(known?.entries ?? []), entry],
    })
  }
  return headings
}

function byCode<T extends { code: string }>(
  file: string,
  items: readonly T[],
): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const item of items) {
    if (found.has(item.code)) throw twice(file, item.code)
    found.set(item.code, item)
  }
  return found
}

function twice(file: string, code: string): Error {
  return new Error(`${file} gives ${code} twice.`)
}
