import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { suggestPartners } from '../src/matching/suggestion.actions.ts'
import { createOrganisation } from '../src/organisations/organisation.actions.ts'
import { NewOrganisation } from '../src/organisations/organisation.schema.ts'
import { newId } from '../src/platform/identity.ts'
import { stateEntry } from '../src/profiles/entry.actions.ts'
import { NewEntry } from '../src/profiles/entry.schema.ts'
import type { Service } from '../src/service.ts'
import { startWorkers } from '../workers/main.ts'
import { operator, untilFresh } from './freshness/world.ts'
import { createOwnDatabase, ownQueues, redisUrl } from './own-database.ts'
import { openTestApi } from './test-api.ts'

const organisations = 60
const minutes = 60_000
const asked = [0, 7, 19, 28, 41, 59]

const linesOf = (file: string) =>
  readFileSync(new URL(`../data/demo/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown> & { externalId: string })
const stated = linesOf('organisations').slice(0, organisations)
const entries = linesOf('entries').filter(({ organisation }) =>
  stated.some(({ externalId }) => externalId === organisation),
)

/** Everything stored and matched by one size of the service, in its own order and at its own pace. */
async function suggestionsOf(service: Service) {
  await startWorkers(service)
  for (const one of stated) await createOrganisation(service, operator, NewOrganisation.parse(one))
  for (const { organisation, ...entry } of entries) {
    const id = newId('organisation', String(organisation))
    await stateEntry(service, operator, id, NewEntry.parse(entry))
  }
  await untilFresh(service, 3 * minutes)
  const lists = new Map<string, object[]>()
  for (const index of asked) {
    const { externalId } = stated[index] ?? { externalId: '' }
    const id = newId('organisation', externalId)
    const list = await suggestPartners(service, operator, id, { limit: 150 })
    expect(list.fresh).toBe(true)
    const ranked = list.items.map(({ partner, ...rest }) => ({ id: partner.id, ...rest }))
    lists.set(externalId, ranked)
  }
  return lists
}

describe('the same profiles', () => {
  const queues = ownQueues()
  const own: Awaited<ReturnType<typeof createOwnDatabase>>[] = []
  let embedded: Map<string, object[]>

  async function inSize(env: Record<string, string>) {
    const { service, close } = await openTestApi({
      env: {
        SPLOT_QUEUE_PREFIX: queues.prefix,
        SPLOT_API_KEYS: 'tests:operator:not-used-by-this-test',
        ...env,
      },
    })
    try {
      return await suggestionsOf(service)
    } finally {
      await close()
    }
  }

  async function onServer(more: Record<string, string>) {
    const database = await createOwnDatabase()
    own.push(database)
    return inSize({ SPLOT_MEMORY: '0', DATABASE_URL: database.url, ...more })
  }

  beforeAll(async () => {
    embedded = await inSize({})
  }, 5 * minutes)
  afterAll(async () => {
    for (const database of own) await database.drop()
    await queues.drop()
  })

  test('give suggestions worth comparing', () => {
    expect(entries.length).toBeGreaterThan(180)
    const lists = [...embedded.values()]
    expect(lists.every((list) => list.length > 0)).toBe(true)
    expect(lists.flat().length).toBeGreaterThan(50)
  })

  test.each([
    ['PostgreSQL, jobs on it too', {}],
    ['PostgreSQL, jobs on Redis', { REDIS_URL: redisUrl }],
  ])(
    'give the same partners in the same order with the same scores and quotes on %s',
    async (_, more: Record<string, string>) => {
      const lists = await onServer(more)
      for (const [externalId, list] of embedded)
        expect(lists.get(externalId), externalId).toEqual(list)
    },
    5 * minutes,
  )
})
