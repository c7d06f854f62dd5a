import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { test } from 'vitest'
import { words } from '../freshness/world.ts'
import { createOwnDatabase, ownQueues, redisUrl } from '../own-database.ts'
import { key, startServer, startWorker } from './server.ts'
test('x', async () => {
  const queues = ownQueues(); const own = await createOwnDatabase()
  const env = { DATABASE_URL: own.url, SPLOT_QUEUE_PREFIX: queues.prefix, SPLOT_API_KEYS: `tests:operator:${key}`, SPLOT_LOG_LEVEL: 'debug', REDIS_URL: redisUrl }
  const server = await startServer(env); 
  const st = async (name: string, side: string, title: string) => { const { id } = await server.post('/organisations', { name, country: 'PL' }); await server.post(`/organisations/${id}/entries`, { side, title }); return id }
  for (let i = 0; i < 10; i++) await st(`Org ${i}`, 'need', `A need of round ${i}`)
const worker = await startWorker(env)
  await st('AA', 'need', words.testNeed); await st('BB', 'competency', words.test)
  await worker.kill()
  const pool = new pg.Pool({ connectionString: own.url, max: 1 })
  const look = async () => console.log(new Date().toISOString(), (await pool.query("select claimed_at is not null as claimed, wanted, refreshed, epoch, count(*)::int from suggestion_state group by 1,2,3,4")).rows.map(r=>JSON.stringify(r)).join(), (await pool.query('select count(*) from entry_embedding')).rows[0])
  await look()
  const next = await startWorker(env)
  for (let i = 0; i < 20; i++) { await pause(8000); await look() }
  const r = await next.stop(); console.log(r.said.slice(0, 6000)); await server.stop(); await pool.end(); await own.drop(); await queues.drop()
}, 300000)
