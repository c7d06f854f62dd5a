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

/** @returns false when there is no such organisation for the key to act for; nothing is stored then */
export async function insertKey(
  writer: Writer,
  key: Key,
  secretHash: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into api_key (id, name, relation, organisation_id, secret_hash, created_at)
    select ${key.id}::uuid, ${key.name}, ${key.relation}, ${key.organisationId}::uuid, ${secretHash}, ${now}::timestamptz
    where ${key.organisationId}::uuid is null
      or exists (select from organisation where id = ${key.organisationId}::uuid for key share)
    returning id`.execute(writer)
  return rows.length === 1
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
