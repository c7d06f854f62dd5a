import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Import as Row } from '../platform/schema.ts'
import type { Counts, Format, Importable } from './import.ts'
import type { Mapping } from './mapping.ts'

type ImportStatus = 'receiving' | 'waiting' | 'running' | 'done' | 'failed'

/** A file that was sent in, and how far it is. */
export type Import = Counts &
  Readonly<{
    id: string
    fileName: string
    what: Importable
    format: Format
    mapping: Mapping | null
    dryRun: boolean
    status: ImportStatus
    bytes: number
    bytesRead: number
    /** Problems that can be read; past the most that are kept, one more says so. */
    problems: number
    failure: Phrase | null
    createdAt: string
    finishedAt: string | null
  }>

export type NewImport = Pick<Import, 'id' | 'fileName' | 'what' | 'format' | 'mapping' | 'dryRun'>

export async function insertImport(writer: Writer, file: NewImport, now: Date): Promise<void> {
  const { id, fileName, what, format, mapping, dryRun } = file
  await writer
    .insertInto('import')
    .values({
      id,
      what,
      format,
      file_name: fileName,
      mapping: mapping && JSON.stringify(mapping),
      dry_run: dryRun,
      status: 'receiving',
      created_at: now,
    })
    .execute()
}

export async function insertChunk(
  writer: Writer,
  importId: string,
  position: number,
  bytes: Buffer,
): Promise<void> {
  await writer.insertInto('import_chunk').values({ import_id: importId, position, bytes }).execute()
}

/** The file is complete: whoever is free may read it. */
export async function finishReceiving(writer: Writer, id: string, bytes: number): Promise<void> {
  await writer
    .updateTable('import')
    .set({ status: 'waiting', bytes })
    .where('id', '=', id)
    .execute()
}

export async function deleteImport(writer: Writer, id: string): Promise<void> {
  await writer.deleteFrom('import').where('id', '=', id).execute()
}

export async function findChunk(
  reader: Reader,
  importId: string,
  position: number,
): Promise<Buffer | undefined> {
  const row = await reader
    .selectFrom('import_chunk')
    .select('bytes')
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.bytes
}

const problemCount =
  sql<string>`(select count(*) from import_problem where import_problem.import_id = import.id)`.as(
    'problems',
  )

export async function findImport(reader: Reader, id: string): Promise<Import | undefined> {
  const row = await reader
    .selectFrom('import')
    .selectAll()
    .select(problemCount)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && importOf(row)
}

/** Newest first, then id; at most `limit` rows. */
export async function listImports(
  reader: Reader,
  after: Position | undefined,
  limit: number,
): Promise<Import[]> {
  let query = reader.selectFrom('import').selectAll().select(problemCount)
  if (after)
    query = query.where(
      sql<boolean>`(created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(importOf)
}

/** Claims an import that is not over. @returns false when it is */
export async function beginImport(writer: Writer, id: string, now: Date): Promise<boolean> {
  const result = await writer
    .updateTable('import')
    .set({ status: 'running', started_at: now })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'running'])
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Notes how far a running import is, in the transaction that stores its rows. `started_at` is when it last
 * moved, so that one that no worker holds any more is found.
 * @param before the rows that this runner had read; another number means that another runner is ahead
 * @returns false then
 */
export async function noteProgress(
  writer: Writer,
  id: string,
  before: number,
  progress: Counts & { bytes: number },
  now: Date,
): Promise<boolean> {
  const { rows, created, updated, unchanged, refused, bytes } = progress
  const result = await writer
    .updateTable('import')
    .set({
      rows_read: rows,
      created,
      updated,
      unchanged,
      refused,
      bytes_read: bytes,
      started_at: now,
    })
    .where('id', '=', id)
    .where('status', '=', 'running')
    .where('rows_read', '=', String(before))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The import is over; its file is no longer needed. */
export async function finishImport(
  writer: Writer,
  id: string,
  failure: Phrase | null,
  now: Date,
): Promise<void> {
  await writer
    .updateTable('import')
    .set({
      status: failure ? 'failed' : 'done',
      failure: failure && JSON.stringify(failure),
      finished_at: now,
      bytes_read: sql`bytes`,
    })
    .where('id', '=', id)
    .execute()
  await writer.deleteFrom('import_chunk').where('import_id', '=', id).execute()
}

/** Imports that wait, or were begun, and have not moved since: their hint was lost, or their worker. */
export async function staleImports(reader: Reader, before: Date, limit: number): Promise<string[]> {
  const rows = await reader
    .selectFrom('import')
    .select('id')
    .where('status', 'in', ['waiting', 'running'])
    .where(sql<boolean>`coalesce(started_at, created_at) < ${before}`)
    .orderBy('created_at')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Files whose sender never came to an end. @returns how many were removed */
export async function deleteAbandoned(writer: Writer, before: Date): Promise<number> {
  const result = await writer
    .deleteFrom('import')
    .where('status', '=', 'receiving')
    .where('created_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

function importOf(row: Selectable<Row> & { problems: string }): Import {
  return {
    id: row.id,
    fileName: row.file_name,
    what: row.what as Importable,
    format: row.format as Format,
    mapping: row.mapping as unknown as Mapping | null,
    dryRun: row.dry_run,
    status: row.status as ImportStatus,
    bytes: Number(row.bytes),
    bytesRead: Number(row.bytes_read),
    rows: Number(row.rows_read),
    created: Number(row.created),
    updated: Number(row.updated),
    unchanged: Number(row.unchanged),
    refused: Number(row.refused),
    problems: Number(row.problems),
    failure: row.failure as unknown as Phrase | null,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
