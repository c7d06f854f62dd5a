import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openApi } from '../../src/api.ts'
import type { RegionDigest } from '../../src/regions/digest.actions.ts'
import { registerRegionCommands } from '../../src/regions/region.commands.ts'
import { takeYearlySnapshots } from '../../src/regions/snapshot.actions.ts'
import type { RegionHistory, RegionTrend } from '../../src/regions/watch.actions.ts'
import { startWorkers } from '../../workers/main.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'
import { terminalOf } from './terminal.ts'

let client: Client
let now = new Date('2026-11-27T09:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  await bringDemo(client.service)
}, 240_000)
afterAll(() => client.close())

async function kept(): Promise<{ region: string; taken_on: string }[]> {
  const { rows } = await client.service.database.pool.query(
    'select region, taken_on::text from region_snapshot order by region, taken_on',
  )
  return rows
}
async function ask<Answer>(path: string): Promise<Answer> {
  const { status, row, problem } = await client.ask('GET', path, undefined, asReader)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(problem)}`)
  return row as unknown as Answer
}
async function text(path: string, language: string): Promise<string> {
  const headers = { authorization: `Bearer ${keys.reader}`, 'accept-language': language }
  const answer = await openApi(client.service).request(`${path}?format=text`, { headers })
  expect(answer.headers.get('content-type')).toContain('text/plain')
  return answer.text()
}

describe('snapshots of a year', () => {
  test('are taken of every region where somebody states something, and of none twice', async () => {
    const taken = await takeYearlySnapshots(client.service)
    const regions = (await kept()).map(({ region }) => region)
    expect(taken).toBe(regions.length)
    expect(regions).toEqual(expect.arrayContaining(['AT31', 'IE05', 'PL21', 'PL82']))
    expect(await takeYearlySnapshots(client.service)).toBe(0)
    now = new Date('2026-12-31T09:00:00Z')
    expect(await takeYearlySnapshots(client.service)).toBe(0)
  })

  test('that a stopped run has left are taken by the next', async () => {
    const all = (await kept()).length
    await client.service.database.pool.query("delete from region_snapshot where region like 'PL%'")
    const left = (await kept()).length
    expect(await takeYearlySnapshots(client.service, AbortSignal.abort())).toBe(0)
    expect(await takeYearlySnapshots(client.service)).toBe(all - left)
    expect(await kept()).toHaveLength(all)
  })

  test('wait until everything stated has its meaning', async () => {
    now = new Date('2027-02-01T09:00:00Z')
    const { rows } = await client.service.database.pool.query<{ id: string }>(
      "select id from organisation where nuts like 'AT31%' order by id limit 1",
    )
    await client.create(`/organisations/${rows[0]?.id}/entries`, {
      side: 'need',
      title: 'Zahnbürsten aus Bambus für Hotels',
      language: 'de',
      nace: ['32.91'],
    })
    const { id } = await client.create('/organisations', { name: 'Ongeplaatst', country: 'BE' })
    await client.create(`/organisations/${id}/entries`, {
      ...{ side: 'competency', title: 'Gist voor brouwers', language: 'en', nace: ['11.05'] },
    })
    expect(await takeYearlySnapshots(client.service)).toBe(0)
    const early = await client.ask('POST', '/regions/AT31/snapshots')
    expect([early.status, early.problem.detail]).toEqual([
      409,
      expect.stringContaining('Entries not read yet: 1'),
    ])
    await bringDemo(client.service)
  })

  test('are taken by a worker, by itself', async () => {
    await startWorkers(client.service)
    await vi.waitFor(
      async () => {
        const days = (await kept()).filter(({ region }) => region === 'AT31')
        expect(days.map(({ taken_on }) => taken_on)).toEqual(['2026-11-27', '2027-02-01'])
      },
      { timeout: 60_000, interval: 300 },
    )
    await vi.waitFor(
      async () => expect((await kept()).map(({ region }) => region)).toContain('BE'),
      { timeout: 60_000, interval: 300 },
    )
  }, 90_000)
})

describe('the digest of a region', () => {
  const path = '/regions/AT31/digest'

  test('quotes whose need made a new gap, since the last snapshot or one of a day', async () => {
    const { since, opened } = await ask<RegionDigest>(`${path}?since=2026-12-31`)
    expect(since).toBe('2026-11-27')
    expect(opened.map(({ activity }) => activity.code)).toEqual(['32'])
    expect(opened[0]?.needs[0]?.title).toBe('Zahnbürsten aus Bambus für Hotels')
    now = new Date('2027-02-02T09:00:00Z')
    expect(await ask<RegionDigest>(path)).toMatchObject({ since: '2027-02-01', opened: [] })
  })

  test('names who came, and says of who is gone no more than is known', async () => {
    const { id } = await client.create('/organisations', {
      name: 'Bürstenbinderei Linz',
      country: 'AT',
      nuts: 'AT312',
    })
    const offers = ['Zahnbürsten aus Bambus', 'Besen', 'Pinsel'].map((title) =>
      client.create(`/organisations/${id}/entries`, {
        ...{ side: 'competency', title, language: 'de', nace: ['32.91'] },
      }),
    )
    await Promise.all(offers)
    await bringDemo(client.service)
    const { joined, entered } = await ask<RegionDigest>(path)
    expect(joined).toEqual([{ id, name: 'Bürstenbinderei Linz' }])
    expect(entered.map(({ activity }) => activity.code)).toContain('32')
    await client.ask('POST', '/regions/AT31/snapshots')
    now = new Date('2027-02-03T09:00:00Z')
    const { etag } = await client.ask('GET', `/organisations/${id}`)
    await client.ask('DELETE', `/organisations/${id}`, undefined, { 'if-match': etag ?? '' })
    const { gone, left } = await ask<RegionDigest>(path)
    expect(gone).toEqual([{ id, name: null }])
    expect(left.map(({ activity }) => activity.code)).toContain('32')
  })

  test('tells nobody of what is stated anonymously', async () => {
    const { rows } = await client.service.database.pool.query<{ id: string }>(
      "select id from organisation where nuts like 'AT31%' order by id limit 1",
    )
    const title = 'Verschwiegener Bedarf an Weihrauch'
    await client.create(`/organisations/${rows[0]?.id}/entries`, {
      ...{ side: 'need', title, language: 'de', nace: ['20.53'], visibility: 'anonymous' },
    })
    await bringDemo(client.service)
    const { opened } = await ask<RegionDigest>(path)
    expect(opened.map(({ activity }) => activity.code)).not.toContain('20')
    expect(JSON.stringify((await client.ask('GET', path)).row)).not.toContain(title)
  })

  test('can be read as a text in every language', async () => {
    const texts = await Promise.all(['pl', 'en', 'de', 'fr'].map((one) => text(path, one)))
    expect(texts[0]).toContain('Wyjścia: region nie specjalizuje się już w (1)')
    expect(texts[1]).toContain('one that is not registered any more')
    expect(texts[2]).toContain('AT31 Oberösterreich  2027-02-02 – 2027-02-03')
    expect(texts[3]).toContain('Organisations qui ne sont plus comptées (1)')
  })

  test('is refused for a region that is unknown, and for one without a snapshot', async () => {
    const unknown = await client.ask('GET', '/regions/ZZ99/digest')
    expect([unknown.status, unknown.problem.problems?.[0]?.pointer]).toEqual([422, '/code'])
    const { status, problem } = await client.ask('GET', '/regions/PL51/digest')
    expect([status, problem.detail]).toEqual([404, expect.stringContaining('No snapshot of PL51')])
  })
})

test('a gap is followed over all snapshots until today', async () => {
  const { days, items } = await ask<RegionHistory>('/regions/AT31/history')
  expect(days.map(({ on }) => on)).toEqual([
    ...['2026-11-27', '2027-02-01', '2027-02-02'],
    '2027-02-03',
  ])
  const brushes = items.find(({ activity }) => activity.code === '32')
  expect(brushes?.unmet).toEqual([0, 1, 0, 1])
})

describe('counted by topics', () => {
  test('a trend follows the topics of a list that holds there, or activities within them', async () => {
    const { pool } = client.service.database
    const { items, by, topics } = await ask<RegionTrend>(
      '/regions/PL82/trend?by=topic&topics=pl-podkarpackie',
    )
    expect({ items, by, topics }).toEqual({ items: [], by: 'topic', topics: 'pl-podkarpackie' })
    await pool.query("delete from entry where nace && '{30.30}'")
    const trend = await ask<RegionTrend>('/regions/PL82/trend?by=topic&topics=pl-podkarpackie')
    const [aviation] = trend.items
    expect(aviation?.activity).toEqual({
      code: 'pl-podkarpackie:1',
      title: 'Aviation and space',
    })
    const both = await ask<RegionTrend>('/regions/PL82/trend?by=both')
    expect(both.topics).toBe('pl-kis')
    for (const { activity } of both.items) expect(activity.code).toMatch(/^\d\d pl-kis:\d+$/)
    const { left, organisations } = await ask<RegionDigest>('/regions/PL82/digest?by=both')
    expect(left.length + organisations.before - organisations.now).toBeGreaterThan(0)
  })

  test('is refused where the snapshot was not, and where no such list is', async () => {
    const { pool } = client.service.database
    await pool.query(
      "update region_snapshot set content = content - 'topics' where region = 'PL21'",
    )
    const old = await client.ask('GET', '/regions/PL21/history?by=topic')
    expect([old.status, old.problem.detail]).toEqual([
      404,
      expect.stringContaining('was not counted by the topics of pl-kis'),
    ])
    const unknown = await client.ask('GET', '/regions/PL82/trend?topics=nowhere')
    expect([unknown.status, unknown.problem.problems?.[0]?.pointer]).toEqual([422, '/topics'])
  })
})

test('every table of what became of a region goes into a spreadsheet', async () => {
  const headers = { authorization: `Bearer ${keys.reader}` }
  const api = openApi(client.service)
  const run = terminalOf(client.service, registerRegionCommands, 'en')
  for (const what of ['trend', 'history', 'digest']) {
    const answer = await api.request(`/regions/AT31/${what}?format=csv`, { headers })
    expect(answer.headers.get('content-type')).toContain('text/csv')
    const [header = '', ...lines] = (await answer.text()).trim().split('\r\n')
    expect(header).toContain('region,')
    expect(lines.length).toBeGreaterThan(0)
    expect(await run('region', what, 'AT31', '--csv')).toContain(header)
  }
})

test('the terminal says the same: a digest to be read, and a history for a spreadsheet', async () => {
  const run = terminalOf(client.service, registerRegionCommands, 'pl')
  const said = await run('region', 'digest', 'AT31')
  expect(said).toBe(await text('/regions/AT31/digest', 'pl'))
  const [header, ...lines] = (await run('region', 'history', 'AT31', '--csv')).trim().split('\r\n')
  expect(header).toContain('activity,title,2026-11-27,2027-02-01,2027-02-02,2027-02-03')
  expect(lines.some((line) => line.startsWith('AT31,32,') && line.endsWith(',0,1,0,1'))).toBe(true)
})
