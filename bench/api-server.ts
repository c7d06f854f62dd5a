import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { start } from '../src/main.ts'
import { readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { loadDemoWorld } from './demo-world.ts'

/** What a server process tells the bench once it listens. */
export type Listening = Readonly<{ url: string; organisationIds: readonly string[] }>
export type Kind = 'splot' | 'splot-embedded' | 'bare' | 'select' | 'insert'

/** One server of the bench, in a process of its own. */
async function open(kind: Kind, databaseUrl: string): Promise<Listening> {
  const env = { PORT: '0', SPLOT_API_KEYS: 'bench:operator:a-key-for-the-bench-only' }
  if (kind === 'splot') {
    const { url } = await start(
      readConfig({ ...env, DATABASE_URL: databaseUrl, SPLOT_LOG_LEVEL: 'info' }),
    )
    return { url, organisationIds: [] }
  }
  if (kind === 'splot-embedded') {
    const { url, service } = await start(
      readConfig({ ...env, SPLOT_MEMORY: '1', SPLOT_LOG_LEVEL: 'warn' }),
    )
    return { url, organisationIds: await loadDemoWorld(service) }
  }
  return { url: await listen(await peer(kind, databaseUrl)), organisationIds: [] }
}

async function peer(kind: Exclude<Kind, 'splot' | 'splot-embedded'>, databaseUrl: string) {
  const app = new Hono()
  if (kind === 'bare') return app.all('*', (c) => c.json({ answer: 42 }))
  // The same pool, with the same settings, as the service uses.
  const { pool } = await openDatabase({ kind: 'postgres', url: databaseUrl })
  if (kind === 'select')
    return app.get('/organisations/:id/suggestions', async (c) => {
      const { rows } = await pool.query('select * from organisation where id = $1', [
        c.req.param('id'),
      ])
      return c.json(rows[0])
    })
  return app.post('/organisations/:id/entries', async (c) => {
    const { rows } = await pool.query(insertion, [c.req.param('id'), await c.req.json()])
    return c.json(rows[0], 201)
  })
}

const insertion = `insert into bench_insert (organisation_id, content) values ($1, $2) returning id`

function listen(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    )
  })
}

if (import.meta.main) {
  const [kind, databaseUrl = ''] = process.argv.slice(2)
  process.send?.(await open(kind as Kind, databaseUrl))
}
