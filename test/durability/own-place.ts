import { afterAll, beforeAll } from 'vitest'
import { createOwnDatabase, ownQueues, redisUrl } from '../own-database.ts'
import { key } from './server.ts'

/** The sizes of the service that several processes share. */
export const sharedSizes: [string, Record<string, string>][] = [
  ['PostgreSQL, jobs on it too', {}],
  ['PostgreSQL, jobs on Redis', { REDIS_URL: redisUrl }],
]

/** A database and queues of one's own while the tests around run. @returns the environment of a process that works there */
export function ownPlace(queue: Readonly<Record<string, string>>): () => Record<string, string> {
  const queues = ownQueues()
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  beforeAll(async () => {
    own = await createOwnDatabase()
  })
  afterAll(async () => {
    await own.drop()
    await queues.drop()
  })
  return () => ({
    DATABASE_URL: own.url,
    SPLOT_QUEUE_PREFIX: queues.prefix,
    SPLOT_API_KEYS: `tests:operator:${key}`,
    SPLOT_LOG_LEVEL: 'info',
    ...queue,
  })
}
