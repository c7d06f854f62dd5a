import { sql } from 'kysely'
import { Believed } from '../platform/believed.ts'
import type { Database, Reader } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'
import { type Language, languages } from '../platform/phrase.ts'
import { type Side, sides } from '../profiles/entry.ts'

/** The entries of one side in one language. */
export type Part = Readonly<{ side: Side; language: Language }>

const parts: readonly Part[] = sides.flatMap((side) =>
  languages.map((language) => ({ side, language })),
)

/** The index of all vectors of one model, or of one part of them. */
export function nearIndexName(modelId: string, part?: Part): string {
  const all = `entry_embedding_near_${contentHash(modelId).slice(0, 12)}`
  return part ? `${all}_${part.side}_${part.language}` : all
}

/** All indexes of one model: search walks the first, candidates of suggestions are sought in the parts. */
function indexesOf(modelId: string): readonly Readonly<{ name: string; part?: Part }>[] {
  return [
    { name: nearIndexName(modelId) },
    ...parts.map((part) => ({ name: nearIndexName(modelId, part), part })),
  ]
}

type NearIndexState = Readonly<{
  /** How many vectors of this model there are, counted as far as `most`. */
  vectors: number
  /** Of all its indexes together. */
  state: 'none' | 'ready' | 'broken' | 'being built'
  /** Of pgvector, such as 0.8.4. */
  version: string
}>

export async function findNearIndex(
  reader: Reader,
  modelId: string,
  most: number,
): Promise<NearIndexState> {
  const names = indexesOf(modelId).map(({ name }) => name)
  const { rows } = await sql<NearIndexState>`
    select (select count(*)::int from (select from entry_embedding where model_id = ${modelId} limit ${most}) as found) as vectors,
      (select extversion from pg_extension where extname = 'vector') as version,
      (select case when count(*) filter (where indisvalid) = ${names.length} then 'ready'
          when bool_or(exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)) then 'being built'
          when count(*) = 0 then 'none' else 'broken' end
        from unnest(${names}::text[]) as name join pg_index i on i.indexrelid = to_regclass(name)) as state`.execute(
    reader,
  )
  const [row] = rows
  if (!row) throw new Error('PostgreSQL gave no row for a select without a table.')
  return row
}

/** What of one model's vectors can be walked: about how many its index holds, and how long each vector is. */
export type NearIndexes = Readonly<{
  /** 0 without the index of all. */
  whole: number
  /** Whether each part has its index. */
  parts: boolean
  dimension: number
}>

/** By model; an index that went meanwhile costs time only. */
const known = new Believed<NearIndexes>({ ms: 30_000, most: 10 })

/** Neighbours of each vector, and how many are looked at to choose them; a part is smaller and needs fewer. */
const shape = {
  whole: sql`(m = 24, ef_construction = 200)`,
  part: sql`(m = 16, ef_construction = 200)`,
}

/**
 * Builds the indexes of one model's vectors that are missing, without locking anybody out, in a session of its own; what is
 * left of a broken one is dropped first.
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
    const lock = sql`hashtextextended(${nearIndexName(modelId)}, 0)`
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_lock(${lock}) as mine, set_config('maintenance_work_mem', '512MB', false),
        set_config('max_parallel_maintenance_workers', ${parallel ? '2' : '0'}, false)`.execute(
      session,
    )
    if (!rows[0]?.mine) return false
    try {
      for (const index of indexesOf(modelId)) await buildOne(session, modelId, dimension, index)
      return true
    } finally {
      await sql`reset maintenance_work_mem`.execute(session)
      await sql`reset max_parallel_maintenance_workers`.execute(session)
      await sql`select pg_advisory_unlock(${lock})`.execute(session)
      known.forget(database)
    }
  })
}

async function buildOne(
  session: Reader,
  modelId: string,
  dimension: number,
  { name, part }: Readonly<{ name: string; part?: Part }>,
): Promise<void> {
  const { rows } = await sql`
    select from pg_index where indexrelid = to_regclass(${name}) and indisvalid`.execute(session)
  if (rows.length > 0) return
  await sql`drop index concurrently if exists ${sql.id(name)}`.execute(session)
  const within = part
    ? sql`and side = ${sql.lit(part.side)} and language = ${sql.lit(part.language)}`
    : sql``
  await sql`create index concurrently ${sql.id(name)} on entry_embedding
    using hnsw ((embedding::halfvec(${sql.raw(String(dimension))})) halfvec_cosine_ops) with ${part ? shape.part : shape.whole}
    where model_id = ${sql.lit(modelId)} ${within}`.execute(session)
}

/** How far a build is, from 0 to 1; nothing when none is under way. Each index counts the same. */
export async function findBuildProgress(
  reader: Reader,
  modelId: string,
): Promise<number | undefined> {
  const names = indexesOf(modelId).map(({ name }) => name)
  const { rows } = await sql<{ share: number }>`
    select ((select count(*) from unnest(${names}::text[]) as name join pg_index i on i.indexrelid = to_regclass(name) where i.indisvalid)
      + coalesce(tuples_done::float8 / nullif(tuples_total, 0), 0)) / ${names.length}::int as share
    from pg_stat_progress_create_index
    where index_relid in (select to_regclass(name)::oid from unnest(${names}::text[]) as name)`.execute(
    reader,
  )
  return rows[0]?.share
}

const none: NearIndexes = { whole: 0, parts: false, dimension: 0 }

/** The indexes of this model, as they were some seconds ago at most. The embedded size has none. */
export async function nearIndexes(database: Database, modelId: string): Promise<NearIndexes> {
  // Reading its vectors takes less time than keeping an index.
  if (database.embedded) return none
  return known.read(database, modelId, () => readIndexes(database.reader, modelId))
}

async function readIndexes(reader: Reader, modelId: string): Promise<NearIndexes> {
  const [whole, ...ofParts] = indexesOf(modelId).map(({ name }) => name)
  const { rows } = await sql<NearIndexes>`
    select coalesce((select c.reltuples from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indexrelid = to_regclass(${whole}) and i.indisvalid), 0) as whole,
      (select count(*) from unnest(${ofParts}::text[]) as name join pg_index i on i.indexrelid = to_regclass(name) and i.indisvalid) = ${ofParts.length}::int as parts,
      coalesce((select vector_dims(embedding) from entry_embedding where model_id = ${modelId} limit 1), 0) as dimension`.execute(
    reader,
  )
  return rows[0] ?? none
}
