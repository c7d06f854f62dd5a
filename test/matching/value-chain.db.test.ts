import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inferNeeds } from '../../src/matching/inferred-need.queries.ts'
import { openWorld, type Someone, type World, workOff } from '../freshness/world.ts'

const casting = 'Castings of grey iron for pumps'
const sand = 'Reclaimed quartz sand for moulds and cores'
const sandNeed = 'Quartz sand for moulds, reclaimed'

let world: World
/** Offers castings, has a sector, and states no need. */
let silent: Someone
let mate: Someone
let seller: Someone

beforeAll(async () => {
  world = await openWorld({ workers: false })
  silent = await world.add('Foundry', [{ side: 'competency', title: casting, nace: ['24.51'] }])
  // As many as are asked as peers, because their offers are the nearest.
  for (let at = 1; at <= 5; at++)
    await world.add(`Twin ${at}`, [
      { side: 'competency', title: casting },
      { side: 'need', title: `Bookkeeping, office ${at}` },
    ])
  mate = await world.add('Light metal foundry', [
    { side: 'competency', title: 'Wheels of magnesium, forged and painted', nace: ['24.53'] },
    { side: 'need', title: sandNeed, nace: ['23.99'] },
  ])
  await world.add('Rolling mill', [
    { side: 'competency', title: 'Thin strip of copper', nace: ['24.44'] },
    { side: 'need', title: 'Castings of iron as a gift for guests', nace: ['55.10'] },
  ])
  await world.add('Pump maker', [
    { side: 'competency', title: 'Pumps for slurry', nace: ['28.13'] },
    { side: 'need', title: 'Moulds and cores of quartz sand', nace: ['23.99'] },
  ])
  seller = await world.add('Sand works', [{ side: 'competency', title: sand, nace: ['23.99'] }])
  await workOff(world.service)
})
afterAll(() => world.close())

async function inChain(): Promise<readonly (string | undefined)[]> {
  const { modelId } = await world.service.embedder()
  const inferred = await inferNeeds(world.service, { modelId, today: '2026-11-23' }, [silent.id])
  const needs = inferred.get(silent.id) ?? []
  return needs.filter(({ source }) => source === 'value-chain').map(({ from }) => from[0])
}

describe('needs inferred from the value chain', () => {
  test('are what others of the sector look for where it typically buys, and of nobody else', async () => {
    expect(await inChain()).toEqual([mate.id])
  })

  test('are quoted as such in the list, and both sides are told in words', async () => {
    const item = (await world.listOf(silent)).items.find(({ partner }) => partner.id === seller.id)
    expect(item?.evidence.theyAnswer[0]?.need).toMatchObject({
      title: sandNeed,
      inferred: true,
      valueChain: true,
    })
    const path = `/organisations/${silent.id}/suggestions/${seller.id}/why`
    const { reasons } = (await world.client.ask('GET', path)).row as unknown as {
      reasons: Record<'organisation' | 'partner', string[]>
    }
    expect(reasons.organisation[0]).toContain(
      `You state no need, but others in your sector look for "${sandNeed}", and they offer "${sand}"`,
    )
    expect(reasons.partner[0]).toContain(
      `They state no need, but others in their sector look for "${sandNeed}", and you offer "${sand}"`,
    )
  })

  test('follow what they were taken from, and end with a need of one’s own', async () => {
    await world.change(mate, {}, { visibility: 'anonymous' })
    expect(await inChain()).toEqual([])
    await workOff(world.service)
    const quoted = (await world.listOf(silent)).items.flatMap(({ evidence }) => evidence.theyAnswer)
    expect(quoted.filter(({ need }) => need.valueChain)).toEqual([])
    await world.change(mate, {}, { visibility: 'public' })
    await workOff(world.service)
    expect(await inChain()).toEqual([mate.id])
    const need = { side: 'need', title: 'Furnace linings' }
    await world.client.create(`/organisations/${silent.id}/entries`, need)
    await workOff(world.service)
    expect(await inChain()).toEqual([])
  })
})
