import { mkdirSync } from 'node:fs'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { lockFolder } from './folder-lock.ts'
import { type EmbeddedDatabase, openPglite } from './pglite.ts'
import type { DB } from './schema.ts'

// A date stays the day that was written (2026-11-23): turning it into a moment would shift it by time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** Anything that may look but not touch: the pool, or a transaction in flight. */
export type Reader = Pick<Kysely<DB>, 'selectFrom' | 'with' | 'getExecutor'>

/** Writing needs a transaction. PGlite has one session, so a write that steps outside its transaction hangs. */
export type Writer = Transaction<DB>

export type Database = Readonly<{
  reader: Reader
  /** Runs `work` in one transaction; inside, use no other handle than the one it is given. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>
  /** The session pool itself, for the queue and the migrations. */
  pool: pg.Pool
  embedded: EmbeddedDatabase | undefined
  kysely: Kysely<DB>
  close(): Promise<void>
}>

export type DatabaseSettings =
  | Readonly<{ kind: 'embedded'; folder: string | undefined; dump?: Blob }>
  | Readonly<{ kind: 'postgres'; url: string }>

/**
 * The one database of a process. Embedded in a folder it is locked against a second process, because two
 * PGlite instances on one folder would destroy it.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<Database> {
  return settings.kind === 'embedded' ? openEmbedded(settings) : openServer(settings.url)
}

async function openEmbedded(settings: {
  folder: string | undefined
  dump?: Blob
}): Promise<Database> {
  if (settings.folder) mkdirSync(settings.folder, { recursive: true })
  const unlock = settings.folder ? lockFolder(settings.folder) : () => {}
  const folder = settings.folder ? `${settings.folder}/database` : undefined
  const embedded = await openPglite(folder, settings.dump).catch((broken) => {
    unlock()
    throw broken
  })
  return wrap(embedded.pool, embedded, async () => {
    await embedded.lite.close()
    unlock()
  })
}

/**
 * How sessions plan. Compiling a plan takes longer than running any of ours, and pages are in memory or on a disk without
 * a head: by default PostgreSQL would read every vector there is rather than look up a few. A second process pays where
 * everything is read, not for a few hundred profiles. The last one is pgvector's: an index is walked on until enough rows match.
 */
const planning =
  '-c jit=off -c random_page_cost=1.1 -c parallel_setup_cost=10000 -c hnsw.iterative_scan=relaxed_order'

/** A new session knows no table, and takes some 20 ms to meet those of a search; so they are kept between visits. */
const idleMinutes = 10

async function openServer(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    idleTimeoutMillis: idleMinutes * 60_000,
    options: planning,
  })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  return wrap(pool, undefined, async () => {})
}

function wrap(
  pool: pg.Pool,
  embedded: EmbeddedDatabase | undefined,
  after: () => Promise<void>,
): Database {
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    reader: kysely,
    write: (work) => kysely.transaction().execute(work),
    pool,
    embedded,
    kysely,
    close: async () => {
      await kysely.destroy()
      await after()
    },
  }
}
