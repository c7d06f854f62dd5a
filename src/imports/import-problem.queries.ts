import type { Reader, Writer } from '../platform/database.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { RowProblem } from './import.ts'

export async function insertProblems(
  writer: Writer,
  importId: string,
  from: number,
  problems: readonly RowProblem[],
): Promise<void> {
  if (problems.length === 0) return
  const rows = problems.map(({ line, column, value, phrase }, index) => ({
    import_id: importId,
    position: from + index,
    line,
    column_name: column === null ? null : storable(column),
    value: value === null ? null : storable(value),
    message: JSON.stringify(phrase).replaceAll('\\u0000', '�'),
  }))
  await writer.insertInto('import_problem').values(rows).execute()
}

/** A quoted value may hold what PostgreSQL cannot: zero bytes and halves of letters. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '�').toWellFormed()
}

/** In the order of the file, from a position on. */
export async function listProblems(
  reader: Reader,
  importId: string,
  from: number,
  limit: number,
): Promise<(RowProblem & { position: number })[]> {
  const rows = await reader
    .selectFrom('import_problem')
    .selectAll()
    .where('import_id', '=', importId)
    .where('position', '>=', from)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    position: row.position,
    line: Number(row.line),
    column: row.column_name,
    value: row.value,
    phrase: row.message as unknown as Phrase,
  }))
}
