import { sql } from 'kysely'
import type { Writer } from './database.ts'
import type { DB } from './schema.ts'

/** Tables whose rows have a version, by which somebody who changes what another has changed meanwhile is told. */
type Versioned = {
  [Table in keyof DB]: 'version' extends keyof DB[Table] ? Table : never
}[keyof DB]

/** @returns false when the stored version is another one, or the row has gone */
export async function deleteVersion(
  writer: Writer,
  table: Versioned,
  id: string,
  version: number,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`delete from ${sql.table(table)} where id = ${id} and version = ${version}`.execute(
      writer,
    )
  return numAffectedRows === 1n
}
