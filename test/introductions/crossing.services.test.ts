import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient } from '../client.ts'
import { createOwnDatabase } from '../own-database.ts'
import { doings, foundCompany } from './company.ts'

// The embedded database does one thing after the other; only a server lets two callers truly meet.
describe('organisations that meet on PostgreSQL', { timeout: 120_000 }, () => {
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  let client: Client
  let does: ReturnType<typeof doings>
  beforeAll(async () => {
    own = await createOwnDatabase()
    client = await openClient(() => new Date(), { SPLOT_MEMORY: '0', DATABASE_URL: own.url })
    does = doings(client)
  })
  afterAll(async () => {
    await client.close()
    await own.drop()
  })
  const found = (name: string) => foundCompany(client, name)
  const historyOf = async (id: string) => {
    const { row } = await client.ask('GET', `/introductions/${id}`)
    return (row['history'] as { kind: string; by: string }[]).map(({ kind }) => kind)
  }

  test('ask each other at the same instant, many times over: one introduction, and it is mutual', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = [await found(`One ${round}`), await found(`Other ${round}`)]
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          index % 2 ? does.ask(one, { to: other.id }) : does.ask(other, { to: one.id }),
        ),
      )
      expect(answers.map(({ status }) => status).sort()).toEqual([...Array(11).fill(200), 201])
      const ids = new Set(answers.map(({ row }) => row.id))
      expect(ids.size).toBe(1)
      const [id = ''] = ids
      expect((await does.show(one, id)).row.state).toBe('mutual')
      expect(await historyOf(id)).toEqual(['interested', 'interested'])
    }
  })

  test('answer yes and no, withdraw and block at once: every answer fits what was before it', async () => {
    for (let round = 0; round < 8; round++) {
      const [one, other] = [await found(`A ${round}`), await found(`B ${round}`)]
      const { row } = await does.ask(one, { to: other.id })
      const no = { answer: 'declined', reason: 'too-early' }
      const answers = await Promise.all([
        does.answer(other, row.id, { answer: 'interested' }),
        does.answer(other, row.id, no),
        does.withdraw(one, row.id),
        does.outcome(one, row.id, { outcome: 'met' }),
        client.ask('PUT', `/organisations/${other.id}/blocks/${one.id}`, {}, other.as),
      ])
      for (const { status } of answers) expect([200, 201, 409]).toContain(status)
      const kinds = await historyOf(row.id)
      const stored = answers.slice(0, 4).filter(({ status }) => status === 200).length
      expect(kinds.filter((kind) => kind !== 'closed')).toHaveLength(1 + stored)
    }
  })

  test('are asked by one side at many doors at once: its limit holds', async () => {
    const eager = await found('Eager')
    const others = await Promise.all(Array.from({ length: 16 }, (_, index) => found(`Nr ${index}`)))
    const answers = await Promise.all(others.map(({ id }) => does.ask(eager, { to: id })))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array(10).fill(201), ...Array(6).fill(409)])
  })

  test('never wait for each other in a circle', async () => {
    const ring = await Promise.all(Array.from({ length: 6 }, (_, index) => found(`Ring ${index}`)))
    const asked = ring.flatMap((one) =>
      ring.filter((other) => other !== one).map((other) => does.ask(one, { to: other.id })),
    )
    for (const { status, row } of await Promise.all(asked)) {
      expect([200, 201]).toContain(status)
      expect(['interested', 'mutual']).toContain(row.state)
    }
    const { rows } = await client.service.database.pool.query(
      `select count(*)::int as all, count(*) filter (where state = 'mutual')::int as mutual from introduction
       where a_id = any($1) and b_id = any($1)`,
      [ring.map(({ id }) => id)],
    )
    expect(rows).toEqual([{ all: 15, mutual: 15 }])
  })
})
