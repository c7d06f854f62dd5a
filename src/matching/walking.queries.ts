import { sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'

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
