import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { unembeddedEntries } from '../../src/matching/meaning.queries.ts'
import { giveNextMeaning, sweepNext } from '../../src/matching/model-change.actions.ts'
import { listModels, useModel } from '../../src/matching/model-switch.actions.ts'
import type { ModelState } from '../../src/matching/model-switch.ts'
import { asReader } from '../client.ts'
import { writeTinyTransformer } from '../embedding/tiny-transformer.ts'
import {
  openWorld,
  operator,
  type Someone,
  type World,
  words,
  workOff,
} from '../freshness/world.ts'

let folder: string
let tiny: string
let world: World
let workshop: Someone
let first: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'splot-switch-'))
  tiny = join(folder, 'tiny')
  writeTinyTransformer(tiny, 24)
  world = await openWorld({ workers: false })
  ;({ workshop } = await world.addThree())
  await workOff(world.service)
  first = (await world.service.models.fresh()).modelId
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true })
})

const roles = ({ models }: ModelState) =>
  Object.fromEntries(models.map(({ modelId, role }) => [role, modelId]))
const ask = async (method: string, path: string, body?: object, headers = {}) =>
  world.client.ask(method, path, body, headers)

describe('a change of model', () => {
  test('is refused for a folder that holds none, and for the model in use', async () => {
    const { status, row } = await ask('POST', '/models', { model: join(folder, 'nothing') })
    expect(status).toBe(422)
    expect(JSON.stringify(row)).toContain('lacks')
    expect((await ask('POST', '/models', { model: 'built-in' })).status).toBe(409)
    expect((await ask('POST', '/models', { model: tiny }, asReader)).status).toBe(403)
  })

  test('leaves the old model serving until every entry has a vector of the new one, then changes at once', async () => {
    const started = await ask('POST', '/models', { model: tiny })
    expect(started.status).toBe(202)
    const next = roles(started.row as unknown as ModelState)['next'] ?? ''
    expect(next).toContain('tiny@')
    const reader = world.service.database.reader
    const missing = await unembeddedEntries(reader, next, 1000)
    expect(missing.length).toBe(6)
    // Half of it done: search and suggestions are still the old model's.
    await giveNextMeaning(world.service, missing.slice(0, 3))
    expect((await world.service.models.fresh()).modelId).toBe(first)
    expect((await world.listOf(workshop)).modelId).toBe(first)
    // Whatever is stated meanwhile gets a vector of both.
    await world.add('Latecomer', [{ side: 'competency', title: words.test }])
    await workOff(world.service)
    await giveNextMeaning(world.service, missing.slice(3))
    expect((await world.service.models.fresh()).modelId).toBe(first)
    await giveNextMeaning(world.service, await unembeddedEntries(reader, next, 1000))
    const after = await world.service.models.fresh()
    expect(after.modelId).toBe(next)
    expect(roles(await listModels(world.service, operator))).toEqual({
      current: next,
      former: first,
    })
    // The old lists are shown until new ones are made.
    const old = await world.listOf(workshop)
    expect(old).toMatchObject({ modelId: first, fresh: false })
    await workOff(world.service)
    expect(await world.listOf(workshop)).toMatchObject({ modelId: next, fresh: true })
  })

  test('can be undone by changing back, which needs no new vectors', async () => {
    const current = (await world.service.models.fresh()).modelId
    await useModel(world.service, operator, { model: 'built-in' })
    await world.service.models.fresh()
    expect(roles(await listModels(world.service, operator))).toEqual({
      current: first,
      former: current,
    })
    await workOff(world.service)
    expect(await world.listOf(workshop)).toMatchObject({ modelId: first, fresh: true })
  })

  test('can be given up', async () => {
    await world.add('Another', [{ side: 'need', title: words.flour }])
    await workOff(world.service)
    await useModel(world.service, operator, { model: tiny })
    const jobs = { ...world.service.jobs, waiting: async () => 0 }
    expect(await sweepNext({ ...world.service, jobs })).toBe(1)
    expect((await ask('POST', '/models/cancel')).status).toBe(200)
    expect((await ask('POST', '/models/cancel')).status).toBe(404)
    expect(await sweepNext(world.service)).toBe(0)
    expect((await world.service.models.fresh()).modelId).toBe(first)
  })
})

describe('vectors of a former model', () => {
  test('are removed when asked, never those in use, and an unknown name is told which there are', async () => {
    const { models } = await listModels(world.service, operator)
    const former = models.find(({ role }) => role === 'former')?.modelId ?? ''
    const path = (id: string) => `/models/${encodeURIComponent(id)}`
    expect((await ask('DELETE', path(first))).status).toBe(409)
    const unknown = await ask('DELETE', path('unknown'))
    expect(unknown.status).toBe(404)
    expect(JSON.stringify(unknown.row)).toContain(former)
    expect((await ask('DELETE', path(former))).status).toBe(200)
    expect(roles(await listModels(world.service, operator))).toEqual({ current: first })
  })
})
