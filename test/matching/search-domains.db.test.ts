import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctSpecialisation } from '../../src/regions/specialisation.actions.ts'
import { findFits } from '../../src/regions/specialisation-fit.actions.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { bringDemo } from './demo-world.ts'

type Found = {
  among: { entries: number }
  items: { entry: { id: string }; organisation: { id: string } }[]
  facets: Record<string, { value: string; label: string | null; entries: number }[]>
}

const operator = { name: 'coordinator', relations: ['operator'] } as const
let world: TestApi

beforeAll(async () => {
  world = await openTestApi()
  await bringDemo(world.service)
  await findFits(world.service, null)
}, 120_000)
afterAll(() => world.close())

async function read<Body>(path: string, language = 'en'): Promise<Body> {
  const response = await world.api.request(path, { headers: { 'accept-language': language } })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Body
}

describe('specialisations in search', () => {
  test('are counted by what filtering by each of them leaves', async () => {
    const { facets } = await read<Found>('/search?facets=true&country=PL')
    const domains = facets['specialisation'] ?? []
    expect(domains.length).toBeGreaterThan(10)
    for (const { value, entries } of domains.slice(0, 6)) {
      const path = `/search?country=PL&limit=100&specialisation=${encodeURIComponent(value)}`
      const { among, items } = await read<Found>(path)
      expect(among.entries, value).toBe(entries)
      expect(items).toHaveLength(Math.min(100, entries))
    }
  })

  test('are joined by any of several, beside other filters, with a text', async () => {
    const of = async (wish: string) =>
      (await read<Found>(`/search?q=energy&kind=company&specialisation=${wish}`)).among.entries
    const [one, other, slash, both] = await Promise.all([
      of('pl-kis:4'),
      of('pl-kis:8'),
      of('pl-kis/8'),
      of('pl-kis:4,pl-kis:8'),
    ])
    expect(one).toBeGreaterThan(0)
    expect(slash).toBe(other)
    expect(both).toBeGreaterThanOrEqual(Math.max(one, other))
    expect(both).toBeLessThanOrEqual(one + other)
  })

  test('are called by name in the language of the reader', async () => {
    const { facets } = await read<Found>('/search?facets=true', 'pl')
    const energy = facets['specialisation']?.find(({ value }) => value === 'pl-kis:4')
    expect(energy?.label).toBe('Zrównoważona energia')
  })

  test('count as people corrected them, of an entry and of a whole organisation', async () => {
    const path = '/search?limit=100&specialisation=pl-kis:4'
    const before = await read<Found>(path)
    const [first, second] = before.items
    if (!first || !second) throw new Error('The demo has no two entries in sustainable energy.')
    const said = { list: 'pl-kis', code: '4', belongs: false, note: '' }
    const deny = (organisation: string, entryId: string | null) =>
      correctSpecialisation(world.service, operator, organisation, { ...said, entryId })
    await deny(first.organisation.id, first.entry.id)
    const without = await read<Found>(path)
    expect(without.items.map(({ entry }) => entry.id)).toEqual(
      before.items.map(({ entry }) => entry.id).filter((id) => id !== first.entry.id),
    )
    await deny(second.organisation.id, null)
    const { items } = await read<Found>(path)
    expect(items.map(({ organisation }) => organisation.id)).not.toContain(second.organisation.id)
  })

  test.each(['pl-kis:99', 'nowhere:1', 'pl-kis', 'pl-kis:'])(
    'that no list has ("%s") are refused',
    async (name) => {
      const response = await world.api.request(`/search?specialisation=${name}`)
      expect(response.status).toBe(422)
      expect(JSON.stringify(await response.json())).toContain('specialisation')
    },
  )
})
