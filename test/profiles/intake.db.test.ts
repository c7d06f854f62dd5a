import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asReader, type Client, openClient } from '../client.ts'
import { judgedDescriptions } from './judged-descriptions.ts'

let now = new Date('2026-11-23T09:00:00.000Z')
const nobody = '/organisations/0198c0de-0000-7000-8000-000000000000'
let client: Client
let organisation: string

beforeAll(async () => {
  client = await openClient(() => now)
})
afterAll(() => client.close())

beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00.000Z')
  const { id } = await client.create('/organisations', { name: 'Stolarnia', country: 'PL' })
  organisation = `/organisations/${id}`
})

type Proposals = {
  language: string
  proposals: {
    entry: { side: string; title: string; description: string; language: string }
    confidence: number
    reason: string
    duplicateOf: { id: string; title: string } | null
  }[]
  leftOut: { text: string; reason: string }[]
}

async function propose(text: string, headers = {}): Promise<Proposals> {
  const { status, row } = await client.ask('POST', `${organisation}/proposals`, { text }, headers)
  expect(status).toBe(200)
  return row as unknown as Proposals
}

describe('a pasted description', () => {
  const pasted = 'Produkujemy meble z dębu. Szukamy dostawcy okuć ze stali nierdzewnej. Zadzwoń!'

  test('is proposed as entries with reasons in the language of the reader, and nothing is stored', async () => {
    const found = await propose(pasted, { 'accept-language': 'de' })
    expect(found).toMatchObject({
      language: 'pl',
      proposals: [
        {
          entry: { side: 'competency', title: 'Meble z dębu', language: 'pl' },
          reason: '„Produkujemy“ sagt es',
          duplicateOf: null,
        },
        { entry: { side: 'need', kind: 'supplier' }, reason: '„Szukamy“ sagt es' },
      ],
      leftOut: [{ text: 'Zadzwoń!', reason: 'Kontakt oder Anfahrt' }],
    })
    expect((await client.ask('GET', `${organisation}/entries`)).page.items).toEqual([])
  })

  test.each(judgedDescriptions().filter((_, index) => index % 6 === 4))(
    'such as $name is confirmed by sending its proposals back, and is known the next time',
    async ({ text }) => {
      const { proposals } = await propose(text)
      expect(proposals.length).toBeGreaterThan(3)
      const entries = proposals.map(({ entry }) => entry)
      const stored = await client.ask('POST', `${organisation}/entries/batch`, { entries })
      expect(stored).toMatchObject({ status: 201, row: { created: entries.length } })
      expect(stored.row['items']).toMatchObject(entries)
      const again = await propose(text)
      expect(again.proposals.map(({ duplicateOf }) => duplicateOf?.title)).toEqual(
        entries.map(({ title }) => title),
      )
    },
  )

  test.each([
    ['nothing', '', 'no sentence'],
    ['only markup', '<div><img src="x"></div>', 'no sentence'],
    ['too much', 'We make gears of steel. '.repeat(1000), 'at most 20000'],
    [
      'a foreign language',
      'Hledáme dodavatele slévárenských písků a partnera pro výzkumný projekt v Brně.',
      'Polish, English, German and French',
    ],
  ])('with %s is refused with what to do', async (_, text, says) => {
    const { status, problem } = await client.ask('POST', `${organisation}/proposals`, { text })
    expect(status).toBe(422)
    expect(problem.problems).toMatchObject([{ pointer: '/text' }])
    expect(problem.problems?.[0]?.detail).toContain(says)
  })

  test('is for an organisation that is there, from somebody who may state entries', async () => {
    expect(await client.ask('POST', `${nobody}/proposals`, { text: pasted })).toMatchObject({
      status: 404,
    })
    const path = `${organisation}/proposals`
    expect(await client.ask('POST', path, { text: pasted }, asReader)).toMatchObject({
      status: 403,
    })
  })
})

describe('many entries at once', () => {
  const gears = { side: 'competency', title: 'Zahnräder', externalId: null as string | null }
  const plating = { side: 'need', title: 'Zinc plating of brackets' }
  const send = (entries: unknown, headers = {}) =>
    client.ask('POST', `${organisation}/entries/batch`, { entries }, headers)

  test('are all stored or none, and every problem is told with its place', async () => {
    const refused = await send([
      gears,
      { ...gears, nace: ['99.99'], title: 'Wellen' },
      { ...plating, expiresOn: '2020-01-01' },
      { ...plating, title: 'zahnräder!' },
    ])
    expect(refused.status).toBe(422)
    expect(refused.problem.problems?.map(({ pointer }) => pointer)).toEqual([
      '/entries/1/nace/0',
      '/entries/2/expiresOn',
      '/entries/3/title',
    ])
    expect((await client.ask('GET', `${organisation}/entries`)).page.items).toEqual([])
  })

  test('may be sent again under the same external ids', async () => {
    const named = { ...gears, externalId: `gears-${organisation}` }
    const first = await send([named, { ...plating, externalId: `plating-${organisation}` }])
    expect(first).toMatchObject({ status: 201, row: { created: 2 } })
    const again = await send([named])
    expect(again).toMatchObject({ status: 200, row: { created: 0 } })
    expect(again.row['items']).toEqual([(first.row['items'] as unknown[])[0]])
    const other = await send([{ ...named, title: 'Kegelräder' }])
    expect(other).toMatchObject({
      status: 409,
      problem: { problems: [{ pointer: '/entries/0/externalId' }] },
    })
  })

  test('are at least one and at most a hundred, for an organisation that is there', async () => {
    expect((await send([])).status).toBe(422)
    expect((await send(Array.from({ length: 101 }, () => gears))).status).toBe(422)
    const hundred = Array.from({ length: 100 }, (_, index) => ({
      ...gears,
      title: `Part ${index}`,
    }))
    expect(await send(hundred)).toMatchObject({ status: 201, row: { created: 100 } })
    const nowhere = await client.ask('POST', `${nobody}/entries/batch`, { entries: [gears] })
    expect(nowhere.status).toBe(404)
    expect((await send([gears], asReader)).status).toBe(403)
  })
})

describe('an entry that somebody confirms', () => {
  const state = (more: object = {}) =>
    client.create(`${organisation}/entries`, {
      side: 'need',
      title: 'Zinc plating',
      confirmedOn: '2025-01-01',
      ...more,
    })
  const confirm = (id: string, version: number, headers = {}) =>
    client.ask('POST', `/entries/${id}/confirm`, undefined, {
      'if-match': `"${version}"`,
      ...headers,
    })

  test('counts as confirmed today, once a day', async () => {
    const { id } = await state()
    const confirmed = await confirm(id, 1)
    expect(confirmed).toMatchObject({
      status: 200,
      etag: '"2"',
      row: { confirmedOn: '2026-11-23', version: 2, title: 'Zinc plating' },
    })
    expect(await confirm(id, 2)).toMatchObject({ status: 200, etag: '"2"' })
  })

  test('is the version that they saw', async () => {
    const { id } = await state()
    expect((await confirm(id, 7)).status).toBe(412)
    expect((await client.ask('POST', `/entries/${id}/confirm`)).status).toBe(428)
  })

  test('has not expired, is there, and is theirs to confirm', async () => {
    const { id } = await state({ expiresOn: '2026-11-24' })
    expect((await confirm(id, 1, asReader)).status).toBe(403)
    now = new Date('2026-11-25T09:00:00.000Z')
    const late = await confirm(id, 1)
    expect(late).toMatchObject({
      status: 422,
      problem: { problems: [{ pointer: '/expiresOn' }] },
    })
    expect((await confirm('0198c0de-0000-7000-8000-000000000000', 1)).status).toBe(404)
  })
})

describe('the completeness of a profile', () => {
  test('rises by what it promised, and falls as nobody confirms', async () => {
    const path = `${organisation}/completeness`
    const before = await client.ask('GET', path, undefined, { 'accept-language': 'pl' })
    expect(before).toMatchObject({ status: 200, row: { value: 0, points: { needs: 0 } } })
    const missing = before.row['missing'] as { add: string; advice: string }[]
    expect(missing[0]?.advice).toMatch(/potrzebę/)

    await client.create(`${organisation}/entries`, { side: 'need', title: 'Zinc plating' })
    const after = (await client.ask('GET', path)).row
    const advice = (
      after['missing'] as { add: string; gain: number; entry: { id: string } }[]
    ).find(({ add }) => add === 'entry-kind')
    await client.ask(
      'PATCH',
      `/entries/${advice?.entry.id}`,
      { kind: 'service' },
      { 'if-match': '"1"' },
    )
    const mended = (await client.ask('GET', path)).row
    expect(Number(mended['value'])).toBeCloseTo(Number(after['value']) + (advice?.gain ?? 0), 5)

    now = new Date('2027-11-23T09:00:00.000Z')
    expect(Number((await client.ask('GET', path)).row['value'])).toBeLessThan(
      Number(mended['value']),
    )
  })

  test('is for whoever keeps the profile, and of an organisation that is there', async () => {
    const path = `${organisation}/completeness`
    expect((await client.ask('GET', path, undefined, asReader)).status).toBe(403)
    expect((await client.ask('GET', `${nobody}/completeness`)).status).toBe(404)
  })
})
