import { EventEmitter } from 'node:events'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import { vector } from '@electric-sql/pglite-pgvector'
import pg from 'pg'

/**
 * PGlite never waits for I/O, so a busy loop of queries would starve timers and HTTP:
 * every query first lets the event loop turn once.
 */
class YieldingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares nine overloads of query; this forwards all of them
  override query(...args: any[]): any {
    const takesCallback = typeof args.at(-1) === 'function' || typeof args[0]?.submit === 'function'
    // biome-ignore lint/suspicious/noExplicitAny: the same forwarding
    const forward = () => (super.query as any).apply(this, args)
    return takesCallback ? forward() : new Promise((resolve) => setImmediate(resolve)).then(forward)
  }
}

/** BullMQ keeps a listening client for ever; on a pool of one that must hold nothing. */
class ListeningClient extends EventEmitter {
  readonly #pool: pg.Pool
  readonly #stop: () => void

  constructor(lite: PGlite, pool: pg.Pool) {
    super()
    this.#pool = pool
    this.#stop = lite.onNotification((channel, payload) =>
      this.emit('notification', { channel, payload }),
    )
  }
  query(text: string, values?: unknown[]) {
    return this.#pool.query(text, values)
  }
  release() {
    this.#stop()
  }
}

/** What BullMQ is given as its pool: queries go to the one real session, listeners are virtual. */
export class QueuePool extends EventEmitter {
  // BullMQ reads this to know that a lost connection would be noticed; in one process none can be lost.
  readonly options = { keepAlive: true }
  readonly #lite: PGlite
  readonly #pool: pg.Pool

  constructor(lite: PGlite, pool: pg.Pool) {
    super()
    this.#lite = lite
    this.#pool = pool
  }
  query(text: string, values?: unknown[]) {
    return this.#pool.query(text, values)
  }
  async connect() {
    return new ListeningClient(this.#lite, this.#pool)
  }
  async end() {}
}

export type EmbeddedDatabase = Readonly<{ lite: PGlite; pool: pg.Pool }>

/**
 * PostgreSQL inside this process, in `folder` or in memory. One session: a pool of one serialises
 * statements and keeps transactions whole.
 * @param dump a `dumpDataDir` result to start from, which is several times faster than starting empty
 */
export async function openPglite(
  folder: string | undefined,
  dump?: Blob,
): Promise<EmbeddedDatabase> {
  const lite = await PGlite.create({
    dataDir: folder ?? 'memory://',
    extensions: { vector, pg_trgm, unaccent },
    ...(dump ? { loadDataDir: dump } : {}),
  })
  const pool = new pg.Pool({ ...createPgConfig(lite), max: 1, Client: YieldingClient })
  return { lite, pool }
}
