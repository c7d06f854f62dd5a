import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, type TestApi } from '../test-api.ts'
import { matchDemo, truePartners } from './demo-world.ts'

type Item = {
  rank: number
  score: number
  scope: string
  partner: { id: string; name: string; country: string; nuts: string; kind: string }
  reasons: string[]
  evidence: Record<'theyAnswer' | 'iAnswer', { need: Quote; competency: Quote; fit: number }[]>
}
type Quote = { entryId: string; title: string; sentence: string; language: string }
type List = { fresh: boolean; advice: string | null; items: Item[] }

let world: TestApi
let organisations: { id: string; externalId: string; country: string; nuts: string }[]

beforeAll(async () => {
  world = await openTestApi()
  await matchDemo(world.service)
  organisations = (await read<{ items: typeof organisations }>('/organisations?limit=200')).items
}, 120_000)
afterAll(() => world.close())

async function read<Body>(path: string, language = 'en'): Promise<Body> {
  const response = await world.api.request(path, { headers: { 'accept-language': language } })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Body
}

const idOf = (externalId: string) =>
  organisations.find((one) => one.externalId === externalId)?.id ?? ''

const partnersOf = (externalId: string, query = '', language = 'en'): Promise<List> =>
  read(`/organisations/${idOf(externalId)}/suggestions?${query}`, language)

describe('suggestions among the demo organisations', () => {
  test('most organisations see a true partner first, nearly always from abroad', async () => {
    const names = new Map(organisations.map((one) => [one.id, one.externalId]))
    let [asked, right] = [0, 0]
    for (const [externalId, partners] of truePartners()) {
      const [first] = (await partnersOf(externalId, 'limit=1')).items
      asked++
      if (first && partners.has(names.get(first.partner.id) ?? '')) right++
    }
    expect(asked).toBeGreaterThan(75)
    // By chance it would be one in twenty.
    expect(right / asked).toBeGreaterThan(0.6)
  })

  test('a Polish foundry finds the Czech and the German that answer it and need it, in their own languages', async () => {
    const { items, fresh } = await partnersOf('demo-odlewnia-raba', 'limit=2')
    expect(fresh).toBe(true)
    expect(items.map((item) => item.partner.id)).toEqual([
      idOf('demo-moravian-heat'),
      idOf('demo-kernwerk-freital'),
    ])
    const [first] = items
    expect(first?.evidence.theyAnswer[0]).toMatchObject({
      need: {
        language: 'pl',
        title: 'Zagospodarowanie gorących spalin i wody z pieców topialnych',
      },
      competency: { language: 'en' },
    })
    expect(first?.evidence.iAnswer[0]?.competency.language).toBe('pl')
  })

  test('each side sees the other with the same score', async () => {
    const [there] = (await partnersOf('demo-odlewnia-raba', 'limit=1')).items
    const back = (await partnersOf('demo-moravian-heat', 'limit=150')).items
    const me = back.find((item) => item.partner.id === idOf('demo-odlewnia-raba'))
    expect(me?.score).toBe(there?.score)
    expect(me?.evidence.iAnswer).toEqual(there?.evidence.theyAnswer)
  })

  test('reasons are told in the language of the reader', async () => {
    const [item] = (await partnersOf('demo-odlewnia-raba', 'limit=1', 'pl')).items
    expect(item?.reasons[0]).toMatch(/^Oferują „.+”, co odpowiada na Twoją potrzebę „.+”/)
    const [same] = (await partnersOf('demo-odlewnia-raba', 'limit=1', 'fr')).items
    expect(same?.reasons[1]).toMatch(/^Votre offre « .+ » répond à leur besoin « .+ »/)
  })

  test.each([
    ['scope=regional', (item: Item) => item.partner.nuts === 'PL21'],
    [
      'scope=national',
      (item: Item) => item.partner.country === 'PL' && item.partner.nuts !== 'PL21',
    ],
    ['scope=international', (item: Item) => item.partner.country !== 'PL'],
    ['country=DE', (item: Item) => item.partner.country === 'DE'],
    ['region=DED2', (item: Item) => item.partner.nuts === 'DED2'],
    ['kind=university', (item: Item) => item.partner.kind === 'university'],
  ])('%s keeps only what it names, and finds some', async (query, holds) => {
    const { items } = await partnersOf('demo-odlewnia-raba', `${query}&limit=150`)
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(holds)).toBe(true)
    expect(items.map((item) => item.rank)).toEqual(
      items.map((item) => item.rank).toSorted((a, b) => a - b),
    )
  })

  test('who states no need is told what would help', async () => {
    const { advice } = await partnersOf('demo-certolot', '', 'de')
    expect(advice).toContain('nennt keinen Bedarf')
  })

  test('who has just stated something is told to look again, not that nobody fits', async () => {
    const ask = (path: string, body: unknown) =>
      world.api.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const { id } = (await (
      await ask('/organisations', { name: 'Przędzalnia Widzew', country: 'PL', kind: 'company' })
    ).json()) as { id: string }
    await ask(`/organisations/${id}/entries`, { side: 'need', title: 'Rozwłóknianie odzieży' })
    await ask(`/organisations/${id}/entries`, { side: 'competency', title: 'Przędzenie bawełny' })
    const list = await read<List>(`/organisations/${id}/suggestions`, 'pl')
    expect(list).toMatchObject({ fresh: false, items: [] })
    expect(list.advice).toBe('Lista właśnie powstaje. Zajrzyj ponownie za kilka sekund.')
  })

  test.each([
    ['an unknown organisation', '0198c0de-0000-7000-8000-000000000000', '', 404],
    ['no id at all', 'demo-odlewnia-raba', '', 422],
  ])('%s is refused', async (_, id, query, status) => {
    expect((await world.api.request(`/organisations/${id}/suggestions?${query}`)).status).toBe(
      status,
    )
  })

  test.each([
    'scope=galactic',
    'limit=0',
    'limit=1000',
    'country=POL',
    'country=ZZ',
    'region=PL99',
  ])('%s is refused', async (query) => {
    const path = `/organisations/${idOf('demo-odlewnia-raba')}/suggestions?${query}`
    expect((await world.api.request(path)).status).toBe(422)
  })
})
