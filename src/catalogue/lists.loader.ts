import type { Titles } from './catalogue.ts'
import {
  type AlertRule,
  type CatalogueLists,
  type KisStep,
  type Term,
  termLists,
} from './catalogue-lists.ts'
import { type NaceStep, naceRelations } from './crosswalk.ts'
import {
  listStatuses,
  type Specialisation,
  type SpecialisationList,
} from './specialisation-list.ts'
import {
  asFolder,
  oneOf,
  type Row,
  readRows,
  shippedCatalogue,
  twice,
  words,
} from './table.reader.ts'

/**
 * Reads the lists beside the official ones, by default those that ship with Splot. Meant to be called once, where a process is
 * put together. Throws with the name of the file and of the code when a list is not what its README describes.
 */
export function loadLists(folder: URL = shippedCatalogue): CatalogueLists {
  const within = asFolder(folder)
  return {
    naceCrosswalk: readRows(within, 'nace-crosswalk.csv').map(asNaceStep),
    centroids: new Map(
      readRows(within, 'nuts-centroids.csv').map((row) => [
        row('code'),
        { latitude: Number(row('latitude')), longitude: Number(row('longitude')) },
      ]),
    ),
    terms: readRows(within, 'terms.csv').map(asTerm),
    specialisations: readSpecialisations(within),
    kisNumbering: readRows(within, 'kis-numbering.csv').map(asKisStep),
    alertRules: readRows(within, 'alert-rules.csv').map(asAlertRule),
  }
}

function asNaceStep(row: Row): NaceStep {
  return {
    level: oneOf(['division', 'class'] as const, row('level'), row('from')),
    from: row('from'),
    to: row('to'),
    relation: oneOf(naceRelations, row('relation'), row('from')),
    note: row('note'),
  }
}

function asTerm(row: Row): Term {
  const code = row('code')
  return { list: oneOf(termLists, row('list'), code), code, titles: namesOf(row) }
}

function namesOf(row: Row): Required<Titles> {
  return { en: row('en'), pl: row('pl'), de: row('de'), fr: row('fr') }
}

function asKisStep(row: Row): KisStep {
  return {
    fromList: row('from_list'),
    from: row('from'),
    toList: row('to_list'),
    to: row('to'),
    status: oneOf(listStatuses, row('status'), row('from')),
    source: row('source'),
  }
}

function asAlertRule(row: Row): AlertRule {
  const key = row('rule')
  const count = (column: string) => {
    const value = Number(row(column))
    if (Number.isInteger(value) && value >= 0 && row(column) !== '') return value
    throw new Error(`alert-rules.csv: ${column} of "${key}" is no whole number from 0 up.`)
  }
  return {
    key,
    regions: words(row('regions')),
    organisations: count('organisations'),
    smallAndMedium: count('small_and_medium'),
    research: count('research'),
    source: row('source'),
  }
}

function readSpecialisations(folder: URL): SpecialisationList[] {
  const items = readRows(folder, 'specialisations.csv').map((row) => ({
    list: row('list'),
    item: asSpecialisation(row),
  }))
  const lists = readRows(folder, 'specialisation-lists.csv').map((row) =>
    asList(
      row,
      items.filter(({ list }) => list === row('list')).map(({ item }) => item),
    ),
  )
  const keys = new Set(lists.map(({ key }) => key))
  const lost = items.find(({ list }) => !keys.has(list))
  if (lost) throw new Error(`specialisations.csv has a row of "${lost.list}", which is no list.`)
  const again = lists.find(({ key }, index) => lists.findIndex((one) => one.key === key) !== index)
  if (again) throw twice('specialisation-lists.csv', again.key)
  return lists
}

function asList(row: Row, items: readonly Specialisation[]): SpecialisationList {
  const key = row('list')
  return {
    key,
    regions: words(row('regions')),
    from: row('from') || null,
    to: row('to') || null,
    status: oneOf(listStatuses, row('status'), key),
    source: row('source'),
    note: row('note'),
    items,
  }
}

function asSpecialisation(row: Row): Specialisation {
  return {
    code: row('code'),
    original: row('original'),
    names: namesOf(row),
    nace: words(row('nace')),
    topics: row('topics'),
  }
}
