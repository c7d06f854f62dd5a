import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillSearchWorld } from '../../bench/search-world.ts'
import { searchEntries } from '../../src/matching/search.actions.ts'
import { SearchQuery } from '../../src/matching/search.schema.ts'
import { ensureSearchIndex, sweepSearchIndex } from '../../src/matching/search-index.actions.ts'
import { operator } from '../freshness/world.ts'
import { createOwnDatabase } from '../own-database.ts'
import { openTestApi, type TestApi } from '../test-api.ts'
import { recallAmong } from './recall.ts'

const entries = 16_000
const minutes = 60_000

let own: Awaited<ReturnType<typeof createOwnDatabase>>
let world: TestApi
let client: pg.Client
let questions: string[]
/** Of no trade: a walk of the index has little to follow, and misses some of what is nearest. */
const strange = ['zażółć gęślą jaźń', '123 456 789']

beforeAll(async () => {
  own = await createOwnDatabase()
  world = await openTestApi({
    env: {
      SPLOT_MEMORY: '0',
      DATABASE_URL: own.url,
      SPLOT_API_KEYS: 'tests:operator:not-used-by-this-test',
    },
  })
  client = new pg.Client({ connectionString: own.url })
  await client.connect()
  const filled = await fillSearchWorld(client, await world.service.embedder(), entries)
  questions = filled.questions.slice(0, 40)
}, 5 * minutes)
afterAll(async () => {
  await client.end()
  await world.close()
  await own.drop()
})

describe('the index of the vectors', () => {
  test(
    'is asked for by the sweep where it is missing, built once, and left alone then',
    async () => {
      expect(await sweepSearchIndex(world.service)).toBe(true)
      const told: number[] = []
      const outcomes = await Promise.all([
        ensureSearchIndex(world.service, operator, (share) => told.push(share)),
        ensureSearchIndex(world.service, operator, () => {}),
      ])
      expect(outcomes.toSorted()).toEqual(['being built', 'built'])
      expect(told.every((share) => share >= 0 && share <= 1)).toBe(true)
      expect(await ensureSearchIndex(world.service, operator, () => {})).toBe('there already')
      expect(await sweepSearchIndex(world.service)).toBe(false)
    },
    5 * minutes,
  )

  test(
    'that broke while it was built is built anew, and the sound ones beside it are left alone',
    async () => {
      const indexes = async () => {
        const { rows } = await client.query<{ name: string; oid: number; indisvalid: boolean }>(
          `select relname as name, oid, indisvalid from pg_class join pg_index on indexrelid = oid where relname like 'entry_embedding_near_%'`,
        )
        return rows
      }
      const before = await indexes()
      await client.query(
        `update pg_index set indisvalid = false where indexrelid in (select oid from pg_class where relname like 'entry_embedding_near_%_pl')`,
      )
      expect(await ensureSearchIndex(world.service, operator, () => {})).toBe('built')
      const after = await indexes()
      expect(after.every(({ indisvalid }) => indisvalid)).toBe(true)
      expect(after).toHaveLength(9)
      const anew = after.filter(({ oid }) => !before.some((old) => old.oid === oid))
      expect(anew.every(({ name }) => name.endsWith('_pl'))).toBe(true)
      expect(anew).toHaveLength(2)
    },
    5 * minutes,
  )
})

describe('the nearest within filters', () => {
  test.each([
    ['all', {}, 'true', false],
    ['half', { country: ['PL'] }, `o.country = 'PL'`, false],
    ['a tenth', { country: ['DE'] }, `o.country = 'DE'`, true],
    ['a hundredth', { country: ['CZ'] }, `o.country = 'CZ'`, true],
    ['a thousandth', { country: ['SK'] }, `o.country = 'SK'`, true],
    ['none', { country: ['XX'] }, 'false', true],
    [
      'a half in one language',
      { country: ['PL'], language: ['pl'] },
      `o.country = 'PL' and e.language = 'pl'`,
      true,
    ],
    [
      'one sector of many',
      { sector: ['12'] },
      `exists (select from unnest(e.nace) n where n like '12%')`,
      true,
    ],
  ])(
    'are found where %s of the entries match: no row is lost, and the ten nearest are among them',
    async (_, by, where, exact) => {
      const found = await recallAmong(world.service, questions, by, where)
      expect(found.recall).toBeGreaterThanOrEqual(exact ? 1 : 0.99)
      expect(found.exact).toBe(exact)
    },
    2 * minutes,
  )

  test.each([
    ['all', {}, 'true'],
    ['half', { country: ['PL'] }, `o.country = 'PL'`],
  ])(
    'are found without fail where nothing among %s of the entries is like what was asked',
    async (_, by, where) => {
      const found = await recallAmong(world.service, strange, by, where)
      expect(found.recall).toBe(1)
    },
    2 * minutes,
  )

  test(
    'are found exactly where the database expects many and few are there',
    async () => {
      // Not analysed again: the planner still expects half of all entries in Poland.
      await client.query(
        `update organisation set country = 'FR' where country = 'PL' and id not in (select id from organisation where country = 'PL' order by id limit 8)`,
      )
      const found = await recallAmong(
        world.service,
        questions.slice(0, 5),
        { country: ['PL'] },
        `o.country = 'PL'`,
      )
      expect(found).toEqual({ matching: 32, recall: 1, exact: true })
      const query = SearchQuery.parse({ q: questions[0], country: 'PL', limit: 100 })
      const { items, among } = await searchEntries(world.service, operator, query)
      expect(items).toHaveLength(32)
      expect(among).toEqual({ entries: 32, exact: true })
    },
    2 * minutes,
  )

  test('leave the settings of other transactions alone', async () => {
    const { rows } = await world.service.database.pool.query('show enable_seqscan')
    expect(rows).toEqual([{ enable_seqscan: 'on' }])
  })
})
