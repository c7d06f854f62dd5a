import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Client, keys, openClient } from '../client.ts'

const now = new Date('2026-11-23T09:00:00.000Z')
const nobody = '0198c0de-0000-7000-8000-000000000000'
let client: Client
let memberships: string
let clusterId: string
let organisationId: string

const newOrganisation = async () =>
  (await client.create('/organisations', { name: 'Odlewnia Krosno', country: 'PL' })).id
const newCluster = async () =>
  (await client.create('/clusters', { name: 'Dolina Odlewnicza', country: 'PL' })).id

beforeAll(async () => {
  client = await openClient(() => now)
})
afterAll(() => client.close())
beforeEach(async () => {
  clusterId = await newCluster()
  organisationId = await newOrganisation()
  memberships = `/clusters/${clusterId}/memberships`
})

describe('one membership', () => {
  test('is created, and read as it was stated', async () => {
    const body = { organisationId, role: 'partner', joinedOn: '2024-03-01', leftOn: '2024-03-01' }
    const made = await client.ask('POST', memberships, body)
    expect(made).toMatchObject({ status: 201, etag: '"1"' })
    expect(made.location).toBe(`/memberships/${made.row.id}`)
    const read = await client.ask('GET', `/memberships/${made.row.id}`)
    expect(read).toMatchObject({ status: 200, etag: '"1"' })
    expect(read.row).toEqual(made.row)
    expect(read.row).toEqual({
      ...body,
      id: made.row.id,
      clusterId,
      version: 1,
      createdAt: now.toISOString(),
      updatedAt: now.toISOString(),
    })
  })

  test('stated again is the same one; stated otherwise it is a conflict that names it', async () => {
    const body = { organisationId, joinedOn: '2024-03-01' }
    const { id } = await client.create(memberships, body)
    const again = await client.ask('POST', memberships, body)
    expect(again).toMatchObject({ status: 200, etag: '"1"', row: { id } })
    const other = await client.ask('POST', memberships, { ...body, role: 'leader' })
    expect(other.status).toBe(409)
    expect(other.problem.detail).toContain(`PATCH /memberships/${id}`)
    expect((await client.ask('GET', `/memberships/${id}`)).row).toMatchObject({ role: 'member' })
  })

  test('asked for twice at once is made once', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => client.ask('POST', memberships, { organisationId })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect((await client.walk(memberships, 50)).length).toBe(1)
  })

  test('changes only in the fields that are given', async () => {
    const made = await client.create(memberships, { organisationId, joinedOn: '2024-03-01' })
    const path = `/memberships/${made.id}`
    const changed = await client.ask('PATCH', path, { role: 'leader' }, { 'if-match': '"1"' })
    expect(changed).toMatchObject({ status: 200, etag: '"2"' })
    expect(changed.row).toEqual({ ...made, role: 'leader', version: 2 })
    expect((await client.ask('GET', path)).row).toEqual(changed.row)
  })

  test('is changed or removed only by who names its version', async () => {
    const { id } = await client.create(memberships, { organisationId })
    const path = `/memberships/${id}`
    expect((await client.ask('PATCH', path, { role: 'leader' })).status).toBe(428)
    expect((await client.ask('DELETE', path)).status).toBe(428)
    const answers = await Promise.all(
      ['leader', 'partner'].map((role) =>
        client.ask('PATCH', path, { role }, { 'if-match': '"1"' }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"1"' })).status).toBe(412)
    expect((await client.ask('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204)
    expect((await client.ask('GET', path)).status).toBe(404)
    // It may come back later, as a new one.
    const back = await client.ask('POST', memberships, { organisationId, role: 'partner' })
    expect(back).toMatchObject({ status: 201, etag: '"1"' })
  })

  test('goes with its cluster, and the organisation stays', async () => {
    const { id } = await client.create(memberships, { organisationId })
    const headers = { 'if-match': '"1"' }
    const gone = await client.ask('DELETE', `/clusters/${clusterId}`, undefined, headers)
    expect(gone.status).toBe(204)
    expect((await client.ask('GET', `/memberships/${id}`)).status).toBe(404)
    expect((await client.ask('GET', `/organisations/${organisationId}`)).status).toBe(200)
  })

  test('goes with its organisation, and the cluster stays', async () => {
    const { id } = await client.create(memberships, { organisationId })
    const headers = { 'if-match': '"1"' }
    const gone = await client.ask('DELETE', `/organisations/${organisationId}`, undefined, headers)
    expect(gone.status).toBe(204)
    expect((await client.ask('GET', `/memberships/${id}`)).status).toBe(404)
    expect((await client.ask('GET', `/clusters/${clusterId}`)).status).toBe(200)
  })
})

describe('a refused membership', () => {
  test.each([
    [
      'an unknown organisation',
      { organisationId: nobody },
      '/organisationId',
      'POST /organisations',
    ],
    [
      'dates the wrong way round',
      { joinedOn: '2026-02-01', leftOn: '2026-01-31' },
      '/leftOn',
      'before it joins',
    ],
    ['a day that is none', { joinedOn: '2026-02-30' }, '/joinedOn', '2027-06-30'],
    ['a day before the calendar', { joinedOn: '0000-01-01' }, '/joinedOn', '1800-01-01'],
    ['an unknown role', { role: 'chair' }, '/role', 'leader, member, partner'],
    ['an unknown field', { since: '2024' }, '/', 'Unknown field: "since"'],
  ])(
    'with %s is told how to mend it, and nothing is stored',
    async (_, change, pointer, sentence) => {
      const refused = await client.ask('POST', memberships, { organisationId, ...change })
      expect(refused.status).toBe(422)
      expect(refused.problem.problems).toEqual([
        { pointer, detail: expect.stringContaining(sentence) },
      ])
      expect((await client.ask('GET', memberships)).page.items).toEqual([])
    },
  )

  test('in an unknown cluster finds nothing', async () => {
    const path = `/clusters/${nobody}/memberships`
    expect((await client.ask('POST', path, { organisationId })).status).toBe(404)
    expect((await client.ask('GET', path)).status).toBe(404)
    expect((await client.ask('GET', `/organisations/${nobody}/memberships`)).status).toBe(404)
  })

  test('as a change is judged with the day that is stored already', async () => {
    const made = await client.create(memberships, { organisationId, joinedOn: '2024-03-01' })
    const path = `/memberships/${made.id}`
    const change = { leftOn: '2024-02-29' }
    const refused = await client.ask('PATCH', path, change, { 'if-match': '"1"' })
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.[0]?.pointer).toBe('/leftOn')
    expect((await client.ask('GET', path)).row).toEqual(made)
  })

  test('for a reader, who may only look', async () => {
    const headers = { authorization: `Bearer ${keys.reader}` }
    expect((await client.ask('POST', memberships, { organisationId }, headers)).status).toBe(403)
    expect((await client.ask('GET', memberships, undefined, headers)).status).toBe(200)
  })
})

describe('a list of memberships', () => {
  const days = [null, '2026-11-22', '2026-11-23', '2026-11-24']
  const spans = days
    .flatMap((joinedOn) => days.map((leftOn) => ({ joinedOn, leftOn })))
    .filter(({ joinedOn, leftOn }) => !joinedOn || !leftOn || leftOn >= joinedOn)
  const today = '2026-11-23'
  const counts = ({ joinedOn, leftOn }: (typeof spans)[number]) =>
    (joinedOn ?? today) <= today && (leftOn ?? today) >= today
  const spanOf = ({ joinedOn, leftOn }: Record<string, unknown>) => ({ joinedOn, leftOn })

  test('of a cluster, walked in pages of any size, shows every one once, by day of joining', async () => {
    for (const span of spans)
      await client.create(memberships, { organisationId: await newOrganisation(), ...span })
    for (const limit of [1, 2, 5, 12, 13, 14, 200]) {
      const rows = await client.walk(memberships, limit)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(spans.length)
      const joined = rows.map(({ joinedOn }) => String(joinedOn ?? ''))
      expect(joined).toEqual(joined.toSorted())
    }
  })

  test('of an organisation, by whether it counts today, first and last day included', async () => {
    for (const span of spans)
      await client.create(`/clusters/${await newCluster()}/memberships`, {
        organisationId,
        ...span,
      })
    const path = `/organisations/${organisationId}/memberships`
    const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort()
    for (const current of [true, false]) {
      const rows = await client.walk(`${path}?current=${current}`, 2)
      expect(sorted(rows.map(spanOf))).toEqual(
        sorted(spans.filter((span) => counts(span) === current)),
      )
    }
    expect((await client.walk(path, 3)).length).toBe(spans.length)
  })

  test('is refused when asked for what it does not know', async () => {
    const { status, problem } = await client.ask('GET', `${memberships}?current=yes`)
    expect(status).toBe(422)
    expect(problem.problems?.[0]?.detail).toBe('Use one of: true, false.')
  })
})
