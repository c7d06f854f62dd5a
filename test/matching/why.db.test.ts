import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asReader } from '../client.ts'
import { openWorld, type Someone, type World, words, workOff } from '../freshness/world.ts'

type Answer = {
  verdict: { kind: string; sentence: string }
  score: number
  parts: Record<string, number | null>
  contributions: Record<string, number>
  points: { name: string; label: string; points: number }[]
  reasons: { organisation: string[]; partner: string[] }
  missing: string[]
  change: { kind: string; score: number; sentence: string } | null
}

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

async function why(one: Someone, other: Someone, headers: Record<string, string> = {}) {
  const path = `/organisations/${one.id}/suggestions/${other.id}/why`
  const { status, row } = await world.client.ask('GET', path, undefined, headers)
  expect(status).toBe(200)
  return row as unknown as Answer
}

describe('why a pair is suggested', () => {
  test('the points add up to the score, and both sides read their own reasons', async () => {
    const found = await why(workshop, laboratory)
    expect(found.verdict.kind).toBe('suggested')
    const sum = found.points.reduce((total, { points }) => total + points, 0)
    expect(Math.abs(sum - found.score)).toBeLessThanOrEqual(1e-9)
    expect(found.reasons.organisation[0]).toContain(words.test)
    expect(found.reasons.partner[0]).toContain(words.part)
    expect(found.parts['theyAnswer']).toBeGreaterThan(0.3)
  })

  test('the list says the same as the explanation', async () => {
    const item = (await world.listOf(workshop)).items.find(
      ({ partner }) => partner.id === laboratory.id,
    )
    const found = await why(workshop, laboratory)
    expect(item?.score).toBe(found.score)
    expect(item?.contributions).toEqual(found.contributions)
    expect(item?.parts).toEqual(found.parts)
  })

  test('from the other side the score is the same and the directions change places', async () => {
    const [there, back] = [await why(workshop, laboratory), await why(laboratory, workshop)]
    expect(back.score).toBe(there.score)
    expect(back.contributions['iAnswer']).toBeCloseTo(there.contributions['theyAnswer'] ?? 0, 5)
  })

  test('sentences are told in the language of the reader', async () => {
    const found = await why(workshop, laboratory, { 'accept-language': 'pl' })
    expect(found.verdict.sentence).toContain('Zaproponowano')
    expect(found.points[0]?.label).toBe('para, o której nic nie wiadomo')
  })
})

describe('why a pair is not suggested', () => {
  test('because neither offers what the other looks for, and which needs stay open', async () => {
    const found = await why(workshop, bakery)
    expect(found.verdict.kind).toBe('irrelevant')
    expect(found.missing.join(' ')).toContain(words.testNeed)
    expect(found.missing.join(' ')).toContain(words.flour)
    expect([...found.reasons.organisation, ...found.reasons.partner].join()).not.toContain(' 0 %')
  })

  test('because it is the organisation itself', async () => {
    expect((await why(workshop, workshop)).verdict.kind).toBe('vetoed')
  })

  test('an unknown organisation is refused by name', async () => {
    const { status } = await world.client.ask(
      'GET',
      `/organisations/${workshop.id}/suggestions/00000000-0000-7000-8000-000000000000/why`,
    )
    expect(status).toBe(404)
  })
})

describe('what would help', () => {
  test('needs of others that offer the same stand in for those nobody stated, and say so', async () => {
    const twin = await world.add('Twin', [{ side: 'competency', title: words.part }])
    await workOff(world.service)
    const item = (await world.listOf(twin)).items.find(
      ({ partner }) => partner.id === laboratory.id,
    )
    expect(item?.evidence.theyAnswer[0]?.need).toMatchObject({
      title: words.testNeed,
      inferred: true,
    })
    const found = await why(twin, laboratory)
    const instead = `others that offer much the same look for "${words.testNeed}"`
    expect(found.reasons.organisation[0]).toContain(`You state no need, but ${instead}`)
    const back = `They state no need, but ${instead}, and you offer "${words.test}"`
    expect(found.reasons.partner.join()).toContain(back)
    // The peer changes its mind: what was borrowed from it is looked at again.
    await world.change(workshop, { visibility: 'hidden' }, { visibility: 'public' })
    await workOff(world.service)
    const quoted = (await world.listOf(twin)).items.flatMap(({ evidence }) => evidence.theyAnswer)
    expect(quoted.some(({ need }) => need.title === words.testNeed)).toBe(false)
    await world.change(workshop, { visibility: 'public' })
    await world.client.ask('DELETE', `/organisations/${twin.id}`, undefined, { 'if-match': '*' })
  })

  test('whoever states no need is told which one would raise the score most, and it does', async () => {
    const silent = await world.add('Silent workshop', [{ side: 'competency', title: words.part }])
    await workOff(world.service)
    const before = await why(silent, laboratory)
    expect(before.change).toMatchObject({ kind: 'state-need' })
    expect(before.change?.sentence).toContain(words.test)
    expect(before.change?.sentence).toMatch(/\(score 0\.\d\d → 0\.\d\d\)\.$/)
    const { change } = await why(silent, laboratory, { 'accept-language': 'pl' })
    expect(change?.sentence).toMatch(/\(wynik 0,\d\d → 0,\d\d\)\.$/)
    await world.client.create(`/organisations/${silent.id}/entries`, {
      side: 'need',
      title: words.test,
    })
    await workOff(world.service)
    const after = await why(silent, laboratory)
    expect(after.score).toBeGreaterThan(before.score)
    // At least as much as was promised: the profile is more complete now, too.
    expect(after.score).toBeGreaterThanOrEqual((before.change?.score ?? 1) - 1e-6)
    expect(after.score).toBeLessThan((before.change?.score ?? 0) + 0.1)
  })
})

describe('what a reader may know', () => {
  test('nothing that rests on anonymous entries, not even a place in the list', async () => {
    await world.change(laboratory, { visibility: 'anonymous' })
    await workOff(world.service)
    const asked = await why(workshop, laboratory, asReader)
    expect(asked.verdict.kind).not.toBe('suggested')
    expect(JSON.stringify(asked)).not.toContain(words.test)
    expect((await why(workshop, laboratory)).verdict.kind).toBe('suggested')
    await world.change(laboratory, { visibility: 'public' })
  })
})
