import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asReader, type Client, openClient } from '../client.ts'
import { type Company, foundCompany } from '../introductions/company.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-27T08:00:00Z'))
})
afterAll(() => client.close())

const call = {
  externalId: 'feng-2027-1',
  programme: 'FENG',
  title: 'Ścieżka SMART, nabór 2027',
  deadline: '2027-03-31',
  rules: { membersMin: 3, countriesMin: 2, quotas: [{ kinds: ['company'], atLeast: 1 }] },
  source: 'https://example.org/feng/2027',
}
const seat = (id: string, more = {}) => ({
  id,
  title: `Badania odlewów ${id}`,
  language: 'pl',
  ...more,
})
const brief = { title: 'Lżejsze korpusy pomp', kind: 'research-project', seats: [seat('lab')] }

const refusal = async (path: string, body: unknown) => {
  const { status, problem } = await client.ask('POST', path, body)
  return { status, problems: problem.problems ?? [], detail: problem.detail }
}

describe('a call', () => {
  test('is kept with its rules, repeated without harm, changed by version, listed by deadline', async () => {
    const kept = await client.create('/calls', call)
    expect(kept).toMatchObject({ ...call, version: 1 })
    expect((await client.ask('POST', '/calls', call)).status).toBe(200)
    const other = await client.ask('POST', '/calls', { ...call, title: 'Something else' })
    expect([other.status, other.problem.detail.includes('PATCH /calls')]).toEqual([409, true])
    await client.create('/calls', { programme: 'Horizon', title: 'No deadline yet' })
    await client.create('/calls', { programme: 'Old', title: 'Over', deadline: '2026-01-01' })
    const open = await client.walk('/calls?open=true', 1)
    expect(open.map(({ programme }) => programme)).toEqual(['FENG', 'Horizon'])

    const path = `/calls/${kept.id}`
    expect((await client.ask('PATCH', path, { title: 'Nabór' })).status).toBe(428)
    const first = { 'if-match': '"1"' }
    expect((await client.ask('PATCH', path, { title: 'Nabór I' }, first)).etag).toBe('"2"')
    expect((await client.ask('PATCH', path, { title: 'Nabór II' }, first)).status).toBe(412)
    expect((await client.ask('GET', path, undefined, asReader)).row['title']).toBe('Nabór I')
    expect((await client.ask('POST', '/calls', call, asReader)).status).toBe(403)
    const wrong = await refusal('/calls', { ...call, rules: { membersMin: 9, membersMax: 3 } })
    expect(wrong.problems).toMatchObject([{ pointer: '/rules/membersMax' }])
  })
})

describe('a brief', () => {
  test('points to a call, whose rules count for its group', async () => {
    const { id: callId } = await client.create('/calls', { ...call, externalId: 'feng-2' })
    const kept = await client.create('/briefs', { ...brief, callId })
    expect(kept).toMatchObject({
      callId,
      constraints: { membersMin: 2, countriesMin: 1, quotas: [] },
      constraintsWithCall: { membersMin: 3, countriesMin: 2, quotas: [{ atLeast: 1, sme: false }] },
    })
    const removed = await client.ask('DELETE', `/calls/${callId}`, undefined, { 'if-match': '"1"' })
    expect(removed.status).toBe(204)
    expect((await client.ask('GET', `/briefs/${kept.id}`)).row).toMatchObject({
      callId: null,
      constraintsWithCall: { membersMin: 2 },
    })
  })

  test('has 1 to 30 seats, in any of the four languages; the refusal says so', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => seat(`s${at}`))
    for (const count of [0, 31, 200]) {
      const { status, problems } = await refusal('/briefs', { ...brief, seats: many(count) })
      expect(status).toBe(422)
      expect(problems).toMatchObject([{ pointer: '/seats' }])
      expect(problems[0]?.detail).toContain(`1 to 30 seats; given are ${count}`)
    }
    const seats = ['pl', 'en', 'de', 'fr'].map((language) => seat(language, { language }))
    const kept = await client.create('/briefs', { ...brief, seats })
    expect(kept['seats']).toMatchObject(seats.map(({ language }) => ({ language, weight: 1 })))
    const unsaid = [{ title: 'Badanie odlewów tomografią' }, { title: 'Zerstörungsfreie Prüfung' }]
    const told = await client.create('/briefs', { ...brief, seats: unsaid })
    expect(told['seats']).toMatchObject([
      { id: 's1', language: 'pl' },
      { id: 's2', language: 'de' },
    ])
    expect(told['constraints']).toMatchObject({ membersMax: 6, largestShare: 0.75 })
    const twice = await refusal('/briefs', { ...brief, seats: [seat('a'), seat('a')] })
    expect(twice.problems).toMatchObject([{ pointer: '/seats/1/id' }])
  })

  test('that contradicts itself or its call is refused, each contradiction with a way out', async () => {
    const [one, other] = [
      await foundCompany(client, 'One'),
      await foundCompany(client, 'Other'),
    ] as const
    const pointers = async (constraints: object, more: object = {}) =>
      (await refusal('/briefs', { ...brief, ...more, constraints })).problems.map(
        ({ pointer, detail }) => {
          expect(detail).toMatch(/\.$/)
          return pointer.replace('/constraints/', '')
        },
      )
    expect(await pointers({ membersMin: 5, membersMax: 3 })).toEqual(['membersMax'])
    const both = { obligatory: [one.id, other.id], excluded: [other.id] }
    expect(await pointers(both)).toEqual(['excluded'])
    expect(await pointers({ membersMax: 2, largestShare: 0.4 })).toEqual(['largestShare'])
    const quotas = [{ kinds: ['university'], atLeast: 4 }]
    expect(await pointers({ membersMax: 3, quotas })).toEqual(['quotas/0/atLeast'])
    const nobody = '0198c0de-0000-7000-8000-000000000000'
    expect(await pointers({ clusters: [nobody] })).toEqual(['clusters/0'])
    const cluster = await client.create('/clusters', { name: 'No member', country: 'PL' })
    expect(await pointers({ obligatory: [one.id, cluster.id], clusters: [other.id] })).toEqual([
      'clusters/0',
      'obligatory/1',
    ])
    const rules = { membersMin: 8, regions: ['DE'] }
    const { id: callId } = await client.create('/calls', { ...call, externalId: 'de', rules })
    const against = await pointers({ regions: ['PL82'] }, { callId })
    expect(against).toEqual(['membersMax', 'regions'])
    expect(await pointers({}, { callId: nobody })).toEqual(['/callId'])
  })

  describe('of a member', () => {
    let foundry: Company
    let lab: Company
    beforeAll(async () => {
      foundry = await foundCompany(client, 'Odlewnia Krosno')
      lab = await foundCompany(client, 'Prüflabor Chemnitz')
    })
    test('is its own: nobody else of the members reads or changes it', async () => {
      const { status, row } = await client.ask('POST', '/briefs', brief, foundry.as)
      expect([status, row['organisationId']]).toEqual([201, foundry.id])
      const path = `/briefs/${row.id}`
      for (const [method, headers] of [
        ['GET', {}],
        ['DELETE', { 'if-match': '"1"' }],
      ] as const) {
        const theirs = await client.ask(method, path, undefined, { ...lab.as, ...headers })
        expect(theirs.status).toBe(404)
        expect(
          (await client.ask(method, path, undefined, { ...asReader, ...headers })).status,
        ).toBe(403)
      }
      const foreign = { ...brief, organisationId: foundry.id }
      expect((await client.ask('POST', '/briefs', foreign, lab.as)).status).toBe(403)
      expect((await client.ask('GET', '/briefs', undefined, lab.as)).page.items).toEqual([])
      const mine = (await client.ask('GET', '/briefs', undefined, foundry.as)).page.items
      expect(mine.map(({ id }) => id)).toEqual([row.id])
      const versioned = { ...foundry.as, 'if-match': '"1"' }
      const changed = await client.ask('PATCH', path, { text: 'Mehr dazu.' }, versioned)
      expect([changed.status, changed.etag, changed.row['text']]).toEqual([
        200,
        '"2"',
        'Mehr dazu.',
      ])
      expect((await client.ask('PATCH', path, { text: 'Late' }, versioned)).status).toBe(412)
    })
  })
})
