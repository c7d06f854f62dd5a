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
  type Suppliers,
  type Titles,
} from './catalogue.ts'
import { type NutsStep, nutsChanges } from './crosswalk.ts'
import { listStatuses } from './specialisation-list.ts'
import {
  asFolder,
  oneOf,
  type Row,
  readRows,
  readRowsIfThere,
  shippedCatalogue,
  twice,
  words,
} from './table.reader.ts'

/**
 * Reads countries.csv, nace.csv, nuts.csv and, if they are there, nuts-crosswalk.csv and value-chain.csv of a folder, by default
 * those that ship with Splot.
 * Meant to be called once, where a process is put together: it blocks for some tens of milliseconds.
 * Throws with the name of the file and of the code when a list is not what its README describes.
 */
export function loadCatalogue(folder: URL = shippedCatalogue): Catalogue {
  const within = asFolder(folder)
  return {
    countries: byCode('countries.csv', readRows(within, 'countries.csv').map(asCountry)),
    nace: asHeadings(readRows(within, 'nace.csv').map(asEntry)),
    regions: byCode('nuts.csv', readRows(within, 'nuts.csv').map(asRegion)),
    successors: byCode(
      'nuts-crosswalk.csv',
      readRowsIfThere(within, 'nuts-crosswalk.csv').map(asNutsStep),
    ),
    suppliers: asSuppliers(readRowsIfThere(within, 'value-chain.csv')),
  }
}

function asCountry(row: Row): Country {
  const code = row('code')
  return { code, nuts: row('nuts') || code, titles: asTitles(row) }
}

function asEntry(row: Row): NaceEntry {
  return {
    revision: oneOf(naceRevisions, row('revision'), row('code')),
    code: row('code'),
    level: oneOf(naceLevels, row('level'), row('code')),
    parent: row('parent') || undefined,
    titles: asTitles(row),
  }
}

function asRegion(row: Row): Region {
  const code = row('code')
  return {
    code,
    level: oneOf([0, 1, 2, 3] as const, row('level'), row('code')),
    parent: row('parent') || undefined,
    country: countryOfNuts(code),
    name: row('name'),
    latinName: row('latin') || undefined,
    editions: asEditions(row),
  }
}

function asNutsStep(row: Row): NutsStep {
  const code = row('code')
  return {
    code,
    last: Number(row('last')),
    change: oneOf(nutsChanges, row('change'), code),
    to: words(row('to')),
  }
}

function asSuppliers(rows: readonly Row[]): Suppliers {
  const found = new Map<string, readonly string[]>()
  for (const row of rows) {
    const division = row('division')
    if (found.has(division)) throw twice('value-chain.csv', division)
    oneOf(['2'] as const, row('revision'), division)
    oneOf(listStatuses, row('status'), division)
    found.set(division, words(row('buys_from')))
  }
  return found
}

function asEditions(row: Row): readonly NutsEdition[] {
  const valid = row('valid')
  return valid === 'both' ? nutsEditions : [oneOf(nutsEditions, valid, row('code'))]
}

function asTitles(row: Row): Titles {
  const en = row('en')
  if (en === '') throw new Error(`${row('code')} has no English title.`)
  const given = catalogueLanguages.map((language) => [language, row(language)] as const)
  return { ...Object.fromEntries(given.filter(([, title]) => title !== '')), en }
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
