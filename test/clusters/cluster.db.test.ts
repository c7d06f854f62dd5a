import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, keys, openClient } from '../client.ts'

const now = new Date('2026-11-23T09:00:00.000Z')
const nobody = '0198c0de-0000-7000-8000-000000000000'
let client: Client
let leaderId: string

beforeAll(async () => {
  client = await openClient(() => now)
  leaderId = (await client.create('/organisations', { name: 'Odlewnia Krosno', country: 'PL' })).id
})
afterAll(() => client.close())

const valley = () => ({
  externalId: 'valley',
  name: 'Dolina Odlewnicza',
  leaderId,
  type: 'key',
  phase: 'mature',
  nace: ['C24.51', '2562', '25.62'],
  country: 'PL',
  nuts: 'PL82',
  website: 'https://dolina.example',
  description: 'Odlewnie i narzędziownie Podkarpacia.',
  labels: [{ name: 'ESCA Gold', validFrom: '2025-01-01', validTo: '2027-12-31' }],
})

describe('one cluster', () => {
  test('is created, and read as it was stated', async () => {
    const made = await client.ask('POST', '/clusters', valley())
    expect(made.status).toBe(201)
    expect(made.etag).toBe('"1"')
    expect(made.location).toBe(`/clusters/${made.row.id}`)
    const read = await client.ask('GET', `/clusters/${made.row.id}`)
    expect(read).toMatchObject({ status: 200, etag: '"1"' })
    expect(read.row).toEqual(made.row)
    expect(read.row).toEqual({
      ...valley(),
      nace: ['24.51', '25.62'],
      id: made.row.id,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
  })

  test('stated again under its external id is the same one; stated otherwise it is a conflict', async () => {
    const twin = { ...valley(), externalId: 'twin' }
    const { id } = await client.create('/clusters', twin)
    const again = await client.ask('POST', '/clusters', twin)
    expect(again).toMatchObject({ status: 200, etag: '"1"', row: { id } })
    const other = await client.ask('POST', '/clusters', { ...twin, phase: 'growth' })
    expect(other.status).toBe(409)
    expect(other.problem.detail).toContain('"twin" is taken')
    const stored = await client.ask('GET', `/clusters/${id}`)
    expect(stored.row).toMatchObject({ phase: 'mature', version: 1 })
  })

  test('changes only in the fields that are given', async () => {
    const made = await client.create('/clusters', { ...valley(), externalId: null })
    const path = `/clusters/${made.id}`
    const change = { phase: 'growth', leaderId: null, labels: [{ name: 'KKK' }] }
    const changed = await client.ask('PATCH', path, change, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, etag: '"2"' })
    expect(changed.row).toEqual({
      ...made,
      phase: 'growth',
      leaderId: null,
      labels: [{ name: 'KKK', validFrom: null, validTo: null }],
      version: 2,
    })
    expect((await client.ask('GET', path)).row).toEqual(changed.row)
  })

  test('is changed or removed only by who names its version', async () => {
    const { id } = await client.create('/clusters', { ...valley(), externalId: null })
    const path = `/clusters/${id}`
    expect((await client.ask('PATCH', path, { phase: 'growth' })).status).toBe(428)
    expect((await client.ask('DELETE', path)).status).toBe(428)
    const answers = await Promise.all(
      ['growth', 'embryonic'].map((phase) =>
        client.ask('PATCH', path, { phase }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412)
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204)
    const gone = await client.ask('GET', path)
    expect(gone.status).toBe(404)
    expect(gone.problem.detail).toContain('GET /clusters lists them')
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(404)
  })

  test('keeps its external id for ever', async () => {
    const { id } = await client.create('/clusters', { ...valley(), externalId: 'for-ever' })
    const change = { externalId: 'other' }
    const refused = await client.ask('PATCH', `/clusters/${id}`, change, { 'if-match': '"1"' })
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.[0]?.pointer).toBe('/externalId')
  })

  test('loses its leader and that membership, and nothing else, when the leader is removed', async () => {
    const leader = await client.create('/organisations', { name: 'Leader for now', country: 'PL' })
    const made = await client.create('/clusters', {
      ...valley(),
      externalId: null,
      leaderId: leader.id,
    })
    const memberships = `/clusters/${made.id}/memberships`
    await client.create(memberships, { organisationId: leader.id, role: 'leader' })
    const kept = await client.create(memberships, { organisationId: leaderId })
    const path = `/organisations/${leader.id}`
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(204)
    expect((await client.ask('GET', `/clusters/${made.id}`)).row).toEqual({
      ...made,
      leaderId: null,
    })
    expect((await client.ask('GET', memberships)).page.items).toEqual([kept])
  })
})

describe('a refused cluster', () => {
  test.each([
    ['an unknown leader', { leaderId: nobody }, '/leaderId', `no organisation ${nobody}`],
    ['an unknown sector', { nace: ['25.62', '25.26'] }, '/nace/1', 'Did you mean'],
    ['an unknown region', { nuts: 'PL29' }, '/nuts', 'Did you mean'],
    ['a region abroad', { nuts: 'DE11' }, '/nuts', 'not in PL'],
    ['an unknown country', { country: 'XX', nuts: null }, '/country', 'ISO 3166'],
    [
      'a label the wrong way round',
      { labels: [{ name: 'KKK', validFrom: '2026-02-01', validTo: '2026-01-31' }] },
      '/labels/0/validTo',
      'before it begins',
    ],
    [
      'a day that is none',
      { labels: [{ name: 'KKK', validFrom: '2026-02-30' }] },
      '/labels/0/validFrom',
      '2027-06-30',
    ],
    [
      'a day before the calendar',
      { labels: [{ name: 'K', validTo: '0000-01-01' }] },
      '/labels/0/validTo',
      '1800-01-01',
    ],
    ['an unknown field', { members: 51 }, '/', 'Unknown field: "members"'],
    ['a wrong type', { type: 'national' }, '/type', 'key, local, embryonic'],
  ])(
    'with %s is told how to mend it, and nothing is stored',
    async (_, change, pointer, sentence) => {
      const body = { ...valley(), externalId: 'refused', ...change }
      const refused = await client.ask('POST', '/clusters', body)
      expect(refused.status).toBe(422)
      expect(refused.problem.problems).toEqual([
        { pointer, detail: expect.stringContaining(sentence) },
      ])
      expect((await client.ask('GET', '/clusters?externalId=refused')).page.items).toEqual([])
    },
  )

  test('is told so in the language of the reader', async () => {
    const body = { ...valley(), externalId: 'refused', leaderId: nobody }
    const refused = await client.ask('POST', '/clusters', body, { 'accept-language': 'pl' })
    expect(refused.problem.problems?.[0]?.detail).toContain('Lider nie jest tu znany')
  })

  test('as a change leaves the cluster as it was', async () => {
    const made = await client.create('/clusters', { ...valley(), externalId: null })
    const path = `/clusters/${made.id}`
    const change = { phase: 'growth', leaderId: nobody }
    expect((await client.ask('PATCH', path, change, { 'if-match': '"1"' })).status).toBe(422)
    expect((await client.ask('GET', path)).row).toEqual(made)
  })

  test('for a reader, who may only look', async () => {
    const headers = { authorization: `Bearer ${keys.reader}` }
    expect((await client.ask('POST', '/clusters', valley(), headers)).status).toBe(403)
    expect((await client.ask('GET', '/clusters', undefined, headers)).status).toBe(200)
  })
})

describe('a list of clusters', () => {
  // A country of its own, so that the other tests are not in the way.
  const walked = [
    { name: 'Béton', type: 'key', phase: 'mature', nace: ['23.61'], nuts: 'FRK2' },
    { name: 'Béton', type: 'local', phase: 'growth', nace: ['23'], nuts: 'FRK1' },
    { name: 'acier', type: 'key', phase: 'growth', nace: ['24.10', '62.01'], nuts: 'FRF1' },
    { name: 'Zinc', type: null, phase: null, nace: ['C'], nuts: null },
    { name: 'Étain', type: 'embryonic', phase: 'embryonic', nace: [], nuts: 'FRK' },
    { name: 'Béton armé', type: 'local', phase: 'growth', nace: ['41.20'], nuts: 'FRK26' },
  ]
  const namesOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ name }) => name)
  let led: string

  beforeAll(async () => {
    led = (await client.create('/organisations', { name: 'Fonderie', country: 'FR' })).id
    for (const [index, one] of walked.entries())
      await client.create('/clusters', {
        ...one,
        country: 'FR',
        externalId: index === 0 ? null : `walked-${index}`,
        leaderId: index < 2 ? led : null,
      })
  })

  test.each([1, 2, 3, 5, 6, 7, 200])(
    'walked %i at a time shows every cluster once, by name',
    async (limit) => {
      const rows = await client.walk('/clusters?country=FR', limit)
      expect(namesOf(rows)).toEqual(namesOf(walked).sort())
      expect(new Set(rows.map(({ id }) => id)).size).toBe(walked.length)
    },
  )

  test.each([
    ['type=local', ['Béton', 'Béton armé']],
    ['phase=growth', ['Béton', 'Béton armé', 'acier']],
    ['type=local&phase=growth&name=arm', ['Béton armé']],
    ['region=FRK', ['Béton', 'Béton', 'Béton armé', 'Étain']],
    ['region=FRK2', ['Béton', 'Béton armé']],
    ['sector=23', ['Béton', 'Béton']],
    ['sector=2361', ['Béton']],
    ['sector=C', ['Béton', 'Béton', 'Zinc', 'acier']],
    ['sector=J', ['acier']],
    ['name=B%C3%89TON', ['Béton', 'Béton', 'Béton armé']],
    ['externalId=walked-3', ['Zinc']],
    ['externalId=walked-99', []],
  ])('with %s keeps only those that fit', async (filter, names) => {
    expect(namesOf(await client.walk(`/clusters?country=FR&${filter}`, 2))).toEqual(names)
  })

  test('with a leader keeps only those that it leads', async () => {
    expect(namesOf(await client.walk(`/clusters?leader=${led}`, 50))).toEqual(['Béton', 'Béton'])
    expect((await client.ask('GET', `/clusters?leader=${nobody}`)).page.items).toEqual([])
  })

  test.each([
    ['sector=25.26', '/sector', 'Did you mean'],
    ['type=national', '/type', 'key, local, embryonic'],
    ['leader=Fonderie', '/leader', 'Copy it whole'],
    ['name=%00', '/name', 'control characters'],
    ['limit=0', '/limit', 'At least 1'],
  ])('with %s is refused', async (filter, pointer, sentence) => {
    const { status, problem } = await client.ask('GET', `/clusters?${filter}`)
    expect(status).toBe(422)
    expect(problem.problems).toEqual([{ pointer, detail: expect.stringContaining(sentence) }])
  })
})
