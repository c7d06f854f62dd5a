import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Someone, type World, words, workOff } from '../freshness/world.ts'
import { importText } from '../imports/import-api.ts'

type Answer = {
  score: number
  parts: Record<string, number | null>
  contributions: Record<string, number>
  points: { name: string; points: number }[]
  reasons: Record<'organisation' | 'partner', string[]>
  missing: string[]
}

const noHistory = 'No joint project of the two is known.'

let world: World
let workshop: Someone
let laboratory: Someone
let bakery: Someone

beforeAll(async () => {
  world = await openWorld({ workers: false })
  ;({ workshop, laboratory, bakery } = await world.addThree())
  await workOff(world.service)
})
afterAll(() => world.close())

async function why(one: Someone, other: Someone): Promise<Answer> {
  const path = `/organisations/${one.id}/suggestions/${other.id}/why`
  return (await world.client.ask('GET', path)).row as unknown as Answer
}

async function together(project: string, ...members: Someone[]): Promise<void> {
  const rows = members.map(({ id }) => `${project},2026-01-01,${id}`)
  const summary = await importText(
    world.service,
    `project,startedOn,organisation\n${rows.join('\n')}\n`,
  )
  expect(summary).toMatchObject({ refused: 0, created: members.length })
}

async function itemOf(list: Someone, partner: Someone) {
  return (await world.listOf(list)).items.find((item) => item.partner.id === partner.id)
}

describe('past projects in a suggestion', () => {
  test('raise the score of whoever shared one, and the explanation says by how much and adds up', async () => {
    const before = await why(workshop, laboratory)
    expect([before.contributions['history'], before.parts['history']]).toEqual([0, null])
    expect(before.missing).toContain(noHistory)
    await together('p1', workshop, laboratory)
    const after = await why(workshop, laboratory)
    expect(after.score).toBeGreaterThan(before.score)
    expect(after.contributions['history']).toBeGreaterThan(0)
    expect(after.missing).not.toContain(noHistory)
    const sum = after.points.reduce((total, { points }) => total + points, 0)
    expect(Math.abs(sum - after.score)).toBeLessThanOrEqual(1e-9)
    expect(after.points.find(({ name }) => name === 'history')?.points).toBe(
      after.contributions['history'],
    )
    expect((await why(laboratory, workshop)).score).toBe(after.score)
  })

  test('reach the lists of those who took part without being asked for', async () => {
    expect((await itemOf(workshop, laboratory))?.parts.history).toBe(null)
    await workOff(world.service)
    const [there, back] = [await itemOf(workshop, laboratory), await itemOf(laboratory, workshop)]
    expect(there?.contributions.history).toBeGreaterThan(0)
    expect(there?.score).toBe((await why(workshop, laboratory)).score)
    expect(back?.score).toBe(there?.score)
  })

  test('count for those with a common partner too, but less, and never against anybody', async () => {
    const other = await world.add('Second laboratory', [{ side: 'competency', title: words.test }])
    await workOff(world.service)
    const before = await why(workshop, other)
    await together('p2', other, bakery)
    await together('p3', bakery, workshop)
    await workOff(world.service)
    const after = await why(workshop, other)
    expect(after.contributions['history']).toBeGreaterThan(0)
    expect(after.contributions['history']).toBeLessThan(
      (await why(workshop, laboratory)).contributions['history'] ?? 0,
    )
    expect(after.score).toBeGreaterThan(before.score)
    expect((await itemOf(workshop, other))?.score).toBe(after.score)
    await world.client.ask('DELETE', `/organisations/${other.id}`, undefined, { 'if-match': '*' })
  })
})

describe('whoever states no need', () => {
  const painting = 'Powder coating of aluminium profiles'
  const powder = 'Polyester powder for the coating of aluminium'
  const degreasing = 'Alkaline degreasing baths for metal surfaces'

  test('is shown who offers what the past partners of its peers offer, marked and in words', async () => {
    const peer = await world.add('Paint shop', [{ side: 'competency', title: painting }])
    const partner = await world.add('Bath maker', [{ side: 'competency', title: degreasing }])
    const rival = await world.add('Second bath maker', [
      { side: 'competency', title: 'Degreasing baths for metal, alkaline' },
    ])
    const twin = await world.add('Second paint shop', [{ side: 'competency', title: painting }])
    await world.add('Powder mill', [{ side: 'competency', title: powder }])
    await workOff(world.service)
    const needs = async (answering = rival) =>
      (await itemOf(twin, answering))?.evidence.theyAnswer.map(({ need }) => need) ?? []
    expect(await needs()).toEqual([])
    await together('p4', peer, partner)
    await workOff(world.service)
    expect((await needs())[0]).toMatchObject({
      title: degreasing,
      inferred: true,
      pastPartners: true,
    })
    // It would only answer what it says itself.
    expect(await needs(partner)).toEqual([])
    const found = await why(twin, rival)
    const instead = `worked with a partner for "${degreasing}"`
    expect(found.reasons.organisation[0]).toContain(
      `you or others that offer much the same ${instead}`,
    )
    expect(found.reasons.partner[0]).toContain(`they or others that offer much the same ${instead}`)
    expect(found.missing).toContain('You state no need.')
    const sum = found.points.reduce((total, { points }) => total + points, 0)
    expect(Math.abs(sum - found.score)).toBeLessThanOrEqual(1e-9)
    // What was borrowed is looked at again when it changes, whoever said it.
    await world.change(partner, { visibility: 'hidden' })
    await workOff(world.service)
    expect(await needs()).toEqual([])
  })

  test('learns what a past partner offers as soon as it says so, though they are not alike', async () => {
    const silent = await world.add('Third paint shop', [
      { side: 'competency', language: 'en', title: painting },
    ])
    const mute = await world.add('Mill', [{ side: 'need', language: 'en', title: words.flour }])
    // More than are looked through for whoever is alike, or answers.
    for (let at = 1; at <= 60; at++)
      await world.add(`Mill ${at}`, [
        { side: 'competency', language: 'en', title: `Organic flour from mill ${at}` },
      ])
    await together('p5', silent, mute)
    await workOff(world.service)
    const title = 'Milling of organic flour'
    const path = `/organisations/${mute.id}/entries`
    await world.client.create(path, { side: 'competency', language: 'en', title })
    await workOff(world.service)
    const { items } = await world.listOf(silent)
    const needs = items.flatMap(({ evidence }) => evidence.theyAnswer.map(({ need }) => need))
    expect(needs[0]).toMatchObject({ title, pastPartners: true })
  })
})
