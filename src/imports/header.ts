import {
  type Column,
  columnsOf,
  headingOf,
  type Part,
  requiredIn,
  targetOf,
  understoodIn,
} from './columns.ts'
import { type Importable, importables } from './import.ts'
import { headingSynonyms } from './synonyms.ts'

/** A heading or value as it is compared: small letters and digits only, `Wielkość firmy` is `wielkoscfirmy`. */
export function spelled(text: string): string {
  return text
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]/g, '')
}

/** What each column of a file is. `columns[i]` belongs to `headings[i]`; undefined is a column nobody asked for. */
export type HeaderReading = Readonly<{
  columns: readonly (Column | undefined)[]
  unknown: readonly string[]
  /** Groups of targets of which the file has none. */
  missing: readonly (readonly string[])[]
  /** A heading that means the same as an earlier one. */
  repeated: string | undefined
}>

const wordings = new Map(importables.map((what) => [what, wordingsOf(what)]))

/** Every spelling of every heading of a file; what comes first wins. */
function wordingsOf(what: Importable): ReadonlyMap<string, Column> {
  const known = new Map<string, Column>()
  const note = (wording: string, column: Column) => {
    if (!known.has(spelled(wording))) known.set(spelled(wording), column)
  }
  const columns = understoodIn(what)
  for (const column of columns) note(headingOf(what, column), column)
  for (const column of columns) note(targetOf(column), column)
  for (const column of columns) note(column.field, column)
  for (const column of columns)
    for (const wording of synonymsOf(column.part, column.field)) note(wording, column)
  return known
}

function synonymsOf(part: Part, field: string): string[] {
  return (headingSynonyms[part][field] ?? '').split(',')
}

/** The column that a heading means in such a file. */
export function columnOfHeading(what: Importable, heading: string): Column | undefined {
  return wordings.get(what)?.get(spelled(heading))
}

export function readHeader(what: Importable, headings: readonly string[]): HeaderReading {
  return readingOf(
    what,
    headings,
    headings.map((heading) => columnOfHeading(what, heading)),
    [],
  )
}

/** @param constants targets that the file need not have */
export function readingOf(
  what: Importable,
  headings: readonly string[],
  columns: readonly (Column | undefined)[],
  constants: readonly string[],
): HeaderReading {
  const targets = columns.map((column) => column && targetOf(column))
  const there = new Set([...targets, ...constants])
  const twice = targets.findIndex((target, index) => target && targets.indexOf(target) < index)
  return {
    columns,
    unknown: headings.filter((heading, index) => columns[index] === undefined && heading !== ''),
    missing: requiredIn[what].filter((group) => !group.some((target) => there.has(target))),
    repeated: headings[twice],
  }
}

/**
 * What a file holds, by its headings: of the kinds whose required columns are all there, the one that knows
 * most headings. Profiles are recognised by headings with a dot (`organisation.name`) only, because an entry
 * with a stray column of its organisation looks alike.
 */
export function whatOfHeader(headings: readonly string[]): Importable | undefined {
  const dotted = headings.filter((heading) => /^(organisation|entry)\.\w+$/i.test(heading.trim()))
  if (dotted.length >= 2) return 'profiles'
  const candidates = (
    ['organisations', 'clusters', 'entries', 'memberships', 'collaborations'] as const
  )
    .map((what) => ({ what, reading: readHeader(what, headings) }))
    .filter(({ reading }) => reading.missing.length === 0)
    .sort((a, b) => a.reading.unknown.length - b.reading.unknown.length)
  return candidates[0]?.what
}

/** The headings that a file may have, for a refusal. */
export function expectedHeadings(what: Importable): string[] {
  return columnsOf[what].map((column) => headingOf(what, column))
}
