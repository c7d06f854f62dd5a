import { afterAll, beforeAll, expect, test } from 'vitest'
import { balance } from '../../src/matching/balance.actions.ts'
import { allPrices } from '../../src/matching/price.queries.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openService, type Service } from '../../src/service.ts'
import { createOwnDatabase } from '../own-database.ts'
import { openTestApi } from '../test-api.ts'
import { matchDemo } from './demo-world.ts'

const run = { progress: async () => {}, signal: new AbortController().signal }
let database: Awaited<ReturnType<typeof createOwnDatabase>>
let [one, other]: Service[] = []

beforeAll(async () => {
  database = await createOwnDatabase()
  const config = readConfig({
    DATABASE_URL: database.url,
    SPLOT_API_KEYS: 'o:operator:operator-of-the-tests',
    SPLOT_LOG_LEVEL: 'error',
  })
  one = await openService(config)
  other = await openService(config)
  await matchDemo(one)
}, 240_000)
afterAll(async () => {
  await Promise.all([one?.close(), other?.close()])
  await database.drop()
})

test('two workers at once leave the prices that one leaves, and those of the embedded size', async () => {
  if (!one || !other) throw new Error('The services are not open.')
  await Promise.all([balance(one, run), balance(other, run)])
  const prices = await allPrices(one.database.reader)
  expect(prices.size).toBeGreaterThan(80)
  expect(await balance(one, run)).toBeUndefined()
  const embedded = await openTestApi()
  try {
    await matchDemo(embedded.service)
    await balance(embedded.service, run)
    const there = await allPrices(embedded.service.database.reader)
    expect(new Set(there.keys())).toEqual(new Set(prices.keys()))
    for (const [id, price] of there) expect(prices.get(id)).toBeCloseTo(price, 9)
  } finally {
    await embedded.close()
  }
}, 240_000)
