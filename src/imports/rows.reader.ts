import { Refusal } from '../platform/refusal.ts'
import { openText } from './bytes.reader.ts'
import { type Part, targetOf } from './columns.ts'
import { readCsv } from './csv.reader.ts'
import { expectedHeadings, whatOfHeader } from './header.ts'
import { type Format, type Importable, limits, quoted, type RowProblem } from './import.ts'
import { flat, type JsonObject, readJsonLines } from './jsonl.reader.ts'
import {
  columnIndex,
  type Mapping,
  type Parts,
  type Plan,
  partsOf,
  planOf,
  strangers,
} from './mapping.ts'
import {
  columnIgnored,
  columnsMissing,
  columnTwice,
  headerNotUtf8,
  notJsonLines,
  tooManyColumns,
  whatUnclear,
} from './phrases.ts'
import { brokenLetter, delimiterOf, type RawRecord, split } from './record.ts'
import { mappingForOther, mappingStrange } from './row-phrases.ts'
import type { CountryNames } from './values.ts'

/** Where a value stood, to be named in a problem. */
export type Origin = Readonly<{ column: string | null; value: string | null }>

/** A row of a file: what it says, or why it cannot be read. */
export type Row = Readonly<{
  line: number
  parts: Parts
  origin(part: Part, field: string): Origin
  problem?: RowProblem
  /** Nothing after this row was read. */
  last?: boolean
}>

export type ReadOptions = Readonly<{
  what?: Importable | undefined
  format?: Format | undefined
  mapping?: Mapping | undefined
  fileName?: string | undefined
  countries: CountryNames
}>

/** A file whose header is understood. `warnings` are about columns, not rows. */
export type OpenedRows = Readonly<{
  what: Importable
  format: Format
  warnings: RowProblem[]
  rows: AsyncGenerator<Row[]>
}>

/**
 * Opens a file and understands its header.
 * @throws Refusal for a file of which no row could be taken
 */
export async function openRows(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): Promise<OpenedRows> {
  const { bytes, firstLine } = await openText(source)
  const format = options.format ?? formatOf(options.fileName ?? '', firstLine)
  return format === 'csv'
    ? openCsv(readCsv(bytes, delimiterOf(firstLine)), options)
    : openJsonLines(readJsonLines(bytes), firstLine, options)
}

function formatOf(fileName: string, firstLine: string): Format {
  if (/\.(jsonl|ndjson|json)(\.gz)?$/i.test(fileName)) return 'jsonl'
  if (/\.(csv|tsv|txt)(\.gz)?$/i.test(fileName)) return 'csv'
  return /^[[{]/.test(firstLine) ? 'jsonl' : 'csv'
}

async function openCsv(
  records: AsyncGenerator<RawRecord<readonly string[]>[]>,
  options: ReadOptions,
): Promise<OpenedRows> {
  const { first, rest } = await split(records)
  if (first.problem) throw new Refusal('malformed', first.problem)
  const headings = first.content
  if (headings.length > limits.columns)
    throw new Refusal('invalid', tooManyColumns(headings.length))
  if (headings.some((heading) => heading.includes(brokenLetter)))
    throw new Refusal('malformed', headerNotUtf8)
  const plan = planned(headings, options)
  refuseLacking(plan)
  const warnings = plan.reading.unknown.map((heading) => ({
    line: first.line,
    column: quoted(heading),
    value: null,
    phrase: columnIgnored(heading),
  }))
  const toRow = (cells: readonly string[], line: number) =>
    rowOf(plan, line, (index) => cells[index], options.countries)
  return { what: plan.what, format: 'csv', warnings, rows: toRows(rest, toRow) }
}

/** What a file holds: as told, else by its headings. */
function whatOf(
  headings: readonly string[],
  { what, mapping }: ReadOptions,
): Importable | undefined {
  if (what && mapping && what !== mapping.what) throw new Refusal('invalid', mappingForOther)
  return what ?? mapping?.what ?? whatOfHeader(headings)
}

function planned(headings: readonly string[], options: ReadOptions): Plan {
  const what = whatOf(headings, options)
  if (what === undefined) throw new Refusal('invalid', whatUnclear(headings))
  const lost = options.mapping ? strangers(options.mapping, headings) : []
  if (lost.length > 0) throw new Refusal('invalid', mappingStrange(lost, headings))
  return planOf(what, headings, options.mapping)
}

function refuseLacking({ what, reading, headings }: Plan): void {
  if (reading.repeated !== undefined) throw new Refusal('invalid', columnTwice(reading.repeated))
  if (reading.missing.length > 0)
    throw new Refusal('invalid', columnsMissing(reading.missing, headings, expectedHeadings(what)))
}

/** Objects may have different keys, so each set of keys has a plan of its own; few files have many. */
const plansMax = 1000

async function openJsonLines(
  records: AsyncGenerator<RawRecord<JsonObject>[]>,
  firstLine: string,
  options: ReadOptions,
): Promise<OpenedRows> {
  if (firstLine.startsWith('[') || /^\{\s*$/.test(firstLine))
    throw new Refusal('malformed', notJsonLines)
  const { first, rest } = await split(records)
  const example = first.problem ? undefined : flat(first.content)
  const what = whatOf(Object.keys(example ?? {}), options)
  if (what === undefined)
    throw first.problem
      ? new Refusal('malformed', first.problem)
      : new Refusal('invalid', whatUnclear(Object.keys(example ?? {})))
  const plans = new Map<string, Plan>()
  const warnings: RowProblem[] = []
  const planFor = (headings: string[], line: number) => {
    const key = headings.join('\u0000')
    const known = plans.get(key)
    if (known) return known
    if (plans.size >= plansMax) plans.clear()
    const plan = planOf(what, headings, options.mapping)
    for (const heading of plan.reading.unknown) warn(warnings, heading, line)
    plans.set(key, plan)
    return plan
  }
  if (example) refuseForeign(planFor(Object.keys(example), first.line), options)
  const toRow = (object: JsonObject, line: number) => {
    const content = flat(object)
    const headings = Object.keys(content)
    return rowOf(
      planFor(headings, line),
      line,
      (index) => content[headings[index] ?? ''],
      options.countries,
    )
  }
  const all = (async function* () {
    yield [first]
    yield* rest
  })()
  return { what, format: 'jsonl', warnings, rows: toRows(all, toRow) }
}

/** A first object of which nothing is understood means that all are of another kind. */
function refuseForeign(plan: Plan, { mapping }: ReadOptions): void {
  const lost = mapping ? strangers(mapping, plan.headings) : []
  if (mapping && lost.length === Object.keys(mapping.columns).length && lost.length > 0)
    throw new Refusal('invalid', mappingStrange(lost, plan.headings))
  if (plan.reading.repeated !== undefined)
    throw new Refusal('invalid', columnTwice(plan.reading.repeated))
  if (plan.reading.columns.every((column) => column === undefined))
    throw new Refusal(
      'invalid',
      columnsMissing(plan.reading.missing, plan.headings, expectedHeadings(plan.what)),
    )
}

function warn(warnings: RowProblem[], heading: string, line: number): void {
  const column = quoted(heading)
  const known = warnings.some((warning) => warning.column === column)
  if (!known && warnings.length < limits.columns)
    warnings.push({ line, column, value: null, phrase: columnIgnored(heading) })
}

function rowOf(
  plan: Plan,
  line: number,
  cell: (index: number) => unknown,
  countries: CountryNames,
): Row {
  return {
    line,
    parts: partsOf(plan, cell, countries),
    origin: (part, field) => {
      const index = columnIndex(plan, part, field)
      if (index === undefined)
        return { column: plan.what === 'profiles' ? targetOf({ part, field }) : field, value: null }
      return { column: plan.headings[index] ?? null, value: quoted(cell(index)) }
    },
  }
}

async function* toRows<Content>(
  records: AsyncIterable<RawRecord<Content>[]>,
  toRow: (content: Content, line: number) => Row,
): AsyncGenerator<Row[]> {
  for await (const some of records)
    yield some.map((record) =>
      record.problem ? unread(record) : toRow(record.content, record.line),
    )
}

function unread(record: Extract<RawRecord<unknown>, { problem: object }>): Row {
  const { line, problem, column = null, value, last = false } = record
  return {
    line,
    parts: {},
    origin: () => ({ column: null, value: null }),
    problem: { line, column, value: quoted(value), phrase: problem },
    last,
  }
}
