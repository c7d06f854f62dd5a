import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import { byteOrderMark, csvLines } from './csv.writer.ts'
import { firstId, sliceOf } from './export.queries.ts'
import { cellsOf, type Exportable, headingsOf, objectOf } from './export.ts'
import type { Format } from './import.ts'

const sliceRows = 1000

/**
 * Everything of one kind, as text that `splot import` reads back: importing it where it came from changes
 * nothing. Rows come by id in slices, each as it is when its turn comes.
 */
export function exportRows(
  deps: Readonly<{ database: Database }>,
  actor: Actor,
  what: Exportable,
  format: Format,
): AsyncGenerator<string> {
  authorise(actor, 'export.read')
  return format === 'csv' ? csv(deps.database, what) : jsonLines(deps.database, what)
}

async function* csv(database: Database, what: Exportable): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLines([headingsOf(what)])}`
  for await (const rows of slices(database, what))
    yield csvLines(rows.map((row) => cellsOf(what, row)))
}

async function* jsonLines(database: Database, what: Exportable): AsyncGenerator<string> {
  for await (const rows of slices(database, what))
    yield rows.map((row) => `${JSON.stringify(objectOf(what, row))}\n`).join('')
}

async function* slices(database: Database, what: Exportable) {
  let after = firstId
  for (;;) {
    const rows = await sliceOf[what](database.reader, after, sliceRows)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < sliceRows) return
    after = last.id
  }
}
