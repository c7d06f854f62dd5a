import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { meanOf, ndcg } from '../../src/evaluation/metrics.ts'
import { newId } from '../../src/platform/identity.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { matchDemo } from './demo-world.ts'

type Hit = {
  rank: number
  fit: number | null
  parts: { dense: number; lexical: number } | null
  entry: { id: string; title: string; sentence: string; language: string }
  organisation: { id: string; name: string; country: string; nuts: string; kind: string }
}
type Facet = { value: string; label: string | null; entries: number }
type Found = {
  corrections: { written: string; read: string }[]
  among: { entries: number; exact: boolean }
  items: Hit[]
  next: string | null
  facets: Record<string, Facet[]> | null
}

let world: TestApi
let cluster: string

beforeAll(async () => {
  world = await openTestApi()
  await matchDemo(world.service)
  const { items } = await read<{ items: { id: string }[] }>('/clusters')
  cluster = items[0]?.id ?? ''
}, 120_000)
afterAll(() => world.close())

async function read<Body>(path: string, language = 'en'): Promise<Body> {
  const response = await world.api.request(path, { headers: { 'accept-language': language } })
  expect(response.status, path).toBe(200)
  return (await response.json()) as Body
}
const search = (q: string, more = '') => read<Found>(`/search?q=${encodeURIComponent(q)}&${more}`)

/** Every hit of a search, page by page. */
async function walk(path: string, limit: number): Promise<Hit[]> {
  const hits: Hit[] = []
  for (let after = ''; ; ) {
    const { items, next } = await read<Found>(`${path}&limit=${limit}${after}`)
    hits.push(...items)
    if (next === null) return hits
    after = `&after=${next}`
  }
}

/** What a filter leaves, counted plainly: without the code that searches. */
async function plainly(where: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from entry e join organisation o on o.id = e.organisation_id
    where e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= current_date) and ${sql.raw(where)}`.execute(
    world.service.database.kysely,
  )
  return rows[0]?.count ?? Number.NaN
}

describe('a text', () => {
  test('in German finds the answer that is written in English, with the sentence that answers and what the fit is made of', async () => {
    const { items } = await search('Wärme aus Kühlwasser und Abgas in Strom umwandeln', 'limit=3')
    const found = items.find(({ organisation }) => organisation.name.startsWith('Moravian'))
    expect(found?.entry.language).toBe('en')
    expect(found?.entry.sentence).not.toBe('')
    expect(found?.parts?.dense).toBeGreaterThan(0.2)
    expect(items.map(({ fit }) => fit)).toEqual(
      items.map(({ fit }) => fit).toSorted((a, b) => Number(b) - Number(a)),
    )
  })

  test('may ask for needs, under filters', async () => {
    const { items } = await search('hydrogen', 'side=need&country=PL&limit=100')
    expect(items.length).toBeGreaterThan(0)
    expect(items.every(({ organisation }) => organisation.country === 'PL')).toBe(true)
  })

  test.each([
    ['pl', 'rneowacja starych skrzydeł', 'rneowacja', 'renowacja', /^Renowacja/],
    ['en', 'flash thremography', 'thremography', 'thermography', /thermography/],
    ['de', 'Großwäremepumpe', 'grosswaremepumpe', 'großwärmepumpe', /^Großwärmepumpe/],
    ['fr', 'électroplissage inox', 'electroplissage', 'électropolissage', /^Électropolissage/],
  ])('with a slip in %s ("%s") is read as it was meant', async (_, q, written, read, title) => {
    const { corrections, items } = await search(q, 'limit=3')
    expect(corrections).toEqual([{ written, read }])
    expect(items[0]?.entry.title).toMatch(title)
  })

  test('in double quotes is taken as it is written', async () => {
    expect((await search('"thremography" flash')).corrections).toEqual([])
  })

  test.each(['odnawialnych źródeł', 'odnawialnych zrodel', 'ODNAWIALNYCH ŹRÓDEŁ'])(
    'finds the same first, whatever its accents and capitals: %s',
    async (q) => {
      const [plain, other] = await Promise.all([search('odnawialnych źródeł'), search(q)])
      expect(other.corrections).toEqual([])
      expect(other.items[0]?.entry.title).toContain('odnawialnych źródeł')
      expect(other.items[0]).toMatchObject({ entry: plain.items[0]?.entry })
    },
  )

  test('under a narrow filter is answered by all that match, in pages without a gap or a repetition', async () => {
    const expected = await plainly(`e.side = 'competency' and o.country = 'DE'`)
    const whole = await search('laser', 'country=DE&limit=100')
    expect(whole.among).toEqual({ entries: expected, exact: true })
    const hits = await walk('/search?q=laser&country=DE', 7)
    expect(hits.map(({ entry }) => entry.id)).toEqual(whole.items.map(({ entry }) => entry.id))
    expect(hits).toHaveLength(expected)
    expect(hits.map(({ rank }) => rank)).toEqual(hits.map((_, index) => index + 1))
  })

  test.each([
    'q=%00',
    'q=a',
    'q=xx&limit=0',
    'q=xx&sector=',
    'q=xx&side=both',
    'sector=99.99',
    'trlMin=0',
    'updatedSince=yesterday',
    'cluster=nothing',
    'facets=maybe',
    'country=POL',
    'country=ZZ',
    'country=PL,ZZ',
    'region=PL99',
    'region=PL127',
  ])('or filter such as "%s" is refused', async (query) => {
    expect((await world.api.request(`/search?${query}`)).status).toBe(422)
  })

  test('with a page of another list is refused', async () => {
    const { next } = await read<Found>('/search?limit=1')
    expect(next).not.toBeNull()
    expect((await world.api.request(`/search?q=laser&after=${next}`)).status).toBe(400)
  })
})

describe('short searches', () => {
  /** By text, the competencies that answer it, each with its grade. */
  const judged = new Map<string, Map<string, number>>()
  for (const line of readFileSync('data/demo/searches.tsv', 'utf8').trim().split('\n')) {
    const [text = '', competency = '', grade] = line.split('\t')
    const grades = judged.get(text) ?? new Map()
    judged.set(text, grades.set(newId('entry', competency), Number(grade)))
  }

  /** Mean nDCG@10, and how often an answer stands first. */
  async function measure(texts: ReadonlyMap<string, ReadonlyMap<string, number>>) {
    const rankings = await Promise.all(
      [...texts].map(async ([text, grades]) => {
        const { items } = await search(text, 'limit=10')
        return { ids: items.map(({ entry }) => entry.id), grades }
      }),
    )
    return {
      gain: meanOf(rankings.map(({ ids, grades }) => ndcg(ids, grades, 10))),
      first: meanOf(rankings.map(({ ids, grades }) => Number(grades.has(ids[0] ?? '')))),
    }
  }

  test('find what answers them, six in ten at the first place', async () => {
    const { gain, first } = await measure(judged)
    expect(gain).toBeGreaterThan(0.68)
    expect(first).toBeGreaterThan(0.58)
  })

  test('find it as well where they are typed without accents', async () => {
    const plainly = (text: string) =>
      text.replaceAll('ł', 'l').replaceAll('ß', 'ss').normalize('NFKD').replace(/\p{M}/gu, '')
    const accented = new Map([...judged].filter(([text]) => plainly(text) !== text))
    const plain = new Map([...accented].map(([text, grades]) => [plainly(text), grades]))
    expect(plain.size).toBeGreaterThan(20)
    expect((await measure(plain)).gain).toBeGreaterThan((await measure(accented)).gain - 0.02)
  })

  test('keep words that people use, even if no entry has them', async () => {
    expect((await search('récupérer la chaleur des fours')).corrections).toEqual([])
  })
})

describe('filters', () => {
  test.each([
    ['country=DE,AT', `o.country in ('DE', 'AT')`],
    ['country=DE&country=AT', `o.country in ('DE', 'AT')`],
    ['region=PL2,DED2', `(o.nuts like 'PL2%' or o.nuts like 'DED2%')`],
    ['sector=25', `exists (select from unnest(e.nace) n where n like '25%')`],
    [
      'sector=C',
      `exists (select from unnest(e.nace) n where left(n, 2) between '10' and '33' or n = 'C')`,
    ],
    ['kind=university,company', `o.kind in ('university', 'company')`],
    ['entryKind=technology', `e.kind = 'technology'`],
    ['language=pl,fr', `e.language in ('pl', 'fr')`],
    ['trlMin=5&trlMax=7', 'e.trl between 5 and 7'],
    [
      'country=PL&language=en&kind=company',
      `o.country = 'PL' and e.language = 'en' and o.kind = 'company'`,
    ],
    ['region=PL92', `o.nuts like 'PL92%'`],
    ['updatedSince=2100-01-01', 'false'],
  ])('%s leave what a plain count leaves, with and without a text', async (query, where) => {
    for (const side of ['competency', 'need']) {
      const expected = await plainly(`e.side = '${side}' and ${where}`)
      const browsed = await read<Found>(`/search?side=${side}&${query}`)
      expect(browsed.among).toEqual({ entries: expected, exact: true })
      expect(await walk(`/search?side=${side}&${query}`, 20)).toHaveLength(expected)
      const found = await search('energy', `side=${side}&${query}`)
      expect(found.among.entries).toBe(expected)
    }
  })

  test('of a cluster leave its present members only', async () => {
    const expected = await plainly(
      `e.side = 'competency' and o.id in (select organisation_id from membership where cluster_id = '${cluster}' and (left_on is null or left_on >= current_date) and (joined_on is null or joined_on <= current_date))`,
    )
    expect(expected).toBeGreaterThan(0)
    expect((await read<Found>(`/search?cluster=${cluster}`)).among.entries).toBe(expected)
  })

  test('without a text list the last changed first', async () => {
    const hits = await walk('/search?side=need', 50)
    expect(hits.every(({ fit, parts }) => fit === null && parts === null)).toBe(true)
    expect(new Set(hits.map(({ entry }) => entry.id)).size).toBe(hits.length)
  })
})

describe('facets', () => {
  const columns: Record<string, string> = {
    country: 'o.country',
    kind: 'o.kind',
    entryKind: 'e.kind',
    language: 'e.language',
    region1: 'left(o.nuts, 3)',
    region2: 'left(o.nuts, 4)',
  }

  async function grouped(facet: string, where: string): Promise<Map<string, number>> {
    const { rows } = await sql<{ value: string; count: number }>`
      select ${sql.raw(columns[facet] ?? '')} as value, count(*)::int as count from entry e join organisation o on o.id = e.organisation_id
      where e.side = 'competency' and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= current_date)
        and ${sql.raw(where)} and ${sql.raw(columns[facet] ?? '')} is not null group by 1`.execute(
      world.service.database.kysely,
    )
    return new Map(rows.map((row) => [row.value, row.count]))
  }
  const asMap = (values: readonly Facet[] = []) =>
    new Map(values.map(({ value, entries }) => [value, entries]))

  test.each([
    [
      '',
      {
        country: 'true',
        kind: 'true',
        entryKind: 'true',
        language: 'true',
        region1: 'true',
        region2: 'true',
      },
    ],
    ['country=DE', { country: 'true', kind: `o.country = 'DE'`, language: `o.country = 'DE'` }],
    [
      'country=PL&language=pl',
      {
        country: `e.language = 'pl'`,
        language: `o.country = 'PL'`,
        region2: `o.country = 'PL' and e.language = 'pl'`,
      },
    ],
    ['region=PL2&kind=company', { region1: `o.kind = 'company'`, kind: `o.nuts like 'PL2%'` }],
  ])(
    'under "%s" count as a plain count does, each without its own filter',
    async (query, expected) => {
      const { facets } = await read<Found>(`/search?facets=true&${query}`)
      for (const [facet, where] of Object.entries(expected))
        expect(asMap(facets?.[facet]), facet).toEqual(await grouped(facet, where))
    },
  )

  test('of sectors and clusters say what filtering by each value leaves', async () => {
    const { facets } = await read<Found>('/search?facets=true&country=PL')
    for (const facet of ['sector', 'cluster']) {
      const values = facets?.[facet] ?? []
      expect(values.length, facet).toBeGreaterThan(1)
      for (const { value, entries } of values.slice(0, 8)) {
        const { among } = await read<Found>(`/search?country=PL&${facet}=${value}`)
        expect(among.entries, `${facet} ${value}`).toBe(entries)
      }
    }
  })

  test('are called by name in the language of the reader', async () => {
    const { facets } = await read<Found>('/search?facets=true', 'de')
    expect(facets?.['country']?.find(({ value }) => value === 'DE')?.label).toBe('Deutschland')
    expect(facets?.['cluster']?.[0]?.label).not.toBeNull()
    expect((await read<Found>('/search')).facets).toBeNull()
  })
})

describe('from an entry', () => {
  let need: { id: string; title: string; organisationId: string }
  beforeAll(async () => {
    const { items } = await read<{ items: (typeof need)[] }>('/entries?side=need&limit=200')
    need = items.find(({ title }) => title.startsWith('Zagospodarowanie gorących')) ?? need
  })

  test('who answers a need is found on the other side, and not at home', async () => {
    const { items } = await read<Found>(`/entries/${need.id}/answers?limit=50`)
    expect(
      items.slice(0, 3).some(({ organisation }) => organisation.name.startsWith('Moravian')),
    ).toBe(true)
    expect(items.every(({ organisation }) => organisation.id !== need.organisationId)).toBe(true)
    const abroad = await read<Found>(`/entries/${need.id}/answers?country=DE`)
    expect(abroad.items.every(({ organisation }) => organisation.country === 'DE')).toBe(true)
  })

  test('who needs a competency is found by way back', async () => {
    const [answer] = (await read<Found>(`/entries/${need.id}/answers?limit=1`)).items
    const back = await read<Found>(`/entries/${answer?.entry.id}/answers?limit=100`)
    const me = back.items.find(({ entry }) => entry.id === need.id)
    expect(me?.fit).toBe(answer?.fit)
  })

  test('more like it is on the same side, and does not hold itself', async () => {
    const { items } = await read<Found>(`/entries/${need.id}/like?limit=20`)
    expect(items.length).toBe(20)
    const sides = await Promise.all(
      items.map(({ entry }) => read<{ side: string }>(`/entries/${entry.id}`)),
    )
    expect(new Set(sides.map(({ side }) => side))).toEqual(new Set(['need']))
    expect(items.map(({ entry }) => entry.id)).not.toContain(need.id)
  })

  test.each(['like', 'answers'])('%s of nothing is refused', async (what) => {
    const nobody = '0198c0de-0000-7000-8000-000000000000'
    expect((await world.api.request(`/entries/${nobody}/${what}`)).status).toBe(404)
    expect((await world.api.request(`/entries/${need.id}/${what}?limit=1000`)).status).toBe(422)
  })
})
