import { type RawBuilder, sql } from 'kysely'
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
  scanDepth,
  scanIsCheaper,
  sureBeyond,
  widest,
} from './narrowing.ts'
import { nearIndexes } from './search-index.queries.ts'
import { walking } from './walking.queries.ts'

/** Up to this many that match, all of them are taken, so that pages of a narrow list end where the list does. */
const takenWhole = 250

type Nearest = Readonly<{ ids: readonly string[]; among: Among }>

/** How alike unrelated texts are to a model: mean and standard deviation of their cosine. */
type Unrelated = Readonly<{ mean: number; spread: number }>

/** What is asked for: the vector, and what unrelated vectors look like. */
type AskedVector = Readonly<{ vector: Float32Array; unrelated: Unrelated }>

/**
 * The entries nearest to a vector within a narrowing, at most `wanted` (all, where few match), in no order, and among how many.
 * Exactly, wherever looking up all that match is cheaper; else by the index of this model, which is walked on until enough
 * match. Where the walk is not to be trusted all vectors are read, and where either falls short all that match are looked up,
 * so that no filter loses a row.
 */
export async function nearestEntries(
  database: Database,
  matching: Matching,
  asked: AskedVector,
  by: Narrowing,
  wanted: number,
): Promise<Nearest> {
  const { whole } = await nearIndexes(database, matching.modelId)
  if (whole > 0) {
    const about = await estimatedEntries(database, matching, by)
    if (!exactIsCheaper(about, whole, wanted)) {
      const narrow = narrowBreadth(about, whole, wanted)
      let ids = await nearestByIndex(database, matching, asked, by, { wanted, narrow })
      if (ids === 'doubtful' && scanIsCheaper(about, whole)) {
        const depth = scanDepth(about, whole, wanted)
        ids = await nearestByScan(database.reader, matching, asked.vector, by, { wanted, depth })
      }
      if (ids !== 'doubtful' && ids.length >= wanted)
        return { ids, among: { entries: about, exact: false } }
    }
  }
  const known = { wanted, few: whole > 0 }
  return nearestExactly(database.reader, matching, asked.vector, by, known)
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
 * @returns fewer than are wanted where the walk gave up
 */
async function nearestByIndex(
  database: Database,
  matching: Matching,
  { vector, unrelated }: AskedVector,
  by: Narrowing,
  { wanted, narrow }: Walk,
): Promise<string[] | 'doubtful'> {
  let ids: string[] = []
  for (const breadth of narrow < narrowMost ? [narrow, widest] : [narrow]) {
    const found = await walking(database, { breadth }, (reader) =>
      walkedEntries(reader, matching, vector, by, wanted),
    )
    ids = found.map(({ id }) => id)
    const tenth = found[Math.min(10, wanted) - 1]
    if (!tenth || found.length < wanted) return ids
    const sureness = (tenth.similarity - unrelated.mean) / unrelated.spread
    if (sureness < doubtfulBelow) return 'doubtful'
    if (sureness >= sureBeyond) return ids
  }
  return ids
}

/** Nearest first by the vectors themselves; the index goes by half-precision distances. */
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
      order by m.embedding::halfvec(${length}) <=> ${asked}::halfvec(${length}) limit ${wanted})
    select id, -distance as similarity from near order by distance, id`.execute(reader)
  return rows
}

/**
 * The nearest of one side among which `wanted` that match are expected, by reading all its vectors and nothing else; of these,
 * those that match. Are there `wanted`, nothing nearer matches.
 */
async function nearestByScan(
  reader: Reader,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  { wanted, depth }: Readonly<{ wanted: number; depth: number }>,
): Promise<string[]> {
  const { always, byFacet } = conditionsOf(matching, by)
  const { rows } = await sql<{ id: string }>`
    with near as materialized (
      ${distances(matching, vector)} and side = ${by.side} order by distance limit ${depth})
    select e.id from near join entry e on e.id = near.entry_id and e.text_hash = near.text_hash ${organisationsFor(by)}
    where ${sql.join([...always, ...Object.values(byFacet)], sql` and `)}
    order by near.distance, e.id limit ${wanted}`.execute(reader)
  return rows.map(({ id }) => id)
}

/** @param few whether to look up one vector after the other: the limit of one leaves the planner no other way, nor much to plan */
async function nearestExactly(
  reader: Reader,
  matching: Matching,
  vector: Float32Array,
  by: Narrowing,
  { wanted, few }: Readonly<{ wanted: number; few: boolean }>,
): Promise<Nearest> {
  const { always, byFacet } = conditionsOf(matching, by)
  const vectors = distances(matching, vector)
  const ofEntry = few
    ? sql`cross join lateral (${vectors} and entry_id = e.id and text_hash = e.text_hash limit 1) as m`
    : sql`join (${vectors}) as m on m.entry_id = e.id and m.text_hash = e.text_hash`
  const { rows } = await sql<{ entries: number; id: string }>`
    with near as materialized (
      select e.id, m.distance from entry e ${organisationsFor(by)} ${ofEntry}
      where ${sql.join([...always, ...Object.values(byFacet)], sql` and `)})
    select id, (select count(*)::int from near) as entries from near order by distance, id
    limit ${Math.max(wanted, takenWhole)}`.execute(reader)
  const entries = rows[0]?.entries ?? 0
  const ids = rows.map(({ id }) => id)
  return {
    ids: entries <= takenWhole ? ids : ids.slice(0, wanted),
    among: { entries, exact: true },
  }
}

function distances({ modelId }: Matching, from: Float32Array): RawBuilder<unknown> {
  return sql`select entry_id, text_hash, embedding <#> ${vectorLiteral(from)}::vector as distance
    from entry_embedding where model_id = ${modelId}`
}
