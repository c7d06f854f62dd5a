import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import type { RegionDomains, RegionGaps } from '../../src/regions/gaps.actions.ts'
import type { RegionPartners } from '../../src/regions/partners.actions.ts'
import type { RegionPortfolio } from '../../src/regions/portfolio.actions.ts'
import { registerRegionCommands } from '../../src/regions/region.commands.ts'
import type { RegionSpecialisations } from '../../src/regions/specialisation.actions.ts'
import { findFits } from '../../src/regions/specialisation-fit.actions.ts'
import { type Client, keys, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'
import { terminalOf } from './terminal.ts'

let client: Client
const now = new Date('2026-11-27T09:00:00Z')
beforeAll(async () => {
  client = await openClient(() => now)
  await bringDemo(client.service)
}, 240_000)
afterAll(() => client.close())

async function ask<Answer>(path: string): Promise<Answer> {
  const { status, row, problem } = await client.ask('GET', path)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(problem)}`)
  return row as unknown as Answer
}

async function idOf(name: string): Promise<string> {
  const { rows } = await client.service.database.pool.query<{ id: string }>(
    'select id from organisation where name = $1',
    [name],
  )
  return rows[0]?.id ?? ''
}

async function domain(region: string, list: string, code: string) {
  const { domains } = await ask<RegionGaps>(`/regions/${region}/gaps?limit=1`)
  return domains.find((one) => one.list === list && one.code === code)
}

/** What the region's own specialisations say, in the form of the figures beside gaps. */
async function counted(region: string) {
  await findFits(client.service, null)
  const { lists } = await ask<RegionSpecialisations>(`/regions/${region}/specialisations`)
  return lists.flatMap(({ items }) =>
    items.map(({ list, code, organisations, competencies, needs }) => ({
      ...{ list, code, organisations, supply: competencies, demand: needs },
    })),
  )
}

async function heatmap(query: string): Promise<string> {
  const headers = { authorization: `Bearer ${keys.operator}` }
  const answer = await openApi(client.service).request(`/regions/heatmap.svg?${query}`, { headers })
  return answer.text()
}

describe('the figures of a specialisation', () => {
  test('are those of its organisations and entries, in every region alike', {
    timeout: 60_000,
  }, async () => {
    for (const region of ['PL21', 'PL63', 'DED2']) {
      const { domains } = await ask<RegionGaps>(`/regions/${region}/gaps?limit=1`)
      expect(domains.length).toBeGreaterThan(5)
      const told = domains.map(({ list, code, organisations, supply, demand }) => ({
        ...{ list, code, organisations, supply, demand },
      }))
      expect(told).toEqual(await counted(region))
    }
  })

  test('count an entry without a code by what it says', async () => {
    const before = await domain('PL21', 'pl-kis', '4')
    const organisation = await idOf('Blachpol Tarnów')
    const { id } = await client.create(`/organisations/${organisation}/entries`, {
      side: 'competency',
      title: 'Hydrogen, energy storage and smart grids',
      description: 'Renewable energy: hydrogen, energy storage, smart grids, low-emission power.',
    })
    await giveMeaning(client.service, [id])
    const after = await domain('PL21', 'pl-kis', '4')
    expect(after?.supply).toBe((before?.supply ?? 0) + 1)
    expect(await counted('PL21')).toContainEqual(
      expect.objectContaining({ list: 'pl-kis', code: '4', supply: after?.supply }),
    )
    const { totals } = await ask<RegionGaps>('/regions/PL21/gaps?specialisation=pl-kis:4')
    expect(totals.supply).toBe(after?.supply)
    const slash = await ask<RegionGaps>('/regions/PL21/gaps?specialisation=pl-kis/4')
    expect(slash.totals).toEqual(totals)
  })

  test('follow what coordinators correct, and go on doing so when everything is computed anew', async () => {
    const [before, picture] = [
      await domain('PL21', 'pl-kis', '9'),
      await heatmap('region=PL21&list=pl-kis'),
    ]
    const organisation = await idOf('Okopro Systemy Wizyjne Sp. z o.o.')
    const path = `/organisations/${organisation}/specialisations/pl-kis/9`
    expect((await client.ask('PUT', path, { belongs: false })).status).toBe(200)
    const without = await domain('PL21', 'pl-kis', '9')
    expect(without?.supply).toBeLessThan(before?.supply ?? 0)
    expect(without?.organisations).toBe((before?.organisations ?? 0) - 1)
    expect(await heatmap('region=PL21&list=pl-kis')).not.toBe(picture)
    await client.service.database.pool.query('delete from specialisation_state')
    await findFits(client.service, null)
    expect(await domain('PL21', 'pl-kis', '9')).toEqual(without)
    await client.ask('PUT', path, { belongs: null })
    expect(await domain('PL21', 'pl-kis', '9')).toEqual(before)
    expect(await heatmap('region=PL21&list=pl-kis')).toBe(picture)
  })

  test('count a need that somebody put there, and tell its activity among the gaps of the specialisation', async () => {
    const at = '/regions/PL21/gaps?specialisation=pl-kis:13&limit=100'
    expect(await ask<RegionGaps>(at)).toMatchObject({ totals: { demand: 0, unmet: 0 } })
    const { items } = await ask<RegionGaps>('/regions/PL21/gaps?domain=62')
    const [need] = items[0]?.needs ?? []
    const path = `/organisations/${need?.organisation.id}/specialisations/pl-kis/13`
    await client.ask('PUT', path, { belongs: true, entryId: need?.entryId })
    const gaps = await ask<RegionGaps>(at)
    expect(gaps.totals).toMatchObject({ demand: 1, unmet: 1 })
    expect(gaps.items[0]?.needs[0]?.entryId).toBe(need?.entryId)
    const own = gaps.domains.find(({ list, code }) => list === 'pl-kis' && code === '13')
    expect(own).toMatchObject({ organisations: 1, demand: 1, unmet: 1 })
    await client.ask('PUT', path, { belongs: null, entryId: need?.entryId })
  })
})

test('the specialisations of a region are a table of their own, by what a table says too', async () => {
  const { items } = await ask<RegionDomains>('/regions/PL21/domains')
  const { domains } = await ask<RegionGaps>('/regions/PL21/gaps?limit=1')
  expect(items).toEqual(domains)
  const headers = { authorization: `Bearer ${keys.operator}`, 'content-type': 'text/csv' }
  const path = '/regions/PL21/domains?format=csv'
  const own = await (await openApi(client.service).request(path, { headers })).text()
  expect(own).toContain(
    'region,list,code,name,confirmed,organisations,supply,demand,unmet,gap,gapTitle,score',
  )
  expect(own.trim().split('\r\n')).toHaveLength(items.length + 1)
  const body = 'region,activity,value\nPL21,27,1000\nPL21,62,500\nPL22,62,80\n'
  const { row } = await client.request('/regions/PL21/domains', { method: 'POST', body, headers })
  const energy = (row as unknown as RegionDomains).items.find(
    ({ list, code }) => list === 'pl-kis' && code === '4',
  )
  expect(energy).toMatchObject({
    supply: 1000,
    demand: items.find(({ list, code }) => list === 'pl-kis' && code === '4')?.demand,
  })
})

describe('a portfolio by topics', () => {
  test('counts the entries of each, and calls nothing a speciality of which there is little', async () => {
    const portfolio = await ask<RegionPortfolio>('/regions/PL21/portfolio?by=topic&limit=100')
    expect(portfolio.basis).toMatchObject({ by: 'topic', topics: 'pl-kis' })
    expect(portfolio.notes.join(' ')).toContain('none of the topics of pl-kis')
    const [first] = portfolio.items
    expect(first).toMatchObject({
      activity: { code: 'pl-kis:2', title: 'Modern agriculture, forestry and food' },
      specialised: true,
    })
    const figures = (await counted('PL21')).filter(({ list }) => list === 'pl-kis')
    for (const { activity, supply, demand, specialised } of portfolio.items) {
      const own = figures.find(({ list, code }) => `${list}:${code}` === activity.code)
      expect(own).toMatchObject({ supply, demand })
      if (specialised) expect(supply).toBeGreaterThanOrEqual(3)
    }
    expect(portfolio.items.some(({ quotient, specialised }) => quotient > 1 && !specialised)).toBe(
      true,
    )
  })

  test('within activities tells both, and as gaps whose need, who has it and whom to ask', async () => {
    const both = await ask<RegionPortfolio>('/regions/PL21/portfolio?by=both&limit=100')
    const codes = both.items.map(({ activity }) => activity.code)
    expect(codes).toContain('72 pl-kis:8')
    for (const code of codes) expect(code).toMatch(/^\d\d pl-kis:\d+$/)
    const path = '/regions/PL21/gaps?by=both&specialisation=pl-kis:1'
    const { items, domains } = await ask<RegionGaps>(path)
    expect(items[0]?.activity).toEqual({
      code: '32 pl-kis:1',
      title: 'Other manufacturing × Healthy society',
    })
    expect(items[0]?.needs.length).toBeGreaterThan(0)
    expect(items[0]?.regions[0]?.organisations[0]?.introduction).not.toBeNull()
    for (const { activity } of items) expect(activity.code).toMatch(/ pl-kis:1$/)
    expect(domains.find(({ code }) => code === '1')?.top?.code).toBe('32 pl-kis:1')
    const { items: partners } = await ask<RegionPartners>('/regions/PL21/partners?by=topic')
    expect(partners[0]?.theyBring[0]?.code).toMatch(/^pl-kis:/)
  })

  test('of another list compare the same regions by it', async () => {
    const { basis, items } = await ask<RegionPortfolio>('/regions/IE05/portfolio?topics=pl-kis')
    expect(basis).toMatchObject({ by: 'topic', topics: 'pl-kis' })
    expect(items.length).toBeGreaterThan(3)
  })

  test('refuse what does not go together, and say what does', async () => {
    const table = {
      method: 'POST',
      body: 'region,activity,value\nPL21,25,3\n',
      headers: { 'content-type': 'text/csv' },
    }
    const refused: [string, RequestInit, string, string][] = [
      ['IE05/portfolio?by=topic', {}, '/topics', 'pl-kis, '],
      ['PL21/portfolio?topics=pl-kiss', {}, '/topics', 'pl-kis, '],
      ['PL21/portfolio?by=activity&topics=pl-kis', {}, '/by', 'topic'],
      ['PL21/gaps?by=topic&domain=25', {}, '/domain', 'specialisation'],
      ['PL21/gaps?by=topic', table, '/by', 'table'],
      ['PL21/gaps?by=colour', {}, '/by', ''],
    ]
    for (const [path, init, pointer, says] of refused) {
      const { status, problem } = await client.request(`/regions/${path}`, init)
      expect([path, status]).toEqual([path, 422])
      expect(problem.problems?.[0]?.pointer).toBe(pointer)
      expect(problem.problems?.[0]?.detail).toContain(says)
    }
  })
})

describe('whoever must not be brought together', () => {
  const asker = 'Blachpol Tarnów'
  const answerer = 'Tradewell Software Ltd'
  const called = async () => {
    const { items } = await ask<RegionGaps>('/regions/PL21/gaps?domain=62')
    return (
      items[0]?.regions.flatMap(({ organisations }) =>
        organisations.map(({ organisation }) => organisation.name),
      ) ?? []
    )
  }
  const starters = async () => {
    const { items } = await ask<RegionPartners>('/regions/PL21/partners?limit=100')
    return items.flatMap(({ theyAnswer, weAnswer }) =>
      [...theyAnswer, ...weAnswer].map(
        ({ need, competency }) => `${need.organisation.name} – ${competency.organisation.name}`,
      ),
    )
  }

  test('is not proposed by a gap or a partner region while a block stands, whichever side set it', async () => {
    expect(await called()).toContain(answerer)
    expect(await starters()).toContain(`${asker} – ${answerer}`)
    for (const [one, other] of [
      [asker, answerer],
      [answerer, asker],
    ] as const) {
      const path = `/organisations/${await idOf(one)}/blocks/${await idOf(other)}`
      expect((await client.ask('PUT', path, {})).status).toBeLessThan(300)
      expect(await called()).not.toContain(answerer)
      expect(await starters()).not.toContain(`${asker} – ${answerer}`)
      expect((await client.ask('DELETE', path)).status).toBe(204)
    }
    expect(await called()).toContain(answerer)
  })

  test('is not proposed while they are introduced already, and their need counts as before', async () => {
    const { items } = await ask<RegionGaps>('/regions/PL21/gaps?domain=62')
    const [found] = items[0]?.regions[0]?.organisations ?? []
    expect((await client.ask('POST', '/introductions', found?.introduction)).status).toBe(201)
    expect(await called()).not.toContain(answerer)
    expect(items[0]?.unmet).toBe(
      (await ask<RegionGaps>('/regions/PL21/gaps?domain=62')).items[0]?.unmet,
    )
  })

  test('of a region itself is not named to extend to what only they look for', async () => {
    const { items } = await ask<RegionGaps>('/regions/PL21/gaps?domain=62')
    const [nearest] = items[0]?.extend ?? []
    const path = `/organisations/${await idOf(asker)}/blocks/${nearest?.organisation.id}`
    await client.ask('PUT', path, {})
    const after = await ask<RegionGaps>('/regions/PL21/gaps?domain=62')
    expect(after.items[0]?.extend.map(({ organisation }) => organisation.id)).not.toContain(
      nearest?.organisation.id,
    )
    await client.ask('DELETE', path)
  })

  test('because they are one legal entity is not proposed either', async () => {
    const path = `/organisations/${await idOf('Sterilis Pomorze')}`
    const asking = `/organisations/${await idOf('Ortoforma Sp. z o.o.')}`
    const named = async () => {
      const { items } = await ask<RegionGaps>('/regions/PL21/gaps?domain=32')
      return JSON.stringify(items[0]?.regions)
    }
    expect(await named()).toContain('Sterilis Pomorze')
    for (const one of [path, asking]) {
      const { etag } = await client.ask('GET', one)
      const changed = await client.ask(
        'PATCH',
        one,
        { registrationNumbers: ['NIP:5260250274'] },
        { 'if-match': etag ?? '' },
      )
      expect(changed.status).toBe(200)
    }
    expect(await named()).not.toContain('Sterilis Pomorze')
  })
})

/** A published example of complexity (py-ecomplexity), halved, so that its figures are not taken for counts. */
const figuresOfFive = [
  'region,activity,value',
  ...[
    [5, 2.5, 0, 0, 1],
    [1.5, 4, 2, 0, 0],
    [0, 1, 3, 3, 0.5],
    [0.5, 0, 0, 4.5, 3.5],
    [2, 2, 2, 0, 0],
  ].flatMap((row, at) =>
    row.map(
      (value, place) => `${['PL21', 'PL22', 'PL41', 'PL42', 'PL43'][at]},${25 + place},${value}`,
    ),
  ),
].join('\n')

test('the terminal shows the same tables: domains, portfolios by topic, and what a table of one’s own says', async () => {
  const splot = terminalOf(client.service, registerRegionCommands)
  const folder = mkdtempSync(join(tmpdir(), 'splot-domains-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const table = join(folder, 'jobs.csv')
  writeFileSync(table, figuresOfFive)
  const { items } = await ask<RegionDomains>('/regions/PL21/domains')
  const csv = await splot('region', 'domains', 'PL21', '--csv')
  expect(csv.trim().split('\r\n')).toHaveLength(items.length + 1)
  expect(await splot('region', 'domains', 'PL21')).toContain('pl-kis:4 Sustainable energy')
  expect(await splot('region', 'portfolio', 'PL21', '--by', 'both')).toContain('72 pl-kis:8')
  const told = await splot('region', 'portfolio', 'PL21', '--table', table, '--json')
  const portfolio = JSON.parse(told) as RegionPortfolio
  expect(portfolio.basis).toMatchObject({ source: 'table', complexity: 'connected' })
  expect(portfolio.complexity).toBeCloseTo(0.935008, 5)
  const complexity = new Map(portfolio.items.map((item) => [item.activity.code, item.complexity]))
  expect(complexity.get('25')).toBeCloseTo(0.981916, 5)
  expect(complexity.get('29')).toBeCloseTo(-2.078971, 5)
  const headers = { 'content-type': 'text/csv' }
  const sent = { method: 'POST', body: figuresOfFive, headers }
  const { row } = await client.request('/regions/PL21/portfolio', sent)
  expect((row as unknown as RegionPortfolio).complexity).toBe(portfolio.complexity)
  expect(await splot('region', 'heatmap', 'PL22', '--table', table)).toContain(
    'what the table says',
  )
})

test('an activity on no list that enough organisations take up within a year is told as emerging, with the rule', async () => {
  const emerging = async () =>
    (await ask<RegionPortfolio>('/regions/PL21/portfolio')).emerging.map(
      ({ activity, ...rest }) => ({ code: activity.code, ...rest }),
    )
  const found = async (at: number) => {
    const kind = at === 0 ? 'university' : 'company'
    const { id } = await client.create('/organisations', {
      name: `Archive ${at}`,
      country: 'PL',
      nuts: 'PL21',
      kind,
      size: 'micro',
    })
    const entry = { side: 'competency', title: `Keeping records ${at}`, nace: ['69.20'] }
    await client.create(`/organisations/${id}/entries`, entry)
  }
  for (let at = 0; at < 19; at++) await found(at)
  expect(await emerging()).toEqual([])
  await found(19)
  expect(await emerging()).toMatchObject([
    {
      code: '69',
      organisations: 20,
      smallAndMedium: 19,
      research: 1,
      lately: 20,
      before: 0,
      rule: expect.stringContaining('20 stakeholders'),
    },
  ])
})
