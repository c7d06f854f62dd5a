import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'
import { matchable } from './meaning.queries.ts'
import type { Part } from './search-index.queries.ts'

/** What the planner would rather do than walk an index and look up each entry that it meets. */
const otherWays = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin', 'material', 'memoize']

/**
 * Reads in a transaction in which the planner has no way but to walk the indexes of the vectors. Its settings come with its
 * beginning and nobody waits for its end, because each further exchange of words takes as long as some steps of the walk.
 * @param breadth how many neighbours are looked at together, from 1 to 1000: more find more
 * @param lookedThroughMax after so many a walk that has not found enough gives up, from 1; pgvector's own 20,000 if left out
 */
export function walking<T>(
  database: Database,
  { breadth, lookedThroughMax }: Readonly<{ breadth: number; lookedThroughMax?: number }>,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const settings = [
    ...otherWays.map((way) => `enable_${way} = off`),
    `hnsw.ef_search = ${breadth}`,
    ...(lookedThroughMax ? [`hnsw.max_scan_tuples = ${lookedThroughMax}`] : []),
  ]
  const begin = ['begin read only', ...settings.map((setting) => `set local ${setting}`)].join('; ')
  return new Promise((resolve, reject) => {
    database.kysely
      .connection()
      .execute(async (session) => {
        try {
          await sql.raw(begin).execute(session)
          resolve(await work(session))
        } finally {
          await sql`rollback`.execute(session)
        }
      })
      .catch(reject)
  })
}

/**
 * What is nearest to `mine.embedding` in one part, of others than `mine.organisation_id`, nearest first by half-precision
 * distances: rows of near_organisation_id, near_entry_id, distance, of which the last is by the vectors themselves.
 * @param dimension of the vectors of this model
 * @param asked what must hold, about the entry `e`
 */
export function nearestOfPart(
  { modelId, today }: Readonly<{ modelId: string; today: string }>,
  { side, language }: Part,
  dimension: number,
  asked: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  const length = sql.raw(String(dimension))
  return sql`(
    select e.organisation_id as near_organisation_id, e.id as near_entry_id, m.embedding <#> mine.embedding as distance
    from entry_embedding m join entry e on e.id = m.entry_id
    where m.side = ${sql.lit(side)} and m.language = ${sql.lit(language)} and e.organisation_id <> mine.organisation_id
      and ${matchable(modelId, today)} and ${asked}
    order by m.embedding::halfvec(${length}) <=> mine.embedding::halfvec(${length}) limit ${limit})`
}
