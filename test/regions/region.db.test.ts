import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import type { RegionGaps } from '../../src/regions/gaps.actions.ts'
import type { RegionPartners } from '../../src/regions/partners.actions.ts'
import type { RegionPortfolio } from '../../src/regions/portfolio.actions.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-27T09:00:00Z'))
  await bringDemo(client.service)
}, 120_000)
afterAll(() => client.close())

async function ask<Answer>(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { status, row, problem } = await client.ask('GET', path, undefined, headers)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(problem)}`)
  return row as unknown as Answer
}

async function spreadsheet(path: string): Promise<string> {
  const headers = { authorization: `Bearer ${keys.operator}` }
  const answer = await openApi(client.service).request(path, { headers })
  expect(answer.headers.get('content-type')).toContain('text/csv')
  return answer.text()
}

function table(path: string, text: string) {
  return client.request(path, {
    method: 'POST',
    body: text,
    headers: { 'content-type': 'text/csv' },
  })
}

describe('the walk of a strategist', () => {
  test('goes from a region to its top gap, whose need it is, the region that has it, the organisation to call, and the introduction', async () => {
    const gaps = await ask<RegionGaps>('/regions/PL21/gaps')
    const [top] = gaps.items
    expect(top?.activity).toEqual({
      code: '62',
      title: expect.stringContaining('Computer programming'),
    })
    expect(top?.says).toBe('related and valuable: build it here')
    expect(top?.needs[0]?.organisation.name).toBe('Blachpol Tarnów')
    expect(top?.needs[0]?.bestHere).toBeLessThan(0.3)
    const [region] = top?.regions ?? []
    expect(region).toMatchObject({ code: 'IE05', abroad: true, specialised: true })
    const [callee] = region?.organisations ?? []
    expect(callee?.organisation.name).toBe('Tradewell Software Ltd')
    expect(callee?.fit).toBeGreaterThan(0.3)
    const { status, row } = await client.ask('POST', '/introductions', callee?.introduction)
    expect(status).toBe(201)
    expect(row).toMatchObject({ state: 'interested' })
  })

  test('shows what each score is made of, best first', async () => {
    const { items, totals } = await ask<RegionGaps>('/regions/FRK2/gaps?limit=100')
    expect(items).toHaveLength(totals.gaps)
    for (const [at, { score, parts, unmet, demand }] of items.entries()) {
      expect(score).toBeCloseTo(parts.demand * parts.feasibility * parts.value, 5)
      expect(score).toBeLessThanOrEqual(items[at - 1]?.score ?? 1)
      expect(unmet).toBeLessThanOrEqual(demand)
    }
  })

  test('keeps to a domain, and refuses one that is none', async () => {
    const { items, domain } = await ask<RegionGaps>('/regions/PL21/gaps?domain=C&limit=100')
    expect(domain).toContain('25')
    expect(items.length).toBeGreaterThan(5)
    for (const { activity } of items) expect(Number(activity.code)).toBeLessThan(34)
    const { status, problem } = await client.ask('GET', '/regions/PL21/gaps?domain=25,99.99')
    expect(status).toBe(422)
    expect(problem.problems?.[0]?.pointer).toBe('/domain/1')
  })

  test('reads what is offered, wanted and unanswered in each specialisation, and keeps to one', async () => {
    const { domains } = await ask<RegionGaps>('/regions/PL82/gaps')
    const aviation = domains.find(({ list, code }) => list === 'pl-podkarpackie' && code === '1')
    expect(aviation).toMatchObject({ name: 'Aviation and space', confirmed: true })
    expect(aviation?.supply).toBeGreaterThan(3)
    const path = '/regions/PL82/gaps?specialisation=pl-podkarpackie:1'
    const { totals, items } = await ask<RegionGaps>(path)
    expect(totals).toMatchObject({ supply: aviation?.supply, unmet: aviation?.unmet })
    expect(items[0]?.activity.code).toBe(aviation?.top?.code)
    const other = '/regions/PL82/gaps?specialisation=pl-slaskie/1'
    const { status, problem } = await client.ask('GET', other)
    expect(status).toBe(422)
    expect(problem.problems?.[0]?.detail).toContain('pl-podkarpackie:2')
  })

  test('finds partner regions, what each side gives, and who would start', async () => {
    const { items } = await ask<RegionPartners>('/regions/PL21/partners?abroad=true&limit=3')
    expect(items.map(({ region }) => region.code)).toContain('IE05')
    for (const [at, item] of items.entries()) {
      expect(item.region.country).not.toBe('PL')
      expect(item.weGain).toBeLessThanOrEqual(items[at - 1]?.weGain ?? 100)
      for (const { need, competency, fit, introduction } of [
        ...item.theyAnswer,
        ...item.weAnswer,
      ]) {
        expect(fit).toBeGreaterThanOrEqual(0.3)
        expect(introduction).toMatchObject({
          from: need.organisation.id,
          to: competency.organisation.id,
        })
      }
    }
  })

  test('reads the portfolio with its peers, n always beside it', async () => {
    const portfolio = await ask<RegionPortfolio>('/regions/PL82/portfolio?limit=100')
    expect(portfolio.basis.organisations).toBe(11)
    expect(portfolio.notes[0]).toContain('11 organisations')
    const specialised = portfolio.items.filter((item) => item.specialised)
    expect(specialised.map(({ activity }) => activity.code)).toContain('30')
    for (const { supply } of specialised) expect(supply).toBeGreaterThanOrEqual(3)
    expect(portfolio.peers[0]?.similarity).toBeGreaterThan(portfolio.peers.at(-1)?.similarity ?? 1)
    expect(portfolio.emerging).toEqual([])
  })

  test('takes any of it into a spreadsheet', async () => {
    for (const [what, column] of [
      ['gaps', 'quadrant'],
      ['partners', 'weGain'],
      ['portfolio', 'quotient'],
    ]) {
      const answer = await spreadsheet(`/regions/PL21/${what}?format=csv`)
      const [header = '', ...lines] = answer.trim().split('\r\n')
      expect(header).toContain(column)
      expect(lines.length).toBeGreaterThan(1)
    }
  })
})

describe('whoever may not know whose an anonymous entry is', () => {
  test('learns of none from a region', { timeout: 180_000 }, async () => {
    const { rows } = await client.service.database.pool.query<{ title: string }>(
      `select title from entry where visibility = 'anonymous'`,
    )
    expect(rows.length).toBeGreaterThan(5)
    const regions = ['PL82', 'PL63', 'DED2']
    let seen = 0
    for (const region of regions)
      for (const what of ['gaps', 'partners', 'portfolio']) {
        const path = `/regions/${region}/${what}?limit=25`
        const [known, told] = [await ask(path), await ask(path, asReader)].map((answer) =>
          JSON.stringify(answer),
        )
        for (const { title } of rows) {
          expect(told).not.toContain(title)
          if (known?.includes(title)) seen++
        }
        expect(told).not.toContain('"anonymous":true')
      }
    expect(seen).toBeGreaterThan(0)
  })

  test('is counted without them', async () => {
    const count = async (headers = {}) =>
      (await ask<RegionGaps>('/regions/PL82/gaps', headers)).basis.entries
    expect(await count(asReader)).toBeLessThan(await count())
  })
})

describe('a table of one’s own', () => {
  test('stands in the place of what Splot counts, and needs stay what Splot knows', async () => {
    const lines = [
      'PL21,62,1',
      'PL21,25,90',
      'PL22,62,50',
      'PL22,25,60',
      'DED2,62,70',
      'DED2,28,90',
      'PL22,28,20',
      'PL82,30,55',
      'PL82,25,30',
    ]
    const { status, row } = await table(
      '/regions/PL21/gaps?limit=100',
      `region,activity,value\n${lines.join('\n')}\n`,
    )
    expect(status).toBe(200)
    const gaps = row as unknown as RegionGaps
    expect(gaps.basis).toMatchObject({ source: 'table', all: 466 })
    const software = gaps.items.find(({ activity }) => activity.code === '62')
    expect(software?.supply.entries).toBe(1)
    expect(software?.needs[0]?.organisation.name).toBe('Blachpol Tarnów')
    expect(software?.regions.map(({ code }) => code)).toContain('DED2')
  })

  test('is refused with the line to mend', async () => {
    const { status, problem } = await table(
      '/regions/PL21/portfolio',
      'region,activity,value\nPL12,25,1\n',
    )
    expect(status).toBe(422)
    expect(problem.problems?.[0]).toMatchObject({
      pointer: '/line/2',
      detail: expect.stringContaining('PL91, PL92'),
    })
  })
})

test('a snapshot is kept by operators only, and tells later what entered, left and stayed open', async () => {
  const path = '/regions/AT31'
  expect((await client.ask('POST', `${path}/snapshots`, undefined, asReader)).status).toBe(403)
  expect((await client.ask('GET', `${path}/trend`)).problem.detail).toContain(
    'splot region snapshot AT31',
  )
  const unknown = await client.ask('GET', '/regions/ZZ99/trend')
  expect([unknown.status, unknown.problem.problems?.[0]?.pointer]).toEqual([422, '/code'])
  expect((await client.ask('POST', `${path}/snapshots`)).row).toMatchObject({
    takenOn: '2026-11-27',
  })
  const trend = `${path}/trend?since=2026-11-27`
  expect((await client.ask('GET', trend)).row).toMatchObject({ since: '2026-11-27', items: [] })
  const { pool } = client.service.database
  const { rows } = await pool.query<{ id: string }>(
    `select id from organisation where nuts like 'AT31%' order by id limit 1`,
  )
  const need = {
    side: 'need',
    title: 'Zahnbürsten aus Bambus für Hotels',
    description: 'Wir suchen Lieferanten.',
    language: 'de',
    nace: ['32.91'],
  }
  await client.create(`/organisations/${rows[0]?.id}/entries`, need)
  await bringDemo(client.service)
  const { row } = await client.ask('GET', trend, undefined, asReader)
  expect(row['items']).toMatchObject([
    { activity: { code: '32' }, change: 'opened', says: 'unanswered needs: 0 then, 1 now' },
  ])
})

test('a region without data, a former one and one that never was are refused, each with what to do', async () => {
  const refused = async (code: string) => {
    const { status, problem } = await client.ask('GET', `/regions/${code}/gaps`)
    return [status, `${problem.detail} ${problem.problems?.[0]?.detail}`] as const
  }
  const [empty, former, never] = [
    await refused('PL51'),
    await refused('PL12'),
    await refused('PL99'),
  ]
  expect(empty[0]).toBe(404)
  expect(empty[1]).toContain('Import some')
  expect(former[0]).toBe(422)
  expect(former[1]).toContain('PL91, PL92')
  expect(never[0]).toBe(422)
  expect(never[1]).toContain('Did you mean')
})

test('a region of one organisation that nobody has read yet says how little that is', async () => {
  const { id } = await client.create('/organisations', {
    ...{ name: 'Jedyna Firma', country: 'PL', nuts: 'PL51' },
  })
  await client.create(`/organisations/${id}/entries`, {
    ...{ side: 'need', title: 'Formy do odlewów', language: 'pl', nace: ['25.73'] },
  })
  const read = async (language: string) =>
    (await ask<RegionGaps>('/regions/PL51/gaps', { 'accept-language': language })).notes.join(' ')
  const english = await read('en')
  expect(english).toContain('Counted from 1 entry of 1 organisation here')
  expect(english).toContain('Few organisations stand behind these figures (1)')
  expect(english).toContain('Entries not read yet: 1.')
  expect(await read('pl')).toContain('Policzono z 1 wpisu 1 organizacji')
  expect(await read('de')).toContain('Gezählt aus 1 Eintrag von 1 Organisation:')
  expect(await read('fr')).toContain('Compté sur 1 entrée de 1 organisation :')
})
