import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient } from '../client.ts'
import { foundCompany } from '../introductions/company.ts'
import { createOwnDatabase } from '../own-database.ts'
import { type Linking, linking, linkOf } from './linking.ts'

// The embedded database does one thing after the other; only a server lets two callers truly meet.
describe('those who change one link on PostgreSQL at the same instant', {
  timeout: 120_000,
}, () => {
  let own: Awaited<ReturnType<typeof createOwnDatabase>>
  let client: Client
  let does: Linking
  beforeAll(async () => {
    own = await createOwnDatabase()
    client = await openClient(() => new Date(), { SPLOT_MEMORY: '0', DATABASE_URL: own.url })
    does = linking(client)
  })
  afterAll(async () => {
    await client.close()
    await own.drop()
  })
  const found = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, index) => foundCompany(client, `Nr ${index}`)))

  test('two coordinators, many times over: one change is stored, the other one is told', async () => {
    const companies = await found(2)
    const { id } = await linkOf(does, companies, 'proposed')
    for (let version = 1; version <= 10; version++) {
      const both = await Promise.all(
        ['Anna', 'Jörg'].map((coordinator) =>
          does.send(
            'PATCH',
            `/links/${id}`,
            { coordinator: `${coordinator} ${version}` },
            { version },
          ),
        ),
      )
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
    }
    expect((await does.show(id)).link.version).toBe(11)
  })

  test('all members at once: every answer is kept, and the link is agreed', async () => {
    const companies = await found(10)
    const link = await linkOf(does, companies, 'invited')
    const answers = await Promise.all(
      companies.map((who, index) =>
        does.answer(who, link.id, link.seats[index]?.id ?? '', { answer: 'accepted' }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const kinds = (await does.history(link.id)).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'accepted')).toHaveLength(10)
    expect(kinds.filter((kind) => kind === 'agreed')).toHaveLength(1)
    expect((await does.show(link.id)).link.state).toBe('agreed')
  })

  test('an organisation that is removed while it is seated elsewhere: no seat names nobody', async () => {
    for (let round = 0; round < 6; round++) {
      const [stays, goes] = await found(2)
      if (!stays || !goes) throw new Error('There are two.')
      const active = await linkOf(does, [stays, goes], 'active')
      const other = await linkOf(does, [stays, stays], 'proposed')
      const seatId = other.seats[1]?.id ?? ''
      const [removed, seated] = await Promise.all([
        client.ask('DELETE', `/organisations/${goes.id}`, undefined, { 'if-match': '"1"' }),
        does.send(
          'PATCH',
          `/links/${other.id}/seats/${seatId}`,
          { organisationId: goes.id },
          other,
        ),
        does.coordinate(active.id, '/closing', { outcome: 'achieved' }),
      ])
      expect(removed.status).toBe(204)
      expect([200, 409, 412, 422]).toContain(seated.status)
      for (const { id } of [active, other])
        for (const seat of (await does.show(id)).link.seats)
          expect(seat.organisation === null).toBe(seat.state === 'open')
    }
  })
})
