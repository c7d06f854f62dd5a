import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { believedMs } from '../../src/people/key.actions.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { foundCompany } from '../introductions/company.ts'
import { openTestApi } from '../test-api.ts'

let client: Client
let now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
})
afterAll(() => client.close())

const asks = async (key: unknown) =>
  (await client.ask('GET', '/organisations', undefined, { authorization: `Bearer ${key}` })).status

describe('a key that was made', () => {
  test('is told once, opens the door, and is stored as a hash only', async () => {
    const made = await client.ask('POST', '/keys', { name: 'Reporting', relation: 'reader' })
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store'])
    const { key, id } = made.row
    expect(await asks(key)).toBe(200)
    const { page } = await client.ask('GET', '/keys')
    expect(page.items).toMatchObject([{ id, name: 'Reporting', relation: 'reader' }])
    const secret = String(key).split('.')[2] ?? ''
    expect(secret).toHaveLength(43)
    const { rows } = await client.service.database.pool.query('select * from api_key')
    expect(JSON.stringify([page, rows])).not.toContain(secret)
  })

  test('is refused everywhere within seconds of being revoked, for good', async () => {
    const { row } = await client.ask('POST', '/keys', { name: 'Lost', relation: 'operator' })
    expect(await asks(row['key'])).toBe(200)
    expect((await client.ask('DELETE', `/keys/${row.id}`)).status).toBe(204)
    now = new Date(now.getTime() + believedMs)
    expect(await asks(row['key'])).toBe(401)
    expect((await client.ask('DELETE', `/keys/${row.id}`)).status).toBe(204)
    const { page } = await client.ask('GET', '/keys?limit=1')
    expect(page.items).toMatchObject([{ id: row.id, revokedAt: '2026-11-27T08:00:00.000Z' }])
    expect(await asks(row['key'])).toBe(401)
    const gone = await client.ask('DELETE', '/keys/00000000-0000-7000-8000-000000000000')
    expect(gone.status).toBe(404)
  })

  test.each([
    ['with another secret', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
    ['cut short', (key: string) => key.slice(0, -1)],
    ['with another id', (key: string) => key.replace(/\.[0-9a-f]{8}-/, '.00000000-')],
    [
      'with an id that is none',
      (key: string) => key.replace(/\.[0-9a-f-]{36}\./, `.${'-'.repeat(36)}.`),
    ],
    ['as its secret alone', (key: string) => key.split('.')[2] ?? ''],
  ])('%s is nobody’s', async (way, spoil) => {
    const { row } = await client.ask('POST', '/keys', { name: `Whole ${way}`, relation: 'reader' })
    expect(String(row['key'])).toMatch(/^splot\./)
    expect(await asks(spoil(String(row['key'])))).toBe(401)
  })

  test('of a member needs an organisation that is there, any other needs none', async () => {
    const { id } = await foundCompany(client, 'Keyholder')
    for (const body of [
      { name: 'Nobody', relation: 'member' },
      { name: 'Nobody', relation: 'reader', organisationId: id },
      { name: 'Nobody', organisationId: '00000000-0000-7000-8000-000000000000' },
    ]) {
      const { status, problem } = await client.ask('POST', '/keys', body)
      expect([status, problem.problems?.[0]?.pointer]).toEqual([422, '/organisationId'])
    }
    const { page } = await client.ask('GET', `/keys?organisation=${id}`)
    expect(page.items).toMatchObject([{ organisationId: id, name: `Keyholder ${id}` }])
  })

  test('bears a name of its own while it counts, and none of the configuration', async () => {
    const make = (name: string) => client.ask('POST', '/keys', { name, relation: 'reader' })
    const [first, ...others] = await Promise.all([make('Twin'), make('Twin'), make('Twin')])
    expect([first, ...others].map((one) => one?.status).sort()).toEqual([201, 409, 409])
    for (const name of ['o', 'r', 'local', 'splot']) expect((await make(name)).status).toBe(409)
    await client.ask('DELETE', `/keys/${first?.row.id}`)
    expect((await make('Twin')).status).toBe(201)
  })

  test('is made, listed and revoked by operators only', async () => {
    const company = await foundCompany(client, 'Curious')
    for (const headers of [asReader, company.as])
      for (const [method, path, body] of [
        ['POST', '/keys', { name: 'Mine', relation: 'operator' }],
        ['GET', '/keys', undefined],
        ['DELETE', `/keys/${company.keyId}`, undefined],
      ] as const)
        expect((await client.ask(method, path, body, headers)).status).toBe(403)
  })

  test('is not mistaken for the operator where no key is configured, once it is revoked', async () => {
    const { api, close } = await openTestApi({ clock: () => now })
    const ask = async (key?: string) =>
      (await api.request('/keys', key ? { headers: { authorization: `Bearer ${key}` } } : {}))
        .status
    expect([await ask(), await ask('splot.unknown'), await ask('anything')]).toEqual([
      200, 401, 401,
    ])
    await close()
  })
})
