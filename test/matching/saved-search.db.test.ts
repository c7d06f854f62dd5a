import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { sweepDigests } from '../../src/matching/saved-search.actions.ts'
import { asReader, type Row } from '../client.ts'
import { openWorld, type World, workOff } from '../freshness/world.ts'

let world: World
const day = 24 * 3600
const offer = 'Fatigue tests of bonded joints and composite panels'

type News = { items: { fit: number | null; entry: { title: string }; organisation: Row }[] }

beforeEach(async () => {
  await world?.close()
  world = await openWorld({ workers: false })
  await world.add('Old Laboratory', [{ side: 'competency', title: `${offer}, since long` }])
  await workOff(world.service)
  world.later(60)
})
afterAll(() => world.close())

async function keep(query: object, headers = {}): Promise<string> {
  const body = { name: `Search ${Math.random()}`, query }
  const { status, row, location } = await world.client.ask('POST', '/saved-searches', body, headers)
  expect(status).toBe(201)
  expect(location).toBe(`/saved-searches/${row.id}`)
  return row.id
}
async function newsOf(id: string, query = '', headers = {}): Promise<string[]> {
  const path = `/saved-searches/${id}/news?${query}`
  const { status, row } = await world.client.ask('GET', path, undefined, headers)
  expect(status).toBe(200)
  return (row as unknown as News).items.map(({ entry }) => entry.title)
}
async function state(title: string, more: object = {}) {
  world.later(60)
  const someone = await world.add('New Laboratory', [{ side: 'competency', title, ...more }])
  await workOff(world.service)
  return someone
}

describe('a search that is kept', () => {
  test('tells what is stated after it was kept, once', async () => {
    const id = await keep({ q: 'fatigue tests of bonded joints' })
    expect(await newsOf(id)).toEqual([])
    await state(offer)
    await state('Bread and rolls, baked every night')
    expect(await newsOf(id, 'keep=true')).toEqual([offer])
    expect(await newsOf(id)).toEqual([offer])
    expect(await newsOf(id)).toEqual([])
  })

  test('tells what was changed so that it matches now', async () => {
    const id = await keep({ q: 'fatigue tests of bonded joints' })
    const bakery = await state('Bread and rolls, baked every night')
    expect(await newsOf(id)).toEqual([])
    world.later(60)
    await world.change(bakery, { title: offer })
    await workOff(world.service)
    expect(await newsOf(id)).toEqual([offer])
  })

  test('without a text tells everything new under its filters', async () => {
    const id = await keep({ side: 'competency', language: ['en'] })
    await state(offer)
    await state('Brot und Brötchen', { language: 'de' })
    expect(await newsOf(id)).toEqual([offer])
  })

  test('does not tell what has been hidden or withdrawn since it was found', async () => {
    const id = await keep({ q: 'fatigue tests of bonded joints' })
    const one = await state(offer)
    expect(await newsOf(id, 'keep=true')).toEqual([offer])
    await world.change(one, { visibility: 'hidden' })
    expect(await newsOf(id)).toEqual([])
  })

  test('is looked through once a day by the sweep, and says how much is new', async () => {
    const id = await keep({ q: 'fatigue tests of bonded joints' })
    await state(offer)
    expect(await sweepDigests(world.service)).toBe(0)
    world.later(day)
    expect(await sweepDigests(world.service)).toBe(1)
    expect(await sweepDigests(world.service)).toBe(0)
    const { page } = await world.client.ask('GET', '/saved-searches')
    expect(page.items).toMatchObject([{ id, news: 1, owner: 'o' }])
    expect(await newsOf(id)).toEqual([offer])
    const { row } = await world.client.ask('GET', `/saved-searches/${id}`)
    expect(row).toMatchObject({ id, news: 0, query: { q: 'fatigue tests of bonded joints' } })
  })

  test('by a list that was removed since finds nothing, and keeps no other search from its news', async () => {
    const names = { en: 'Castings', pl: 'Odlewy', de: 'Guss', fr: 'Fonte' }
    const items = [{ code: '1', original: 'en', names, nace: ['24.5'], topics: 'castings' }]
    const list = { regions: ['FRY1'], from: '2020-01-01', source: 'a resolution', items }
    const path = '/specialisation-lists/own'
    expect((await world.client.ask('PUT', path, list)).status).toBe(200)
    await keep({ specialisation: ['own:1'] })
    const other = await keep({ q: 'fatigue tests of bonded joints' })
    expect((await world.client.ask('DELETE', path)).status).toBe(204)
    await state(offer)
    world.later(day)
    expect(await sweepDigests(world.service)).toBe(2)
    expect(await newsOf(other)).toEqual([offer])
    expect(await sweepDigests(world.service)).toBe(0)
  })

  test('of a reader tells without a name what is anonymous, and nothing where the filters would tell whose it is', async () => {
    const open = await keep({ q: 'fatigue tests of bonded joints' }, asReader)
    const probing = await keep({ q: 'fatigue tests of bonded joints', sector: ['72'] }, asReader)
    const browsing = await keep({ country: ['PL'] }, asReader)
    await state(offer, { visibility: 'anonymous', nace: ['72.19'] })
    world.later(day)
    expect(await sweepDigests(world.service)).toBe(3)
    const path = `/saved-searches/${open}/news`
    const { row } = await world.client.ask('GET', path, undefined, asReader)
    expect((row as unknown as News).items).toMatchObject([
      { entry: { title: offer }, organisation: { id: null, name: null } },
    ])
    expect(await newsOf(probing, '', asReader)).toEqual([])
    expect(await newsOf(browsing, '', asReader)).toEqual([])
  })

  test('is seen by its owner only, and gone when removed', async () => {
    const id = await keep({ q: 'fatigue tests' })
    const path = `/saved-searches/${id}`
    for (const more of ['', '/news'])
      expect((await world.client.ask('GET', path + more, undefined, asReader)).status).toBe(404)
    expect((await world.client.ask('DELETE', path, undefined, asReader)).status).toBe(404)
    expect((await world.client.ask('DELETE', path)).status).toBe(204)
    expect((await world.client.ask('GET', path)).status).toBe(404)
  })

  test.each([
    ['two of one name', { name: 'Twice', query: {} }, 409],
    ['a name of nothing', { name: ' ', query: {} }, 422],
    ['an unknown filter', { name: 'x', query: { colour: 'red' } }, 422],
    ['an unknown sector', { name: 'x', query: { sector: ['99.99'] } }, 422],
    ['a text of one letter', { name: 'x', query: { q: 'a' } }, 422],
  ])('%s is refused', async (_, body, status) => {
    if (status === 409) await world.client.ask('POST', '/saved-searches', body)
    expect((await world.client.ask('POST', '/saved-searches', body)).status).toBe(status)
  })
})
