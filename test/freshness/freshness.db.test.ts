import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openWorld, type Someone, untilFresh, type World, words } from './world.ts'

const soon = { timeout: 30_000, interval: 100 }
let world: World
let [workshop, laboratory, bakery]: Someone[] = []

/** The three, with suggestions made by workers in this process. */
async function workshopOf() {
  if (!workshop || !laboratory || !bakery) throw new Error('The three are not there yet.')
  return { workshop, laboratory, bakery }
}

beforeEach(async () => {
  world = await openWorld({ workers: true })
  ;({ workshop, laboratory, bakery } = await world.addThree())
  await untilFresh(world.service)
})
afterEach(() => world.close())

describe('two organisations that answer each other', () => {
  test('find each other soon after both are stored, and each is told why', async () => {
    const { workshop, laboratory, bakery } = await workshopOf()
    const seen = await world.listOf(workshop)
    expect(seen).toMatchObject({ fresh: true, organisation: { name: 'Workshop' } })
    expect(seen.items[0]).toMatchObject({ rank: 1, partner: { name: 'Laboratory' } })
    expect(seen.items[0]?.evidence.theyAnswer[0]).toMatchObject({
      need: { entryId: workshop.entries[0]?.id, title: words.testNeed },
      competency: { entryId: laboratory.entries[0]?.id, title: words.test },
    })
    expect(seen.items[0]?.evidence.iAnswer[0]).toMatchObject({
      need: { title: words.partNeed },
      competency: { title: words.part },
    })
    const back = await world.listOf(laboratory)
    expect(back.items[0]).toMatchObject({ rank: 1, partner: { name: 'Workshop' } })
    expect(back.items[0]?.score).toBe(seen.items[0]?.score)
    expect(await world.partnersOf(bakery)).toEqual([])
  })

  test('are found by a third that comes later, in its list and in theirs', async () => {
    const { laboratory } = await workshopOf()
    const rival = await world.add('Rival', [
      { side: 'competency', title: `${words.part} in series` },
    ])
    await untilFresh(world.service)
    expect(await world.partnersOf(rival)).toContain('Laboratory')
    expect(await world.partnersOf(laboratory)).toContain('Rival')
  })

  test.each([
    ['reword what they say', [{ title: words.bread }, { title: words.flour }]],
    ['hide it', [{ visibility: 'hidden' }]],
  ])('lose each other when one side comes to %s', async (_, changes) => {
    const { workshop, laboratory } = await workshopOf()
    await world.change(laboratory, ...changes)
    await vi.waitFor(async () => expect(await world.partnersOf(workshop)).toEqual([]), soon)
    await vi.waitFor(
      async () => expect(await world.partnersOf(laboratory)).not.toContain('Workshop'),
      soon,
    )
  })

  test('are quoted with the words they say now, once these are looked at', async () => {
    const { workshop, laboratory } = await workshopOf()
    await world.change(laboratory, { description: 'Up to 250 kN and 40 Hz.' })
    await untilFresh(world.service)
    const { items } = await world.listOf(workshop)
    const quotes = JSON.stringify(items[0]?.evidence)
    expect(quotes).toContain('Up to 250 kN and 40 Hz.')
  })

  test('lose each other when one withdraws what it said, and at once', async () => {
    const { workshop, laboratory } = await workshopOf()
    for (const entry of laboratory.entries) {
      const path = `/entries/${entry.id}`
      const gone = await world.client.ask('DELETE', path, undefined, { 'if-match': '"1"' })
      expect(gone.status).toBe(204)
    }
    expect(await world.partnersOf(workshop)).toEqual([])
    expect(await world.partnersOf(laboratory)).toEqual([])
    await untilFresh(world.service)
    expect(await world.partnersOf(workshop)).toEqual([])
  })

  test('lose one reason when one of two entries is withdrawn, and keep the other', async () => {
    const { workshop, laboratory } = await workshopOf()
    const path = `/entries/${laboratory.entries[0]?.id}`
    await world.client.ask('DELETE', path, undefined, { 'if-match': '"1"' })
    await vi.waitFor(async () => {
      const { items } = await world.listOf(workshop)
      expect(items[0]).toMatchObject({
        partner: { name: 'Laboratory' },
        evidence: { theyAnswer: [], iAnswer: [{ competency: { title: words.part } }] },
      })
    }, soon)
  })

  test('lose each other when one is removed, and at once', async () => {
    const { workshop, laboratory } = await workshopOf()
    const path = `/organisations/${laboratory.id}`
    await world.client.ask('DELETE', path, undefined, { 'if-match': '"1"' })
    expect(await world.partnersOf(workshop)).toEqual([])
  })

  test('lose each other when they turn out to be the same legal entity', async () => {
    const { workshop, laboratory } = await workshopOf()
    for (const { id } of [workshop, laboratory]) {
      const change = { registrationNumbers: ['NIP:5260250274'] }
      const path = `/organisations/${id}`
      const { status } = await world.client.ask('PATCH', path, change, { 'if-match': '"1"' })
      expect(status).toBe(200)
    }
    await vi.waitFor(async () => expect(await world.partnersOf(workshop)).toEqual([]), soon)
    await vi.waitFor(async () => expect(await world.partnersOf(laboratory)).toEqual([]), soon)
  })
})
