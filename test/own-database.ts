import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import pg from 'pg'

const databaseUrl =
  process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
export const redisUrl = process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379'

/** A database of one's own on the test server, empty, so that no test sees another's rows. */
export async function createOwnDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `splot_test_${randomBytes(6).toString('hex')}`
  await onServer(`create database ${name}`)
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return {
    url: url.href,
    // Whoever was killed in a test may still be connected for a moment.
    drop: () => onServer(`drop database if exists ${name} with (force)`),
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Names of queues of one's own on the test Redis, and what removes them with everything in them. */
export function ownQueues(): { prefix: string; drop(): Promise<void> } {
  const prefix = `splot-test-${randomBytes(6).toString('hex')}`
  return {
    prefix,
    drop: async () => {
      const redis = new Redis(redisUrl)
      try {
        for await (const keys of redis.scanStream({ match: `${prefix}:*`, count: 500 }))
          if (keys.length > 0) await redis.del(...(keys as string[]))
      } finally {
        redis.disconnect()
      }
    },
  }
}
