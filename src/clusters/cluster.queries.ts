import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import { type Position, uuid } from '../platform/paging.ts'
import type { Cluster as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type { Cluster, ClusterContent, ClusterPhase, ClusterType, Label } from './cluster.ts'

type Filter = Readonly<{
  country?: string | undefined
  region?: string | undefined
  type?: string | undefined
  phase?: string | undefined
  /** Beginnings of NACE codes, any of which will do. */
  sectorPrefixes?: readonly string[] | undefined
  leader?: string | undefined
  externalId?: string | undefined
  name?: string | undefined
}>

export async function findCluster(reader: Reader, id: string): Promise<Cluster | undefined> {
  const row = await reader.selectFrom('cluster').selectAll().where('id', '=', id).executeTakeFirst()
  return row && clusterOf(row)
}

export async function findClusterByExternalId(
  reader: Reader,
  externalId: string,
): Promise<Cluster | undefined> {
  const row = await reader
    .selectFrom('cluster')
    .selectAll()
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row && clusterOf(row)
}

/** By id, else by external id, else by whole name, in capitals or not; at most ten of the same name. */
export async function findClustersByAnyName(reader: Reader, name: string): Promise<Cluster[]> {
  const one =
    (uuid.test(name) ? await findCluster(reader, name) : undefined) ??
    (await findClusterByExternalId(reader, name))
  if (one) return [one]
  const rows = await reader
    .selectFrom('cluster')
    .selectAll()
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .orderBy('id')
    .limit(10)
    .execute()
  return rows.map(clusterOf)
}

/** Whether the cluster exists, and it stays until the transaction ends. */
export async function holdCluster(writer: Writer, id: string): Promise<boolean> {
  const row = await writer
    .selectFrom('cluster')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined
}

/** Sorted by name (by code point, so that every database sorts alike), then id; at most `limit` rows. */
export async function listClusters(
  reader: Reader,
  filter: Filter,
  after: Position | undefined,
  limit: number,
): Promise<Cluster[]> {
  let query = reader.selectFrom('cluster').selectAll()
  if (filter.country) query = query.where('country', '=', filter.country)
  if (filter.region) query = query.where(sql<boolean>`starts_with(nuts, ${filter.region})`)
  if (filter.type) query = query.where('type', '=', filter.type)
  if (filter.phase) query = query.where('phase', '=', filter.phase)
  if (filter.sectorPrefixes) query = query.where(hasSector(filter.sectorPrefixes))
  if (filter.leader) query = query.where('leader_id', '=', filter.leader)
  if (filter.externalId) query = query.where('external_id', '=', filter.externalId)
  if (filter.name) query = query.where(sql<boolean>`strpos(lower(name), lower(${filter.name})) > 0`)
  if (after)
    query = query.where(sql<boolean>`(name collate "C", id) > (${after.key}, ${after.id}::uuid)`)
  const rows = await query.orderBy(sql`name collate "C"`).orderBy('id').limit(limit).execute()
  return rows.map(clusterOf)
}

function hasSector(prefixes: readonly string[]) {
  return sql<boolean>`exists (
    select from unnest(nace) as code, unnest(${[...prefixes]}::text[]) as prefix
    where starts_with(code, prefix)
  )`
}

/** @returns false when the external id is taken; nothing is stored then */
export async function insertCluster(
  writer: Writer,
  id: string,
  content: ClusterContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .insertInto('cluster')
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
export async function updateCluster(
  writer: Writer,
  id: string,
  version: number,
  content: ClusterContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .updateTable('cluster')
    .set({ ...columnsOf(content), version: version + 1, updated_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteCluster(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'cluster', id, version)
}

function columnsOf(content: ClusterContent) {
  return {
    name: content.name,
    leader_id: content.leaderId,
    type: content.type,
    phase: content.phase,
    nace: [...content.nace],
    country: content.country,
    nuts: content.nuts,
    website: content.website,
    description: content.description,
    // The driver would write a list as a PostgreSQL array, which jsonb does not read.
    labels: JSON.stringify(content.labels),
  }
}

export function clusterOf(row: Selectable<Row>): Cluster {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    leaderId: row.leader_id,
    type: row.type as ClusterType | null,
    phase: row.phase as ClusterPhase | null,
    nace: row.nace,
    country: row.country,
    nuts: row.nuts,
    website: row.website,
    description: row.description,
    labels: row.labels as unknown as Label[],
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
