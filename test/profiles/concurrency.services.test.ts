import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepUnembedded } from '../../src/matching/meaning.actions.ts'
import { sweepStale } from '../../src/matching/refresh.actions.ts'
import { startWorkers } from '../../workers/main.ts'
import { type Client, openClient, type Row } from '../client.ts'
import { untilFresh, words } from '../freshness/world.ts'
import { createOwnDatabase } from '../own-database.ts'

const minutes = 60_000
const atOnce = 12
const many = Array.from({ length: atOnce }, (_, index) => index)

// The embedded database does one thing after the other; only a server lets two callers truly meet.
describe('callers that meet on PostgreSQL', () => {
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  let client: Client
  beforeAll(async () => {
    own = await createOwnDatabase()
    client = await openClient(() => new Date(), { SPLOT_MEMORY: '0', DATABASE_URL: own.url })
  })
  afterAll(async () => {
    await client.close()
    await own.drop()
  })
  /** A deadlock is ended by the server at the cost of one of the two: a caller who reads 500, or a job that starts anew. */
  async function deadlocks(): Promise<number> {
    const { pool } = client.service.database
    await pool.query('select pg_stat_force_next_flush()')
    const { rows } = await pool.query<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    )
    return Number(rows[0]?.deadlocks)
  }
  const someone = (name: string) => client.create('/organisations', { name, country: 'PL' })

  test('change one version: exactly one of them does', async () => {
    const { id } = await someone('Contested')
    const entries = `/organisations/${id}/entries`
    const entry = await client.create(entries, { side: 'need', title: 'Contested need' })
    for (const [path, field] of [
      [`/organisations/${id}`, 'name'],
      [`/entries/${entry.id}`, 'title'],
    ] as const) {
      const answers = await Promise.all(
        many.map((index) =>
          client.ask('PATCH', path, { [field]: `Winner ${index}` }, { 'if-match': '"1"' }),
        ),
      )
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([200, ...Array(atOnce - 1).fill(412)])
      const winner = answers.find(({ status }) => status === 200)
      expect((await client.ask('GET', path)).row).toEqual(winner?.row)
    }
  })

  test('state the same external id: it is created once, and everybody is given the same row', async () => {
    const { id } = await someone('Stampede')
    for (const [path, body] of [
      ['/organisations', { name: 'Twin', country: 'PL', externalId: 'meet' }],
      [`/organisations/${id}/entries`, { side: 'need', title: 'Twin need', externalId: 'meet' }],
    ] as const) {
      const answers = await Promise.all(many.map(() => client.ask('POST', path, body)))
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([...Array(atOnce - 1).fill(200), 201])
      expect(new Set(answers.map(({ row }) => row.id)).size).toBe(1)
    }
  })

  test('say the same on both sides of one profile: only one side keeps it', async () => {
    const { id } = await someone('In a hurry')
    const path = `/organisations/${id}/entries`
    await Promise.all(
      many.map((index) =>
        client.ask('POST', path, {
          side: index % 2 ? 'need' : 'competency',
          title: 'Laser marking of parts',
        }),
      ),
    )
    const sides = (await client.ask('GET', path)).page.items.map(({ side }) => side)
    expect(sides.length).toBeGreaterThan(0)
    expect(new Set(sides).size).toBe(1)
  })

  test('change and withdraw the same entry: either is done, and neither breaks', async () => {
    for (let round = 0; round < 8; round++) {
      const { id } = await someone(`Undecided ${round}`)
      const entries = `/organisations/${id}/entries`
      const entry = await client.create(entries, { side: 'need', title: 'Undecided need' })
      const tag = { 'if-match': '"1"' }
      const answers = await Promise.all(
        many.map((index) =>
          index % 2
            ? client.ask('PATCH', `/entries/${entry.id}`, { trl: 1 + (index % 9) }, tag)
            : client.ask('DELETE', `/entries/${entry.id}`, undefined, tag),
        ),
      )
      const statuses = answers.map(({ status }) => status)
      expect(statuses.filter((status) => status < 300)).toHaveLength(1)
      expect(statuses.filter((status) => ![200, 204, 404, 412].includes(status))).toEqual([])
    }
  })

  test(
    'keep changing everything while workers and sweeps run: nothing breaks, and all gets fresh',
    async () => {
      const { service } = client
      await startWorkers(service)
      const made: Row[] = []
      for (const index of many) {
        const { id } = await someone(`Busy ${index}`)
        const title = index % 2 ? words.test : words.testNeed
        const side = index % 2 ? 'competency' : 'need'
        made.push(await client.create(`/organisations/${id}/entries`, { side, title }))
      }
      const statuses: number[] = []
      const busy = async (entry: Row, index: number) => {
        for (let round = 0; round < 8; round++) {
          const path = `/entries/${entry.id}`
          const { etag } = await client.ask('GET', path)
          const change = { title: `${words.part} ${index} ${round}`, trl: 1 + round }
          const headers = { 'if-match': etag ?? '' }
          statuses.push((await client.ask('PATCH', path, change, headers)).status)
          const home = `/organisations/${entry['organisationId']}`
          const read = await client.ask('GET', home)
          const moved = { city: `City ${round}` }
          const tag = { 'if-match': read.etag ?? '' }
          statuses.push((await client.ask('PATCH', home, moved, tag)).status)
          statuses.push((await client.ask('GET', `${home}/suggestions`)).status)
        }
        const remove = `/organisations/${entry['organisationId']}`
        const { etag } = await client.ask('GET', remove)
        if (index % 3 === 0)
          statuses.push(
            (await client.ask('DELETE', remove, undefined, { 'if-match': etag ?? '' })).status,
          )
      }
      const sweeping = (async () => {
        for (let round = 0; round < 20; round++) {
          await sweepUnembedded(service)
          await sweepStale(service)
        }
      })()
      await Promise.all([...made.map(busy), sweeping])
      expect(new Set(statuses)).toEqual(new Set([200, 204]))
      await untilFresh(service, 3 * minutes)
      expect(await deadlocks()).toBe(0)
    },
    5 * minutes,
  )
})
