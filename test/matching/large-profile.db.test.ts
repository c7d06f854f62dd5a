import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importRows } from '../../src/imports/import-rows.actions.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import { unembeddedEntries } from '../../src/matching/meaning.queries.ts'
import { openWorld, operator, type World, words, workOff } from '../freshness/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld({ workers: false })
}, 120_000)
afterAll(() => world.close())

const entries = 10_000

test('an organisation with ten thousand entries is matched like any other', async () => {
  const { workshop, laboratory } = await world.addThree()
  const { id } = await world.client.create('/organisations', {
    name: 'Trading house',
    country: 'PL',
    externalId: 'trading-house',
  })
  const rows = Array.from({ length: entries }, (_, i) =>
    JSON.stringify({
      externalId: `item-${i}`,
      organisation: 'trading-house',
      side: i % 2 === 0 ? 'competency' : 'need',
      title: `Industrial supply item ${i} of the catalogue`,
      language: 'en',
    }),
  )
  const summary = await importRows(
    world.service,
    operator,
    Readable.from([Buffer.from(rows.join('\n'))]),
    {
      what: 'entries',
      format: 'jsonl',
    },
  )
  expect(summary).toMatchObject({ created: entries, refused: 0 })
  const { modelId } = await world.service.embedder()
  for (;;) {
    const ids = await unembeddedEntries(world.service.database.reader, modelId, 1000)
    if (ids.length === 0) break
    await giveMeaning(world.service, ids)
  }
  await workOff(world.service)
  const list = await world.listOf({ id, entries: [] })
  expect(list.fresh).toBe(true)
  expect(await world.partnersOf(workshop)).toContain('Laboratory')
  expect(await world.partnersOf(laboratory)).toContain('Workshop')
}, 300_000)

test('two organisations with identical profiles are both suggested, in one order', async () => {
  const twins = await Promise.all(
    ['Twin A', 'Twin B'].map((name) =>
      world.add(name, [
        { side: 'competency', title: words.bread },
        { side: 'need', title: words.part },
      ]),
    ),
  )
  const other = await world.add('Canteen', [{ side: 'need', title: words.bread }])
  await workOff(world.service)
  const partners = (await world.listOf(other)).items
  const [first, second] = twins.map(({ id }) => partners.find(({ partner }) => partner.id === id))
  expect(first?.score).toBe(second?.score)
  expect([first?.rank, second?.rank]).not.toContain(undefined)
}, 120_000)
