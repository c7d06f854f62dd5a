import { sql } from 'kysely'
import type { Database, Reader, Writer } from '../platform/database.ts'
import { vectorLiteral } from '../platform/vector.ts'
import type { Matching } from './candidate.queries.ts'
import { conditionsOf, matchingEntries, organisationsFor } from './narrowing.queries.ts'
import { type Among, exactIsCheaper, type Narrowing } from './narrowing.ts'
import { nearIndexName } from './search-index.queries.ts'

/** Up to this many that match, all of them are taken, so that pages of a narrow list end where the list does. */
const takenWhole = 250

type Nearest = Readonly<{ ids: readonly string[]; among: Among }>

/**
 * The entries nearest to a vector within a narrowing, at most `wanted` (all, where few match), in no order, and among how many.
 * Exactly, wherever reading all that match is cheaper; else by the index of this model, which is walked on until enough
 * match. An index may fall short (it gives up after some steps): then exactly after all, so that no filter loses a row.
 */
export async function nearestEntries(
  database: Database,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  wanted: number,
): Promise<Nearest> {
  const { reader } = database
  // The embedded size has no index: reading its vectors takes less time than keeping one.
  if (!database.embedded) {
    const [all, about] = await Promise.all([
      indexedEntries(reader, matching.modelId),
      estimatedEntries(reader, matching, by),
    ])
    if (all > 0 && !exactIsCheaper(about, all, wanted)) {
      const ids = await database.write((writer) =>
        nearestByIndex(writer, matching, vector, by, wanted),
      )
      if (ids.length === wanted) return { ids, among: { entries: about, exact: false } }
    }
  }
  return nearestExactly(reader, matching, vector, by, wanted)
}

/** How many vectors the index of this model holds, about; 0 without one. */
async function indexedEntries(reader: Reader, modelId: string): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select c.reltuples as entries from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indexrelid = to_regclass(${nearIndexName(modelId)}) and i.indisvalid`.execute(reader)
  return rows[0]?.entries ?? 0
}

/** What the planner expects, which costs nothing; counting a large part of all entries takes longer than the search. */
async function estimatedEntries(
  reader: Reader,
  matching: Matching,
  by: Narrowing,
): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select ${matchingEntries(matching, by)}`.execute(reader)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

/** The index finds more than are wanted, by half-precision distances; the vectors themselves decide. */
async function nearestByIndex(
  writer: Writer,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  wanted: number,
): Promise<string[]> {
  const { always, byFacet } = conditionsOf(matching, by)
  const length = sql.raw(String(vector.length))
  const asked = vectorLiteral(vector)
  await onlyWalk(writer)
  const { rows } = await sql<{ id: string }>`
    with near as materialized (
      select e.id, m.embedding <#> ${asked}::vector as distance
      from entry_embedding m join entry e on e.id = m.entry_id and e.text_hash = m.text_hash ${organisationsFor(by)}
      where m.model_id = ${matching.modelId} and ${sql.join([...always, ...Object.values(byFacet)], sql` and `)}
      order by m.embedding::halfvec(${length}) <=> ${asked}::halfvec(${length}) limit ${Math.ceil(wanted * 1.2)})
    select id from near order by distance, id limit ${wanted}`.execute(writer)
  return rows.map((row) => row.id)
}

/** Leaves the planner, in this transaction, no way but to walk the index and look up each entry that it meets. */
async function onlyWalk(writer: Writer): Promise<void> {
  const ways = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material', 'memoize']
  await sql`select ${sql.join(ways.map((way) => sql`set_config(${`enable_${way}`}, 'off', true)`))}`.execute(
    writer,
  )
}

async function nearestExactly(
  reader: Reader,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  wanted: number,
): Promise<Nearest> {
  const { always, byFacet } = conditionsOf(matching, by)
  const { rows } = await sql<{ entries: number; id: string }>`
    with near as materialized (
      select e.id, m.embedding <#> ${vectorLiteral(vector)}::vector as distance
      from entry e join entry_embedding m on m.entry_id = e.id and m.text_hash = e.text_hash ${organisationsFor(by)}
      where m.model_id = ${matching.modelId} and ${sql.join([...always, ...Object.values(byFacet)], sql` and `)}),
    counted as (select count(*)::int as entries from near)
    select counted.entries, near.id from near, counted order by near.distance, near.id
    limit (select case when entries <= ${takenWhole} then ${takenWhole} else ${wanted}::int end from counted)`.execute(
    reader,
  )
  return {
    ids: rows.map((row) => row.id),
    among: { entries: rows[0]?.entries ?? 0, exact: true },
  }
}
