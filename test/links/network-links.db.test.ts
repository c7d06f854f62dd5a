import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi } from '../../src/api.ts'
import type { NetworkFigures } from '../../src/links/network.schema.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { importText } from '../imports/import-api.ts'
import { type Company, foundCompany } from '../introductions/company.ts'
import { complaintsAboutSvg } from '../svg.ts'
import { type Linking, linking, linkOf } from './linking.ts'

let client: Client
let does: Linking
let companies: readonly [Company, Company, Company]
let now = new Date('2024-03-01T10:00:00Z')

beforeAll(async () => {
  client = await openClient(() => now)
  does = linking(client)
  companies = [
    await foundCompany(client, 'Odlewnia'),
    await foundCompany(client, 'Gießerei'),
    await foundCompany(client, 'Fonderie'),
  ]
}, 60_000)
afterAll(() => client.close())

async function network(headers: Record<string, string> = {}): Promise<NetworkFigures> {
  const { status, row } = await client.ask('GET', '/network', undefined, headers)
  expect(status).toBe(200)
  return row as unknown as NetworkFigures
}

const pairOf = (one: Company, other: Company) => [one.id, other.id].sort()
const pairsIn = ({ ties }: NetworkFigures) =>
  ties.filter(({ kind }) => kind === 'link').map(({ one, other }) => [one, other])

describe('cooperative links in the network', () => {
  test('tie nobody before all have agreed, and afterwards everybody, for the operator', async () => {
    const [odlewnia, giesserei, fonderie] = companies
    await linkOf(does, companies, 'invited')
    expect(pairsIn(await network())).toEqual([])
    now = new Date('2025-06-01T10:00:00Z')
    await linkOf(does, companies, 'agreed')
    const seen = await network()
    const pairs = [
      pairOf(odlewnia, giesserei),
      pairOf(odlewnia, fonderie),
      pairOf(giesserei, fonderie),
    ]
    expect(pairsIn(seen)).toEqual(
      pairs.sort(([a, b], [c, d]) => (`${a}${b}` < `${c}${d}` ? -1 : 1)),
    )
    expect(seen.ties.every(({ since }) => since === '2025-06-01')).toBe(true)
    expect(seen.isolated).toEqual([])
  })

  test('tie only those who both agreed to be shown, for anybody else', async () => {
    const [odlewnia, giesserei] = companies
    const { page } = await client.ask('GET', '/links?state=agreed')
    const id = page.items[0]?.id ?? ''
    const show = (who: Company, shown: boolean) =>
      does.send('PUT', `/links/${id}/members/${who.id}`, { shown }, { who })
    expect(pairsIn(await network(asReader))).toEqual([])
    expect((await show(odlewnia, true)).status).toBe(200)
    expect(pairsIn(await network(asReader))).toEqual([])
    await show(giesserei, true)
    expect(pairsIn(await network(asReader))).toEqual([pairOf(odlewnia, giesserei)])
    await show(giesserei, false)
    expect(pairsIn(await network(asReader))).toEqual([])
    await show(giesserei, true)
  })

  test('count by the day they began, beside joint projects of the same two', async () => {
    const { link } = await does.show(
      (await linkOf(does, companies.slice(0, 2), 'active', { title: 'Second' })).id,
    )
    expect(link.state).toBe('active')
    const [odlewnia, giesserei] = companies.map(({ id }) => id)
    const rows = [
      'project,title,startedOn,endedOn,programme,organisation,role',
      ...[odlewnia, giesserei].map((id) => `p1,Wing,2023-01-01,,HE,${id},`),
    ]
    expect((await importText(client.service, rows.join('\n'))).created).toBeGreaterThan(0)
    now = new Date('2026-02-01T10:00:00Z')
    const { ties, density } = await network(asReader)
    expect(ties.map(({ kind, since, times }) => [kind, since, times])).toEqual([
      ['collaboration', '2023-01-01', 1],
      ['link', '2025-06-01', 1],
    ])
    expect(
      (await network()).ties.find(({ kind, times }) => kind === 'link' && times === 2),
    ).toBeDefined()
    const years = (figures: readonly { year: number; pairs: number }[]) =>
      figures.map(({ year, pairs }) => [year, pairs])
    expect(years(density)).toEqual([
      [2023, 1],
      [2024, 1],
      [2025, 1],
      [2026, 1],
    ])
    expect(years((await network()).density)).toEqual([
      [2023, 1],
      [2024, 1],
      [2025, 3],
      [2026, 3],
    ])
  })

  test('are marked as such in both kinds of file', async () => {
    const api = openApi(client.service)
    const file = async (format: string) =>
      (await api.request(`/network?format=${format}`, { headers: asReader })).text()
    const svg = await file('svg')
    expect(complaintsAboutSvg(svg)).toEqual([])
    expect(svg).toContain('<title id="title">Network: ')
    const [odlewnia, giesserei] = companies
    const [one, other] = pairOf(odlewnia, giesserei)
    const csv = (await file('csv')).split('\r\n').filter((line) => line.includes(',link,'))
    expect(csv).toHaveLength(1)
    expect(csv[0]).toMatch(new RegExp(`^${one},.*,${other},.*,link,2025-06-01,1$`))
    expect((await file('graphml')).match(/<data key="edge-kind">link</g)).toHaveLength(1)
  })
})
