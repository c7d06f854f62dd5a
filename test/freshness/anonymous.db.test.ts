import { afterAll, beforeAll, expect, test } from 'vitest'
import { asReader } from '../client.ts'
import { openWorld, type Someone, type World, words, workOff } from './world.ts'

let world: World
let workshop: Someone
let laboratory: Someone
const secret = 'Fatigue tests of bonded joints for a maker of hydrogen trains'

beforeAll(async () => {
  world = await openWorld({ workers: false })
  workshop = await world.add('Workshop', [
    { side: 'need', title: words.testNeed },
    { side: 'competency', title: words.part },
  ])
  laboratory = await world.add('Laboratory', [
    { side: 'competency', title: secret, visibility: 'anonymous' },
    { side: 'need', title: words.partNeed },
  ])
  await workOff(world.service)
})
afterAll(() => world.close())

const read = async (path: string) => (await world.client.ask('GET', path, undefined, asReader)).row

test('what is anonymous is matched and quoted, and its organisation named to the operator only', async () => {
  const [known] = (await world.listOf(workshop)).items
  expect(known?.partner).toMatchObject({ id: laboratory.id, name: 'Laboratory' })
  const [unknown] = (await world.listOf(workshop, 'reader')).items
  expect(unknown?.evidence.theyAnswer[0]?.competency).toMatchObject({
    title: secret,
    anonymous: true,
  })
  expect(unknown?.partner).toEqual({
    id: null,
    name: null,
    kind: null,
    country: 'PL',
    nuts: null,
    city: null,
  })
})

test('nothing that a reader is shown beside it leads to its organisation', async () => {
  const { items } = await world.listOf(workshop, 'reader')
  const shown = JSON.stringify(items)
  expect(shown).not.toContain(laboratory.id)
  const quoted = new Set(shown.match(/"entryId":"[^"]+"/g)?.map((one) => one.slice(11, -1)))
  for (const id of quoted) {
    const entry = await read(`/entries/${id}`)
    expect(entry['organisationId']).not.toBe(laboratory.id)
  }
})

test('a reader who asks for the suggestions of its organisation does not read it there', async () => {
  expect(JSON.stringify(await world.listOf(laboratory, 'reader'))).not.toContain('hydrogen')
  expect(JSON.stringify(await world.listOf(laboratory))).toContain('hydrogen')
})

test('a search finds it without saying whose it is', async () => {
  const path = `/search?q=${encodeURIComponent(secret)}`
  const found = await read(path)
  const [first] = found['items'] as object[]
  expect(first).toMatchObject({ entry: { title: secret }, organisation: { id: null, name: null } })
  expect(JSON.stringify(found)).not.toContain('Laboratory')
  const { row } = await world.client.ask('GET', path)
  expect((row['items'] as object[])[0]).toMatchObject({ organisation: { name: 'Laboratory' } })
})

test('a reader cannot find out by filters, counts, order or resemblance whose it is', async () => {
  const items = (found: Record<string, unknown>) =>
    (found['items'] as { entry: { title: string } }[]).map(({ entry }) => entry.title)
  const q = `q=${encodeURIComponent(secret)}`
  const { row: known } = await world.client.ask('GET', `/search?${q}&limit=1`)
  const [hit] = known['items'] as { entry: { id: string } }[]
  for (const probe of ['trlMax=9', 'updatedSince=2020-01-01', 'sector=72', 'region=PL'])
    expect(items(await read(`/search?${q}&${probe}`)), probe).not.toContain(secret)
  for (const shown of ['country=PL', 'language=en'])
    expect(items(await read(`/search?${q}&${shown}`)), shown).toContain(secret)
  expect(items(await read('/search?limit=100'))).not.toContain(secret)
  const counted = async (as: Record<string, string>) => {
    const { row } = await world.client.ask('GET', `/search?${q}&facets=true`, undefined, as)
    return (row['facets'] as { country: { entries: number }[] }).country[0]?.entries
  }
  expect(await counted(asReader)).toBe(Number(await counted({})) - 1)
  for (const what of ['like', 'answers'])
    expect(
      (await world.client.ask('GET', `/entries/${hit?.entry.id}/${what}`, undefined, asReader))
        .status,
    ).toBe(404)
  // From another entry of its organisation it is found as from anybody's; the operator does not get it from there.
  const [, need] = laboratory.entries
  expect(items(await read(`/entries/${need?.id}/answers?limit=100`))).toContain(secret)
  const { row } = await world.client.ask('GET', `/entries/${need?.id}/answers?limit=100`)
  expect(items(row)).not.toContain(secret)
})

test('what becomes anonymous is so at once, before anything is looked at again', async () => {
  const other = await world.add('Second laboratory', [{ side: 'competency', title: words.test }])
  await workOff(world.service)
  await world.change(other, { visibility: 'anonymous' })
  const { items } = await world.listOf(workshop, 'reader')
  expect(JSON.stringify(items)).not.toContain('Second laboratory')
})
