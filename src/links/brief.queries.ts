import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Brief as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type { Brief, BriefKind, Constraints } from './brief.ts'
import type { StoredBrief } from './stored-brief.ts'

type Filter = Readonly<{ organisation?: string | undefined; call?: string | undefined }>
type Content = Brief & Readonly<{ callId: string | null }>

export async function findBrief(reader: Reader, id: string): Promise<StoredBrief | undefined> {
  const row = await reader.selectFrom('brief').selectAll().where('id', '=', id).executeTakeFirst()
  return row && briefOf(row)
}

/** Newest first, then id; at most `limit` rows. */
export async function listBriefs(
  reader: Reader,
  { organisation, call }: Filter,
  after: Position | undefined,
  limit: number,
): Promise<StoredBrief[]> {
  let query = reader.selectFrom('brief').selectAll()
  if (organisation !== undefined) query = query.where('organisation_id', '=', organisation)
  if (call !== undefined) query = query.where('call_id', '=', call)
  if (after)
    query = query.where(
      sql<boolean>`(created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(briefOf)
}

export async function insertBrief(
  writer: Writer,
  id: string,
  content: Content & Readonly<{ organisationId: string | null }>,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('brief')
    .values({
      ...columnsOf(content),
      id,
      organisation_id: content.organisationId,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Stores the content as the next version. @returns false when the stored version is another one */
export async function updateBrief(
  writer: Writer,
  id: string,
  version: number,
  content: Content,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .updateTable('brief')
    .set({ ...columnsOf(content), version: version + 1, updated_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteBrief(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'brief', id, version)
}

/** Those of these ids that no organisation, or no cluster, has. */
export async function unknownIds(
  reader: Reader,
  table: 'organisation' | 'cluster',
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...new Set(ids)]}::uuid[]) as id
    where not exists (select from ${sql.table(table)} known where known.id = id.id)
    order by id`.execute(reader)
  return rows.map((row) => row.id)
}

function columnsOf({ callId, title, kind, text, seats, constraints }: Content) {
  return {
    call_id: callId,
    title,
    kind,
    text,
    seats: JSON.stringify(seats),
    constraints: JSON.stringify(constraints),
  }
}

function briefOf(row: Selectable<Row>): StoredBrief {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    callId: row.call_id,
    title: row.title,
    kind: row.kind as BriefKind,
    text: row.text,
    seats: row.seats as unknown as Brief['seats'],
    constraints: row.constraints as unknown as Constraints,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
