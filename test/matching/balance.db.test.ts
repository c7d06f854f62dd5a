import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { balance, sweepPrices } from '../../src/matching/balance.actions.ts'
import { balanceSuggestions } from '../../src/matching/balance.jobs.ts'
import type { ExposureFigures } from '../../src/matching/exposure.schema.ts'
import { allPrices, getPriceState } from '../../src/matching/price.queries.ts'
import { priceWeights } from '../../src/matching/price.ts'
import { refreshStale } from '../../src/matching/refresh.actions.ts'
import { wantAllSuggestions } from '../../src/matching/state.queries.ts'
import { HandedBack } from '../../src/platform/queue.ts'
import { asReader, type Client, openClient } from '../client.ts'
import { matchDemo } from './demo-world.ts'

let now = new Date('2026-11-27T09:00:00.000Z')
let client: Client
const calm = { progress: async () => {}, signal: new AbortController().signal }

beforeAll(async () => {
  client = await openClient(() => now)
}, 120_000)
afterAll(() => client.close())

async function exposure(query = ''): Promise<ExposureFigures> {
  const { status, row } = await client.ask('GET', `/exposure?${query}`)
  expect(status).toBe(200)
  return row as unknown as ExposureFigures
}

function later(seconds: number) {
  now = new Date(now.getTime() + seconds * 1000)
}

describe('before there is any list', () => {
  test('exposure is of nobody, and there is nothing to balance', async () => {
    expect(await exposure()).toMatchObject({
      organisations: 0,
      prices: { known: 0, version: null, computedAt: null },
      byRelevance: { gini: null, coverage: null },
      mostShown: [],
    })
    expect(await balance(client.service, calm)).toBeUndefined()
    expect(await balance(client.service, calm)).toBeUndefined()
  })
})

describe('among the demo organisations', () => {
  beforeAll(async () => {
    await matchDemo(client.service)
    later(600)
  }, 120_000)

  test('the sweep asks for prices once the lists are made, and one request is enough', async () => {
    expect(await sweepPrices(client.service)).toBe(true)
    expect(await sweepPrices(client.service)).toBe(false)
    expect(await client.service.jobs.waiting(balanceSuggestions)).toBe(1)
  })

  test('a run that is asked to stop leaves nothing half done', async () => {
    const stopped = { ...calm, signal: AbortSignal.abort() }
    await expect(balance(client.service, stopped)).rejects.toThrow(HandedBack)
    expect(await allPrices(client.service.database.reader)).toEqual(new Map())
  })

  test('prices even out who is shown, and keep nearly everybody in sight', async () => {
    const shares: number[] = []
    const progress = async (share: number) => {
      shares.push(share)
    }
    const balanced = await balance(client.service, { ...calm, progress })
    expect(balanced).toMatchObject({ converged: true })
    expect(balanced?.organisations).toBeGreaterThan(80)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const { byRelevance, withPrices, prices, mostShown, leastShown } = await exposure()
    expect(withPrices.gini).toBeLessThan(0.92 * (byRelevance.gini ?? Number.NaN))
    expect(withPrices.coverage).toBeGreaterThanOrEqual(byRelevance.coverage ?? Number.NaN)
    expect(prices).toMatchObject({ version: priceWeights.version, computedAt: now.toISOString() })
    expect(mostShown).toHaveLength(5)
    expect(mostShown[0]?.withPrices).toBeGreaterThan(leastShown[0]?.withPrices ?? Number.NaN)
  })

  test('a second run finds nothing to do, and the same when it is made to look', async () => {
    const { reader } = client.service.database
    const before = await allPrices(reader)
    expect(await balance(client.service, calm)).toBeUndefined()
    await client.service.database.write((writer) => wantAllSuggestions(writer))
    later(60)
    await refreshStale(client.service, [], calm.signal)
    // New lists, but too soon after the last prices for the sweep; then it asks, unless it did already.
    expect(await sweepPrices(client.service)).toBe(false)
    expect(await balance(client.service, calm)).toMatchObject({ converged: true })
    const after = await allPrices(reader)
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort())
    // Lists come in no particular order, and sums differ in their last digits.
    for (const [id, price] of after) expect(price).toBeCloseTo(before.get(id) ?? Number.NaN, 9)
    expect((await getPriceState(reader)).computedAt).toEqual(now)
  })

  test('depth and number of names are as asked for, and others are refused', async () => {
    const figures = await exposure('depth=1&top=2')
    expect(figures).toMatchObject({ depth: 1 })
    expect(figures.leastShown).toHaveLength(2)
    for (const query of ['depth=0', 'depth=51', 'top=many'])
      expect((await client.ask('GET', `/exposure?${query}`)).status).toBe(422)
  })

  test('only an operator sees exposure', async () => {
    expect((await client.ask('GET', '/exposure', undefined, asReader)).status).toBe(403)
  })

  test('an organisation that goes takes its price along', async () => {
    const [gone] = (await exposure()).mostShown
    const path = `/organisations/${gone?.id}`
    const { etag } = await client.ask('GET', path)
    await client.ask('DELETE', path, undefined, { 'if-match': etag ?? '' })
    expect((await allPrices(client.service.database.reader)).has(gone?.id ?? '')).toBe(false)
    later(600)
    expect(await balance(client.service, calm)).toMatchObject({ converged: true })
  })
})
