import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jobs } from '../../src/jobs.ts'
import { askStudy } from '../../src/links/study.actions.ts'
import { NewStudy } from '../../src/links/study.schema.ts'
import { runStudy } from '../../src/links/study-run.actions.ts'
import type { Actor } from '../../src/people/actor.ts'
import { startWorkers } from '../../workers/main.ts'
import { type Client, openClient } from '../client.ts'
import { withoutHints } from '../freshness/world.ts'
import { createOwnDatabase } from '../own-database.ts'

// The embedded database does one thing after the other, and its queue listens with one session.
describe('studies on PostgreSQL', { timeout: 120_000 }, () => {
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  let client: Client
  const owner: Actor = { name: 'tests', relations: ['operator'] }
  const circles = (fit: number) => NewStudy.parse({ kind: 'circles', wish: { fit } })
  beforeAll(async () => {
    own = await createOwnDatabase()
    client = await openClient(() => new Date(), {
      SPLOT_MEMORY: '0',
      DATABASE_URL: own.url,
    })
    for (const name of ['Odlewnia', 'Gießerei'])
      await client.create('/organisations', { name, country: 'PL' })
  })
  afterAll(async () => {
    await client.close()
    await own.drop()
  })

  test('asked for many times at the same instant it is one, and of many runners one computes it', async () => {
    const deps = withoutHints(client.service)
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => askStudy(deps, owner, circles(0.3))),
    )
    const ids = new Set(asked.map(({ id }) => id))
    expect(ids.size).toBe(1)
    const run = { progress: async () => {}, signal: new AbortController().signal }
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => runStudy(client.service, asked[0]?.id ?? '', run)),
    )
    expect(outcomes.sort()).toEqual(['done', 'not-mine', 'not-mine', 'not-mine'])
  })

  test('while a worker of every kind of job listens there is room for queries', async () => {
    await startWorkers(client.service)
    const { id } = await askStudy(client.service, owner, circles(0.4))
    let state = ''
    for (const until = Date.now() + 60_000; state !== 'done' && Date.now() < until; await pause(50))
      state = String((await client.ask('GET', `/studies/${id}`)).row['state'])
    expect(state).toBe('done')
    // Each listening client bears the name of its kind of job.
    const listening = async () => {
      const { rows } = await client.service.database.pool.query(
        `select application_name as kind from pg_stat_activity
         where datname = current_database() and application_name = any($1)`,
        [Object.keys(jobs)],
      )
      return rows.map(({ kind }) => kind).sort()
    }
    await expect.poll(listening, { timeout: 10_000 }).toEqual(Object.keys(jobs).sort())
  })
})
