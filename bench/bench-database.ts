import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Config, readConfig } from '../src/platform/config.ts'
import { openService } from '../src/service.ts'

const serverUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** Runs `work` on a new database of this bench's own, with our tables, and drops it. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const name = `splot_bench_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const url = new URL(serverUrl)
  await onServer(serverUrl, `create database ${name}`)
  url.pathname = `/${name}`
  try {
    await (await openService(configOf(url.href))).close()
    await onServer(url.href, 'checkpoint')
    return await work(url.href)
  } finally {
    await onServer(serverUrl, `drop database ${name} with (force)`)
  }
}

export function configOf(url: string): Config {
  return readConfig({
    DATABASE_URL: url,
    SPLOT_API_KEYS: 'bench:operator:a-key-for-the-bench-only',
    SPLOT_LOG_LEVEL: 'warn',
  })
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
