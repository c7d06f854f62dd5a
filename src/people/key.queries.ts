import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { ApiKey as Row } from '../platform/schema.ts'
import type { Relation } from './actor.ts'
import type { Key } from './key.ts'

/** A key that still counts, with the SHA-256 of its secret in hexadecimal. */
export async function findLiveKey(
  reader: Reader,
  id: string,
): Promise<{ key: Key; secretHash: string } | undefined> {
  const row = await reader
    .selectFrom('api_key')
    .selectAll()
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return row && { key: keyOf(row), secretHash: row.secret_hash }
}

/** Newest first, then id; at most `limit` rows. */
export async function listKeys(
  reader: Reader,
  organisationId: string | undefined,
  after: Position | undefined,
  limit: number,
): Promise<Key[]> {
  let query = reader.selectFrom('api_key').selectAll()
  if (organisationId) query = query.where('organisation_id', '=', organisationId)
  if (after)
    query = query.where(
      sql<boolean>`(created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(keyOf)
}

/** Whether there is such an organisation, and it stays until the transaction ends, so that a key can act for it. */
export async function holdOwner(writer: Writer, organisationId: string): Promise<boolean> {
  const { rows } = await sql`
    select from organisation where id = ${organisationId} for key share`.execute(writer)
  return rows.length === 1
}

/** @returns false when a key that counts bears the name; nothing is stored then */
export async function insertKey(
  writer: Writer,
  key: Key,
  secretHash: string,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .insertInto('api_key')
    .values({
      id: key.id,
      name: key.name,
      relation: key.relation,
      organisation_id: key.organisationId,
      secret_hash: secretHash,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** @returns the key, revoked now or before; nothing for one that is not there */
export async function revokeKey(writer: Writer, id: string, now: Date): Promise<Key | undefined> {
  const row = await writer
    .updateTable('api_key')
    .set({ revoked_at: sql`coalesce(revoked_at, ${now}::timestamptz)` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row && keyOf(row)
}

function keyOf(row: Selectable<Row>): Key {
  return {
    id: row.id,
    name: row.name,
    relation: row.relation as Relation,
    organisationId: row.organisation_id,
    createdAt: row.created_at.toISOString(),
    revokedAt: row.revoked_at?.toISOString() ?? null,
  }
}
