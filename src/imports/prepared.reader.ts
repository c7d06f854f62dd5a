import { newId } from '../platform/identity.ts'
import type { Part } from './columns.ts'
import { type Importable, limits, type RowProblem } from './import.ts'
import { parseRow, type Statement } from './row.schema.ts'
import type { OpenedRows, Row } from './rows.reader.ts'

/** A row, parsed: what it states or what is wrong with its shape, and the names it uses. */
export type Prepared = Readonly<{
  row: Row
  statement?: Statement
  problems: readonly RowProblem[]
  names: readonly { part: Part; id: string }[]
}>

/** `bytes` is how far the file was read. Of a skipped batch only the names matter. */
export type PreparedBatch = Readonly<{
  rows: readonly Prepared[]
  warnings: readonly RowProblem[]
  bytes: number
  skipped: boolean
}>

/**
 * Rows in batches, each read and parsed while the one before is being stored.
 * @param skip how many rows an earlier run has decided
 */
export async function* preparedBatches(
  opened: OpenedRows,
  skip: number,
  bytes: () => number,
): AsyncGenerator<PreparedBatch> {
  yield* ahead(inBatches(opened, skip, bytes))
}

async function* inBatches(
  opened: OpenedRows,
  skip: number,
  bytes: () => number,
): AsyncGenerator<PreparedBatch> {
  let rows: Prepared[] = []
  let read = 0
  const flush = (skipped: boolean): PreparedBatch => {
    const batch = { rows, warnings: opened.warnings.splice(0), bytes: bytes(), skipped }
    rows = []
    return batch
  }
  for await (const some of opened.rows) {
    for (const row of some) {
      const skipped = read < skip
      rows.push(prepared(opened.what, row, skipped))
      read++
      if (rows.length === limits.batchRows || read === skip || row.last) yield flush(skipped)
    }
  }
  if (rows.length > 0) yield flush(read <= skip)
}

function prepared(what: Importable, row: Row, skipped: boolean): Prepared {
  const { statement, problems = [] } = parseRow(what, row)
  return {
    row,
    problems,
    names: statement && skipped ? namesIn(statement) : [],
    ...(statement ? { statement } : {}),
  }
}

function namesIn(statement: Statement): { part: Part; id: string }[] {
  return (['organisation', 'entry', 'cluster'] as const).flatMap((part) => {
    const externalId = statement[part]?.content.externalId
    return externalId ? [{ part, id: newId(part, externalId) }] : []
  })
}

/** Asks for the next item as soon as the one before is handed out, so that reading and storing overlap. */
async function* ahead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  // Only after a turn of the event loop, so that the work on the item in hand goes out first.
  const ask = () => {
    const next = new Promise((resolve) => setImmediate(resolve)).then(() => items.next())
    next.catch(() => {})
    return next
  }
  try {
    for (let next = await ask(); !next.done; ) {
      const coming = ask()
      yield next.value
      next = await coming
    }
  } finally {
    await items.return(undefined)
  }
}
