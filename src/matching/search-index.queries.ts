import { sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'

/** The index of one model's vectors. */
export function nearIndexName(modelId: string): string {
  return `entry_embedding_near_${contentHash(modelId).slice(0, 12)}`
}

type NearIndexState = Readonly<{
  /** How many vectors of this model there are, counted as far as `most`. */
  vectors: number
  state: 'none' | 'ready' | 'broken' | 'being built'
  /** Of pgvector, such as 0.8.4. */
  version: string
}>

export async function findNearIndex(
  reader: Reader,
  modelId: string,
  most: number,
): Promise<NearIndexState> {
  const { rows } = await sql<NearIndexState>`
    select (select count(*)::int from (select from entry_embedding where model_id = ${modelId} limit ${most}) as found) as vectors,
      (select extversion from pg_extension where extname = 'vector') as version,
      coalesce((select case when indisvalid then 'ready'
          when exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid) then 'being built'
          else 'broken' end
        from pg_index i where i.indexrelid = to_regclass(${nearIndexName(modelId)})), 'none') as state`.execute(
    reader,
  )
  const [row] = rows
  if (!row) throw new Error('PostgreSQL gave no row for a select without a table.')
  return row
}

/** Neighbours of each vector, and how many are looked at to choose them. */
const shape = sql`(m = 24, ef_construction = 200)`

/**
 * Builds the index of one model's vectors without locking anybody out, in a session of its own; what is left of a broken
 * one is dropped first.
 * @param parallel false where pgvector is too old to be trusted with several workers
 * @returns false when another process is at it
 */
export async function buildNearIndex(
  database: Database,
  modelId: string,
  dimension: number,
  parallel: boolean,
): Promise<boolean> {
  return database.kysely.connection().execute(async (session) => {
    const name = nearIndexName(modelId)
    const lock = sql`hashtextextended(${name}, 0)`
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(${lock}) as mine, set_config('maintenance_work_mem', '512MB', false),
        set_config('max_parallel_maintenance_workers', ${parallel ? '2' : '0'}, false)`.execute(
      session,
    )
    if (!rows[0]?.mine) return false
    try {
      await sql`drop index concurrently if exists ${sql.id(name)}`.execute(session)
      await sql`create index concurrently ${sql.id(name)} on entry_embedding
        using hnsw ((embedding::halfvec(${sql.raw(String(dimension))})) halfvec_cosine_ops) with ${shape}
        where model_id = ${sql.lit(modelId)}`.execute(session)
      return true
    } finally {
      await sql`reset maintenance_work_mem`.execute(session)
      await sql`reset max_parallel_maintenance_workers`.execute(session)
      await sql`select pg_advisory_unlock(${lock})`.execute(session)
    }
  })
}

/** How far a build is, from 0 to 1; nothing when none is under way. */
export async function findBuildProgress(
  reader: Reader,
  modelId: string,
): Promise<number | undefined> {
  const { rows } = await sql<{ share: number }>`
    select coalesce(tuples_done::float8 / nullif(tuples_total, 0), 0) as share from pg_stat_progress_create_index
    where index_relid = to_regclass(${nearIndexName(modelId)})::oid`.execute(reader)
  return rows[0]?.share
}
