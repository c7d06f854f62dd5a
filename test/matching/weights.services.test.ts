import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptWeights, examineWeights } from '../../src/matching/learn.actions.ts'
import { matchSignals } from '../../src/matching/match-signals.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { type Client, openClient } from '../client.ts'
import { operator } from '../freshness/world.ts'
import { createOwnDatabase } from '../own-database.ts'

let own: Awaited<ReturnType<typeof createOwnDatabase>>
let client: Client
beforeAll(async () => {
  own = await createOwnDatabase()
  client = await openClient(() => new Date(), { SPLOT_MEMORY: '0', DATABASE_URL: own.url })
})
afterAll(async () => {
  await client.close()
  await own.drop()
})

test('operators who put different weights to serve at once leave one that serves, and a way back to the first', async () => {
  const signals = Object.fromEntries(matchSignals.map((one) => [one.name, one.prior]))
  const versions = ['one', 'two', 'three', 'four', 'five']
  await Promise.all(
    versions.map(async (version) => {
      const study = await examineWeights(client.service, operator, { version, signals })
      await adoptWeights(client.service, operator, study)
    }),
  )
  const served = await Promise.all(
    versions.map((version) => client.ask('POST', `/weights/${version}/serve`, { unproven: true })),
  )
  expect(served.map(({ status }) => status)).toEqual(versions.map(() => 200))
  const { row } = await client.ask('GET', '/weights')
  const items = row['items'] as { version: string; status: string }[]
  expect(items.filter(({ status }) => status === 'serving')).toHaveLength(1)
  const back: unknown[] = []
  for (const _ of versions)
    back.push((await client.ask('POST', '/weights/rollback')).row['version'])
  expect(new Set(back).size).toBe(versions.length)
  expect(back.at(-1)).toBe(expertWeights.version)
  expect((await client.ask('POST', '/weights/rollback')).status).toBe(409)
}, 60_000)
