import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, openClient } from '../client.ts'
import { type Company, foundCompany } from '../introductions/company.ts'

let client: Client
let company: Company
const now = new Date('2026-11-27T08:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  company = await foundCompany(client, 'Odlewnia Krosno')
})
afterAll(() => client.close())

const contact = { name: 'Anna Nowak', email: 'anna@example.org', phone: '+48 13 436 00 00' }
const put = (body: unknown, headers: Record<string, string> = {}) =>
  client.ask('PUT', `/organisations/${company.id}/contact`, body, { ...company.as, ...headers })

describe('whom to call at an organisation', () => {
  test('is stated, repeated, and changed by version only', async () => {
    expect((await client.ask('GET', `/organisations/${company.id}/contact`)).status).toBe(404)
    expect((await put(contact, { 'if-match': '"1"' })).status).toBe(412)
    expect((await put(contact)).status).toBe(201)
    expect(await put(contact)).toMatchObject({ status: 200, etag: '"1"' })
    expect((await put({ ...contact, phone: null })).status).toBe(428)
    const changed = await put({ ...contact, phone: null }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, etag: '"2"', row: { phone: null } })
    expect((await put(contact, { 'if-match': '"1"' })).status).toBe(412)
  })

  test.each([
    ['/email', { ...contact, email: 'anna@' }],
    ['/email', { ...contact, email: 'Anna <anna@example.org>' }],
    ['/email', { ...contact, email: 'anna@example.org\nBcc: everybody@example.org' }],
    ['/phone', { ...contact, phone: 'call me' }],
    ['/phone', { ...contact, phone: '12' }],
    ['/name', { ...contact, name: '<b>Anna</b>' }],
    ['/name', { email: contact.email }],
  ])('is refused with a bad %s', async (pointer, body) => {
    const { status, problem } = await put(body, { 'if-match': '"2"' })
    expect([status, problem.problems?.[0]?.pointer]).toEqual([422, pointer])
  })

  test.each(['+48 13 436 00 00', '(013) 436-00-00', '0371/12345', '+33 4 76 00 00 00 ext 12'])(
    'may have the number %s',
    async (phone) => {
      const path = `/organisations/${company.id}/contact`
      const { etag } = await client.ask('GET', path)
      const { status } = await put({ ...contact, phone }, { 'if-match': etag ?? '' })
      expect(status).toBe(200)
    },
  )

  test('is removed on request, and only by its own side or an operator', async () => {
    const path = `/organisations/${company.id}/contact`
    const { etag } = await client.ask('GET', path)
    const other = await foundCompany(client, 'Nosy')
    const tag = { 'if-match': etag ?? '' }
    expect((await client.ask('DELETE', path, undefined, { ...other.as, ...tag })).status).toBe(403)
    expect((await client.ask('PUT', path, contact, { ...other.as, ...tag })).status).toBe(403)
    expect((await client.ask('DELETE', path, undefined, company.as)).status).toBe(428)
    expect((await client.ask('DELETE', path, undefined, { ...company.as, ...tag })).status).toBe(
      204,
    )
    expect((await client.ask('GET', path, undefined, company.as)).status).toBe(404)
  })
})
