import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../freshness/world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld({ workers: true })
})
afterAll(() => world.close())

async function codesOf(organisationId: string): Promise<string[]> {
  const { rows } = await world.service.database.pool.query(
    `select f.code from specialisation_fit f join entry e on e.id = f.entry_id
     where e.organisation_id = $1 and f.list = 'pl-kis' and f.nace is not null order by f.code`,
    [organisationId],
  )
  return rows.map(({ code }) => code)
}

test('a worker finds the specialisations of whoever was added, and again after a change', async () => {
  const foundry = await world.add('Foundry', [
    { side: 'competency', title: 'Castings of ductile iron', nace: ['24.51'] },
  ])
  await vi.waitFor(async () => expect(await codesOf(foundry.id)).toEqual(['8']), {
    timeout: 50_000,
    interval: 200,
  })
  await world.change(foundry, { nace: ['62.01'], title: 'Software for foundries' })
  await vi.waitFor(async () => expect(await codesOf(foundry.id)).toEqual(['10']), {
    timeout: 50_000,
    interval: 200,
  })
}, 120_000)
