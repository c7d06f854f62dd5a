import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RegionComparison } from '../../src/regions/compare.actions.ts'
import type { RegionGaps } from '../../src/regions/gaps.actions.ts'
import type { RegionPortfolio } from '../../src/regions/portfolio.actions.ts'
import { registerRegionCommands } from '../../src/regions/region.commands.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { bringDemo } from '../matching/demo-world.ts'
import { terminalOf } from './terminal.ts'

let client: Client
beforeAll(async () => {
  client = await openClient(() => new Date('2026-11-27T09:00:00Z'))
  await bringDemo(client.service)
  // A region of one organisation, which offers just what half of PL21 does.
  const { id } = await client.create('/organisations', {
    ...{ name: 'Huta', country: 'PL', nuts: 'PL51' },
  })
  for (const title of ['Badania materiałów', 'Analizy stopów', 'Badania spoin'])
    await client.create(`/organisations/${id}/entries`, {
      ...{ side: 'competency', title, language: 'pl', nace: ['72.19'] },
    })
  await bringDemo(client.service)
}, 120_000)
afterAll(() => client.close())

async function ask<Answer = RegionComparison>(path: string, headers = {}): Promise<Answer> {
  const { status, row, problem } = await client.ask('GET', path, undefined, headers)
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(problem)}`)
  return row as unknown as Answer
}

describe('a region beside its peers', () => {
  test('finds those of the most similar structure, and none of which too little is known', async () => {
    const { found, regions } = await ask('/regions/PL21/comparison')
    expect(found).toEqual({ among: 7, organisationsLeast: 5 })
    const [own, ...peers] = regions
    expect(own).toMatchObject({ region: { code: 'PL21' }, similarity: 1 })
    expect(peers).toHaveLength(5)
    for (const [at, peer] of peers.entries()) {
      expect(peer.organisations).toBeGreaterThanOrEqual(5)
      expect(peer.similarity).toBeLessThanOrEqual(peers[at - 1]?.similarity ?? 1)
    }
    const portfolio = await ask<RegionPortfolio>('/regions/PL21/portfolio')
    expect(portfolio.peers.map(({ code }) => code)).toEqual(peers.map(({ region }) => region.code))
  })

  test('shows the gaps of each as the region itself does', async () => {
    const path = '/regions/PL21/comparison?with=DED2,PL51'
    const { found, regions } = await ask(path)
    expect(found).toBeNull()
    expect(regions.map(({ region }) => region.code)).toEqual(['PL21', 'DED2', 'PL51'])
    for (const { region, gaps } of regions.slice(0, 2)) {
      const { items } = await ask<RegionGaps>(`/regions/${region.code}/gaps?limit=100`)
      const open = items.filter(({ unmet }) => unmet > 0)
      expect(gaps.activities).toBe(open.length)
      expect(gaps.first.map(({ code }) => code)).toEqual(
        open.slice(0, 5).map(({ activity }) => activity.code),
      )
    }
  })

  test('says first what they have and the region lacks, with the figures of each', async () => {
    const { items } = await ask('/regions/PL21/comparison?limit=100')
    const lacked = items.filter((item) => item.lacked)
    expect(items.slice(0, lacked.length)).toEqual(lacked)
    expect(lacked.length).toBeGreaterThan(3)
    for (const [at, { had, cells }] of lacked.entries()) {
      expect(had).toBeLessThanOrEqual(lacked[at - 1]?.had ?? 5)
      expect(cells[0]).toMatchObject({ region: 'PL21', specialised: false })
      expect(cells.filter(({ specialised }) => specialised)).toHaveLength(had)
    }
  })

  test('counts for a reader without what is anonymous', async () => {
    const [known, told] = [
      await ask('/regions/PL82/comparison'),
      await ask('/regions/PL82/comparison', asReader),
    ]
    expect(told.regions[0]?.entries).toBeLessThan(known.regions[0]?.entries ?? 0)
  })

  test('is refused with what is wrong of each peer', async () => {
    const path = '/regions/PL21/comparison?with=PL21,DE,ZZ99,PL12,PL52'
    const { status, problem } = await client.ask('GET', path)
    expect(status).toBe(422)
    const said = problem.problems?.map(({ pointer, detail }) => `${pointer} ${detail}`)
    expect(said).toEqual([
      expect.stringMatching('^/with/0 PL21 cannot be set beside PL21'),
      expect.stringMatching('^/with/1 DE cannot'),
      expect.stringMatching('^/with/2 "ZZ99" is no NUTS code'),
      expect.stringMatching('^/with/3 .*PL91, PL92'),
      expect.stringMatching('^/with/4 Nothing is known of PL52'),
    ])
  })
})

describe('splot region compare', () => {
  test('reads well in every language, and says how the peers were found', async () => {
    const { service } = client
    const said = (language: 'en' | 'pl' | 'de' | 'fr') =>
      terminalOf(service, registerRegionCommands, language)('region', 'compare', 'PL21')
    expect(await said('en')).toContain('of 7 regions with 5 organisations or more')
    expect(await said('pl')).toMatch(
      /Co one mają, a czego brakuje regionowi:\n {2}\d\d \p{L}+.*: \w{4} .* · oferta \d/u,
    )
    expect(await said('de')).toMatch(/\nDED2 Dresden, 460 km {2}ähnlich 0\.\d\d · n = 13 \/ 46/)
    expect(await said('fr')).toContain('manques (')
  })

  test('gives a table of every activity and region', async () => {
    const run = terminalOf(client.service, registerRegionCommands)
    const csv = await run('region', 'compare', 'PL21', '--with', 'DED2', '--csv')
    const [header = '', ...lines] = csv.trim().split('\r\n')
    expect(header).toContain('region,name,similarity,n,activity')
    expect(lines.filter((line) => line.startsWith('DED2'))).toHaveLength(lines.length / 2)
  })
})
