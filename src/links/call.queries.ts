import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Call as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type { Call, CallContent, CallRules } from './call.ts'

type Filter = Readonly<{
  programme?: string | undefined
  open?: boolean | undefined
  today: string
}>

export async function findCall(reader: Reader, id: string): Promise<Call | undefined> {
  const row = await reader.selectFrom('call').selectAll().where('id', '=', id).executeTakeFirst()
  return row && callOf(row)
}

/** Those without a deadline last, else by deadline, then id; at most `limit` rows. */
export async function listCalls(
  reader: Reader,
  { programme, open, today }: Filter,
  after: Position | undefined,
  limit: number,
): Promise<Call[]> {
  let query = reader.selectFrom('call').selectAll()
  if (programme !== undefined) query = query.where('programme', '=', programme)
  if (open !== undefined)
    query = query.where(sql<boolean>`(coalesce(deadline, 'infinity') >= ${today}::date) = ${open}`)
  if (after)
    query = query.where(
      sql<boolean>`(coalesce(deadline, 'infinity'), id) > (${after.key}::date, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy(sql`coalesce(deadline, 'infinity')`)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(callOf)
}

/** The key by which calls are sorted. */
export function placeOfCall({ deadline, id }: Call): Position {
  return { key: deadline ?? 'infinity', id }
}

/** @returns false when the external id is taken; nothing is stored then */
export async function insertCall(
  writer: Writer,
  id: string,
  content: CallContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .insertInto('call')
    .values({
      ...columnsOf(content),
      id,
      external_id: content.externalId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Stores the content as the next version. @returns false when the stored version is another one */
export async function updateCall(
  writer: Writer,
  id: string,
  version: number,
  content: CallContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .updateTable('call')
    .set({ ...columnsOf(content), version: version + 1, updated_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteCall(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'call', id, version)
}

/** Calls by id. */
export async function loadCalls(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Call>> {
  const rows = await reader
    .selectFrom('call')
    .selectAll()
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, callOf(row)]))
}

function columnsOf({ programme, title, deadline, rules, source }: CallContent) {
  return { programme, title, deadline, source, rules: JSON.stringify(rules) }
}

function callOf(row: Selectable<Row>): Call {
  return {
    id: row.id,
    externalId: row.external_id,
    programme: row.programme,
    title: row.title,
    deadline: row.deadline,
    rules: row.rules as CallRules,
    source: row.source,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
