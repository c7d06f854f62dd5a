import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Membership as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type { Membership, MembershipContent, MembershipRole } from './membership.ts'

type Filter = Readonly<{
  cluster?: string | undefined
  organisation?: string | undefined
  /** Those that count on this day, or those that do not. */
  current?: Readonly<{ on: string; wanted: boolean }> | undefined
}>

export async function findMembership(reader: Reader, id: string): Promise<Membership | undefined> {
  const row = await reader
    .selectFrom('membership')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && membershipOf(row)
}

/** The membership of this organisation in this cluster. */
export async function findMembershipOfPair(
  reader: Reader,
  clusterId: string,
  organisationId: string,
): Promise<Membership | undefined> {
  const row = await reader
    .selectFrom('membership')
    .selectAll()
    .where('cluster_id', '=', clusterId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row && membershipOf(row)
}

/** A day not stated sorts before every other. */
const joined = sql`coalesce(to_char(joined_on, 'YYYY-MM-DD'), '') collate "C"`

/** Sorted by the day of joining, unknown days first, then id; at most `limit` rows. */
export async function listMemberships(
  reader: Reader,
  filter: Filter,
  after: Position | undefined,
  limit: number,
): Promise<Membership[]> {
  let query = reader.selectFrom('membership').selectAll()
  if (filter.cluster) query = query.where('cluster_id', '=', filter.cluster)
  if (filter.organisation) query = query.where('organisation_id', '=', filter.organisation)
  if (filter.current)
    query = query.where(sql<boolean>`${countsOn(filter.current.on)} = ${filter.current.wanted}`)
  if (after) query = query.where(sql<boolean>`(${joined}, id) > (${after.key}, ${after.id}::uuid)`)
  const rows = await query.orderBy(joined).orderBy('id').limit(limit).execute()
  return rows.map(membershipOf)
}

/** Whether a membership holds on a day; for SQL in which no other table has such columns. */
export function countsOn(day: string) {
  return sql`(coalesce(joined_on <= ${day}::date, true) and coalesce(left_on >= ${day}::date, true))`
}

/** Where a membership stands in that order. */
export function positionOfMembership(membership: Membership): Position {
  return { key: membership.joinedOn ?? '', id: membership.id }
}

/** @returns false when the organisation is in the cluster already; nothing is stored then */
export async function insertMembership(
  writer: Writer,
  id: string,
  clusterId: string,
  content: MembershipContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .insertInto('membership')
    .values({
      ...columnsOf(content),
      id,
      cluster_id: clusterId,
      organisation_id: content.organisationId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Stores the content as the next version. @returns false when the stored version is another one */
export async function updateMembership(
  writer: Writer,
  id: string,
  version: number,
  content: Omit<MembershipContent, 'organisationId'>,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .updateTable('membership')
    .set({ ...columnsOf(content), version: version + 1, updated_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteMembership(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'membership', id, version)
}

function columnsOf(content: Omit<MembershipContent, 'organisationId'>) {
  return { role: content.role, joined_on: content.joinedOn, left_on: content.leftOn }
}

export function membershipOf(row: Selectable<Row>): Membership {
  return {
    id: row.id,
    clusterId: row.cluster_id,
    organisationId: row.organisation_id,
    role: row.role as MembershipRole,
    joinedOn: row.joined_on,
    leftOn: row.left_on,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
