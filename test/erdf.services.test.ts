import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importRows } from '../src/imports/import-rows.actions.ts'
import { parseMapping } from '../src/imports/mapping.schema.ts'
import { giveMeaning } from '../src/matching/meaning.actions.ts'
import { unembeddedEntries } from '../src/matching/meaning.queries.ts'
import { refreshNamed } from '../src/matching/refresh.actions.ts'
import { suggestPartners } from '../src/matching/suggestion.actions.ts'
import type { Service } from '../src/service.ts'
import { createOwnDatabase, ownQueues, redisUrl } from './own-database.ts'
import { openTestApi } from './test-api.ts'

const reference = new URL('../../shared/reference/erdf_project_texts.csv.gz', import.meta.url)
const golden = new URL('../../shared/golden/', import.meta.url)
const there = existsSync(reference) && existsSync(golden)
const operator = { name: 'test', relations: ['operator'] } as const

/** Real projects funded by the ERDF, and eighty organisations with needs for them to answer. */
async function bringIn(service: Service): Promise<void> {
  const mapping = parseMapping(
    readFileSync(new URL('../data/mappings/erdf.json', import.meta.url), 'utf8'),
  )
  const summary = await importRows(service, operator, createReadStream(reference), { mapping })
  expect(summary.rows).toBe(4256)
  expect(summary.refused / summary.rows).toBeLessThan(0.01)
  const needs = readFileSync(new URL('needs.jsonl', golden), 'utf8').trim().split('\n')
  const said = needs.map((line) => JSON.parse(line))
  const organisations = said.map((need) => ({
    externalId: `golden-${need.id}`,
    name: need.organisation,
    country: need.country,
  }))
  const entries = said.map(({ id, title, description, language }) => ({
    organisation: `golden-${id}`,
    side: 'need',
    title,
    description,
    language,
  }))
  for (const [what, rows] of [
    ['organisations', organisations],
    ['entries', entries],
  ] as const) {
    const lines = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))
    const taken = await importRows(
      service,
      operator,
      (async function* () {
        yield lines
      })(),
      { what },
    )
    expect(taken.refused).toBe(0)
  }
}

/** What workers do, here until everything has its vector. */
async function embedAll(service: Service): Promise<void> {
  const { modelId } = await service.embedder()
  for (;;) {
    const ids = await unembeddedEntries(service.database.reader, modelId, 200)
    if (ids.length === 0) return
    await giveMeaning(service, ids)
  }
}

/** Two in a hundred of the beneficiaries and every organisation with a need. */
async function chosen(service: Service): Promise<string[]> {
  const { rows } = await service.database.pool.query<{ id: string }>(
    `select id from organisation where external_id like 'golden-%' or right(id::text, 2) in ('00', '40', '80', 'c0') order by id`,
  )
  return rows.map((row) => row.id)
}

async function suggestionsOf(service: Service): Promise<Record<string, string[]>> {
  await bringIn(service)
  await embedAll(service)
  const ids = await chosen(service)
  const lists: Record<string, string[]> = {}
  for (let from = 0; from < ids.length; from += 20) {
    await refreshNamed(service, ids.slice(from, from + 20))
  }
  for (const id of ids) {
    const list = await suggestPartners(service, operator, id, { limit: 150 })
    lists[id] = list.items.map(({ partner, score }) => `${partner.id} ${score}`)
  }
  return lists
}

describe.runIf(there)('the ERDF project texts, 4,256 rows in German, French and Polish', () => {
  test('give the same suggestions, in the same order, embedded, on PostgreSQL and with Redis', async () => {
    const queues = ownQueues()
    const databases = [await createOwnDatabase(), await createOwnDatabase()]
    const keys = { SPLOT_MEMORY: '0', SPLOT_API_KEYS: 'test:operator:0123456789abcdef' }
    const sizes = [
      {},
      { ...keys, DATABASE_URL: databases[0]?.url ?? '' },
      {
        ...keys,
        DATABASE_URL: databases[1]?.url ?? '',
        REDIS_URL: redisUrl,
        SPLOT_QUEUE_PREFIX: queues.prefix,
      },
    ]
    const results: Record<string, string[]>[] = []
    try {
      for (const env of sizes) {
        const { service, close } = await openTestApi({ env })
        results.push(await suggestionsOf(service).finally(close))
      }
    } finally {
      for (const database of databases) await database.drop()
      await queues.drop()
    }
    const [embedded, postgres, scaledOut] = results
    const lists = Object.values(embedded ?? {})
    expect(lists.length).toBeGreaterThan(100)
    expect(lists.filter((list) => list.length > 0).length / lists.length).toBeGreaterThan(0.9)
    expect(postgres).toEqual(embedded)
    expect(scaledOut).toEqual(embedded)
  }, 900_000)
})
