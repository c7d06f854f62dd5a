import { cleanEntry, cleanOrganisation } from './cleaning.ts'
import { type Column, columnNamed, type Part, targetOf, understoodIn } from './columns.ts'
import { type HeaderReading, readHeader, readingOf, spelled } from './header.ts'
import type { Importable } from './import.ts'
import { type CountryNames, meaningOf } from './values.ts'

/** How the columns of somebody else's file become ours. */
export type Mapping = Readonly<{
  what: Importable
  /** Heading to field, such as `entry.title`; null leaves a column out on purpose. */
  columns: Readonly<Record<string, string | null>>
  /** Values that every row shares. */
  constants: Readonly<Record<string, unknown>>
  /** Texts for empty cells; `{heading}` stands for what the row has there. */
  fallbacks: Readonly<Record<string, string>>
  /** The fields of an entry that tell it from the others of its organisation, where it has no external id. */
  identifiedBy: readonly ('title' | 'description')[]
  /** Strip markup, cut what is too long, take the town out of a place. */
  clean: boolean
}>

/** How the cells of one file are read. */
export type Plan = Readonly<{
  what: Importable
  mapping: Mapping | undefined
  headings: readonly string[]
  reading: HeaderReading
}>

export type Fields = Record<string, unknown>
/** The records that one row speaks of, as they would come in over HTTP. */
export type Parts = Partial<Record<Part, Fields>>

/** Reads a header by its mapping, or by synonyms without one. */
export function planOf(
  what: Importable,
  headings: readonly string[],
  mapping: Mapping | undefined,
): Plan {
  if (!mapping) return { what, mapping, headings, reading: readHeader(what, headings) }
  const mapped = new Map(
    Object.entries(mapping.columns).map(([heading, name]) => [spelled(heading), name]),
  )
  const columns = headings.map((heading) => columnNamed(what, mapped.get(spelled(heading)) ?? ''))
  const constants = [...Object.keys(mapping.constants), ...Object.keys(mapping.fallbacks)]
  const given = constants
    .map((name) => columnNamed(what, name))
    .filter((column) => column !== undefined)
  const reading = readingOf(what, headings, columns, given.map(targetOf))
  return {
    what,
    mapping,
    headings,
    reading: {
      ...reading,
      unknown: reading.unknown.filter((heading) => !mapped.has(spelled(heading))),
    },
  }
}

/** Headings that the mapping names and the file lacks: it is a mapping for another file. */
export function strangers(mapping: Mapping, headings: readonly string[]): string[] {
  const there = new Set(headings.map(spelled))
  return Object.keys(mapping.columns).filter((heading) => !there.has(spelled(heading)))
}

/** @param cell what the row has in a column, by its position in the header; undefined where it says nothing */
export function partsOf(
  plan: Plan,
  cell: (index: number) => unknown,
  countries: CountryNames,
): Parts {
  const parts: Parts = {}
  const put = (column: Column, raw: unknown) => {
    parts[column.part] ??= {}
    const fields = parts[column.part] as Fields
    const value = meaningOf(column, raw, countries)
    if (value !== undefined || !(column.field in fields)) fields[column.field] = value
  }
  for (const [index, column] of plan.reading.columns.entries()) {
    const raw = column && cell(index)
    if (column && raw !== undefined) put(column, raw)
  }
  if (plan.mapping) supplement(plan, plan.mapping, parts, put, cell)
  if (parts.organisation) parts.organisation = settled(parts.organisation)
  return plan.mapping?.clean ? cleaned(parts) : parts
}

function supplement(
  plan: Plan,
  mapping: Mapping,
  parts: Parts,
  put: (column: Column, raw: unknown) => void,
  cell: (index: number) => unknown,
): void {
  for (const [name, value] of Object.entries(mapping.constants)) {
    const column = columnNamed(plan.what, name)
    if (column) put(column, value)
  }
  for (const [name, template] of Object.entries(mapping.fallbacks)) {
    const column = columnNamed(plan.what, name)
    if (column && parts[column.part]?.[column.field] === undefined)
      put(column, filledIn(plan, template, cell))
  }
}

function filledIn(plan: Plan, template: string, cell: (index: number) => unknown): string {
  const filled = template.replace(/\{([^{}]+)\}/g, (_, heading: string) => {
    const index = plan.headings.findIndex((known) => spelled(known) === spelled(heading))
    return index === -1 ? '' : String(cell(index) ?? '').trim()
  })
  // An empty cell may leave empty brackets or two spaces behind.
  return filled
    .replace(/\(\s*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const schemes = ['nip', 'regon', 'krs', 'siren'] as const

/** Turns the pseudo-fields into real ones. */
function settled({ place, nip, regon, krs, siren, ...fields }: Fields): Fields {
  const numbers = Object.entries({ nip, regon, krs, siren })
    .filter(([, value]) => typeof value === 'string' && value !== '')
    .map(([scheme, value]) => `${scheme.toUpperCase()}:${value}`)
  const listed = fields['registrationNumbers']
  if (numbers.length > 0 && (listed === undefined || Array.isArray(listed)))
    fields['registrationNumbers'] = [...(listed ?? []), ...numbers]
  return typeof place === 'string' ? { ...fields, ...placed(place, fields) } : fields
}

function placed(place: string, fields: Fields): Fields {
  const code = place.trim().toUpperCase()
  if (code.length === 2) return { country: fields['country'] ?? code }
  return { country: fields['country'] ?? code.slice(0, 2), nuts: fields['nuts'] ?? code }
}

function cleaned(parts: Parts): Parts {
  return {
    ...parts,
    ...(parts.organisation ? { organisation: cleanOrganisation(parts.organisation) } : {}),
    ...(parts.entry ? { entry: cleanEntry(parts.entry) } : {}),
  }
}

/**
 * Where a field of a row came from, to name in a problem.
 * @returns the index in the header, or undefined for what no column gave
 */
export function columnIndex(plan: Plan, part: Part, field: string): number | undefined {
  const fields =
    field === 'registrationNumbers'
      ? [field, ...schemes]
      : field === 'country' || field === 'nuts'
        ? [field, 'place']
        : [field]
  const found = plan.reading.columns.findIndex(
    (column) => column?.part === part && fields.includes(column.field),
  )
  return found === -1 ? undefined : found
}

/** Every field that a mapping may name for such a file, for a refusal. */
export function mappable(what: Importable): string[] {
  return understoodIn(what).map(targetOf)
}
