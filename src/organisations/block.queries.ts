import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'

/** An organisation that another one does not want to be brought together with. */
export type Block = Readonly<{
  organisationId: string
  blockedId: string
  blockedName: string
  note: string
  createdAt: string
}>

/** Every block in which any of these organisations is on either side. */
export async function loadBlocks(
  reader: Reader,
  ids: readonly string[],
): Promise<{ organisationId: string; blockedId: string }[]> {
  const { rows } = await sql<{ organisation_id: string; blocked_id: string }>`
    select organisation_id, blocked_id from block
    where organisation_id = any(${[...ids]}::uuid[]) or blocked_id = any(${[...ids]}::uuid[])
    order by organisation_id, blocked_id`.execute(reader)
  return rows.map((row) => ({ organisationId: row.organisation_id, blockedId: row.blocked_id }))
}

/** Newest first, then id; at most `limit` rows. */
export async function listBlocks(
  reader: Reader,
  organisationId: string,
  after: Position | undefined,
  limit: number,
): Promise<Block[]> {
  let query = reader
    .selectFrom('block')
    .innerJoin('organisation', 'organisation.id', 'block.blocked_id')
    .select([
      'block.organisation_id as organisationId',
      'block.blocked_id as blockedId',
      'organisation.name as blockedName',
      'block.note',
      'block.created_at',
    ])
    .where('block.organisation_id', '=', organisationId)
  if (after)
    query = query.where(
      sql<boolean>`(block.created_at, block.blocked_id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy('block.created_at', 'desc')
    .orderBy('block.blocked_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at.toISOString() }))
}

/** Adds the block, or gives it another note. @returns whether it is new */
export async function storeBlock(
  writer: Writer,
  organisationId: string,
  blockedId: string,
  note: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ created: boolean }>`
    insert into block (organisation_id, blocked_id, note, created_at)
    values (${organisationId}, ${blockedId}, ${note}, ${now})
    on conflict (organisation_id, blocked_id) do update set note = excluded.note
    returning xmax = 0 as created`.execute(writer)
  return rows[0]?.created ?? false
}

/** @returns whether there was one */
export async function deleteBlock(
  writer: Writer,
  organisationId: string,
  blockedId: string,
): Promise<boolean> {
  const result = await writer
    .deleteFrom('block')
    .where('organisation_id', '=', organisationId)
    .where('blocked_id', '=', blockedId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
