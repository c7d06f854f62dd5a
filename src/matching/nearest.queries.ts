import { sql } from 'kysely'
import { Believed } from '../platform/believed.ts'
import type { Database, Reader } from '../platform/database.ts'
import { vectorLiteral } from '../platform/vector.ts'
import type { Matching } from './candidate.queries.ts'
import { conditionsOf, matchingEntries, organisationsFor } from './narrowing.queries.ts'
import {
  type Among,
  doubtfulBelow,
  exactIsCheaper,
  type Narrowing,
  narrowBreadth,
  narrowMost,
  sureBeyond,
  widest,
} from './narrowing.ts'
import { nearIndexes } from './search-index.queries.ts'
import { walking } from './walking.queries.ts'

/** Up to this many that match, all of them are taken, so that pages of a narrow list end where the list does. */
const takenWhole = 250

type Nearest = Readonly<{ ids: readonly string[]; among: Among }>

/** How alike unrelated texts are to a model: mean and standard deviation of their cosine. */
export type Unrelated = Readonly<{ mean: number; spread: number }>

/**
 * The entries nearest to a vector within a narrowing, at most `wanted` (all, where few match), in no order, and among how many.
 * Exactly, wherever reading all that match is cheaper; else by the index of this model, which is walked on until enough
 * match. An index may fall short (it gives up after some steps): then exactly after all, so that no filter loses a row.
 */
export async function nearestEntries(
  database: Database,
  matching: Matching,
  { vector, unrelated }: Readonly<{ vector: Float32Array; unrelated: Unrelated }>,
  by: Narrowing,
  wanted: number,
): Promise<Nearest> {
  const { whole } = await nearIndexes(database, matching.modelId)
  if (whole > 0) {
    const about = await estimatedEntries(database, matching, by)
    if (!exactIsCheaper(about, whole, wanted)) {
      const walk = { wanted, narrow: narrowBreadth(about, whole, wanted) }
      const ids = await nearestByIndex(database, matching, { vector, unrelated }, by, walk)
      if (ids) return { ids, among: { entries: about, exact: false } }
    }
  }
  return nearestExactly(database.reader, matching, vector, by, wanted)
}

/** By model and narrowing: the planner looks at the tables anew once in a while; until then it expects the same. */
const expected = new Believed<number>({ ms: 30_000, most: 1000 })

/** What the planner expects, which costs little; counting a large part of all entries takes longer than the search. */
function estimatedEntries(database: Database, matching: Matching, by: Narrowing): Promise<number> {
  return expected.read(database, JSON.stringify([matching, by]), async () => {
    const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
      explain (format json) select ${matchingEntries(matching, by)}`.execute(database.reader)
    return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
  })
}

type Walk = Readonly<{ wanted: number; narrow: number }>

/**
 * By a narrow walk, and where what it finds is little like what was asked, by a wide one (the narrow one of a strong filter is wide
 * already): among texts that are all about as near as unrelated ones, a walk has nothing to follow and misses some.
 * @returns undefined where even that is not to be trusted, or too few were found
 */
async function nearestByIndex(
  database: Database,
  matching: Matching,
  { vector, unrelated }: Readonly<{ vector: Float32Array; unrelated: Unrelated }>,
  by: Narrowing,
  { wanted, narrow }: Walk,
): Promise<string[] | undefined> {
  const breadths = narrow < narrowMost ? [narrow, widest] : [narrow]
  for (const breadth of breadths) {
    const found = await walking(database, { breadth }, (reader) =>
      walkedEntries(reader, matching, vector, by, wanted),
    )
    if (found.length < wanted) return undefined
    const tenth = found[Math.min(9, found.length - 1)]?.similarity ?? 0
    const sureness = (tenth - unrelated.mean) / unrelated.spread
    if (sureness < doubtfulBelow) return undefined
    if (sureness >= sureBeyond || breadth === breadths.at(-1)) return found.map(({ id }) => id)
  }
  return undefined
}

/** The index finds more than are wanted, by half-precision distances; the vectors themselves decide. Nearest first. */
async function walkedEntries(
  reader: Reader,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  wanted: number,
): Promise<{ id: string; similarity: number }[]> {
  const { always, byFacet } = conditionsOf(matching, by)
  const length = sql.raw(String(vector.length))
  const asked = vectorLiteral(vector)
  const { rows } = await sql<{ id: string; similarity: number }>`
    with near as materialized (
      select e.id, m.embedding <#> ${asked}::vector as distance
      from entry_embedding m join entry e on e.id = m.entry_id and e.text_hash = m.text_hash ${organisationsFor(by)}
      where m.model_id = ${matching.modelId} and ${sql.join([...always, ...Object.values(byFacet)], sql` and `)}
      order by m.embedding::halfvec(${length}) <=> ${asked}::halfvec(${length}) limit ${Math.ceil(wanted * 1.2)})
    select id, -distance as similarity from near order by distance, id limit ${wanted}`.execute(
    reader,
  )
  return rows
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
