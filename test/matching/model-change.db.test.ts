import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openModels } from '../../src/embedding/models.loader.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import { giveNextMeaning, hintNext, sweepNext } from '../../src/matching/model-change.actions.ts'
import type { ModelState } from '../../src/matching/model-switch.ts'
import { shippedBackground } from '../../src/matching/shipped-background.loader.ts'
import { HandedBack } from '../../src/platform/queue.ts'
import { writeTinyTransformer } from '../embedding/tiny-transformer.ts'
import { openWorld, untilFresh, type World, words, workOff } from '../freshness/world.ts'

const soon = { timeout: 20_000, interval: 50 }
let folder: string
let world: World

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-change-'))
  writeTinyTransformer(join(folder, 'tiny'), 8)
  writeTinyTransformer(join(folder, 'other'), 16, { seed: 8 })
  writeTinyTransformer(join(folder, 'liar'), 8, { config: { hidden_size: 9 } })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => world.close())

const ask = (method: string, path: string, body?: unknown) => world.client.ask(method, path, body)
const use = (model = join(folder, 'tiny'), more: object = {}) =>
  ask('POST', '/models', { model, ...more })
const models = async () => ((await ask('GET', '/models')).row as unknown as ModelState).models
const roles = async () =>
  (await models()).map(({ modelId, role }) => `${role} ${modelId.replace(/@.*/, '')}`).sort()
const embeddedBy = async (role: string) =>
  (await models()).find((model) => model.role === role)?.embedded
const searched = async () => (await ask('GET', `/search?q=${encodeURIComponent(words.test)}`)).row
const embedNow = (ids: readonly string[]) => giveNextMeaning(world.service, ids)
const tinyAnswers = () =>
  vi.waitFor(async () => expect((await world.service.embedder()).modelId).toMatch(/^tiny@/), soon)

describe('while a model comes in', () => {
  let ids: string[] = []
  let owner = ''
  beforeEach(async () => {
    world = await openWorld({ workers: false })
    const three = await world.addThree()
    ids = Object.values(three).flatMap(({ entries }) => entries.map(({ id }) => id))
    owner = three.workshop.id
    await workOff(world.service)
  })
  const list = async () => (await ask('GET', `/organisations/${owner}/suggestions`)).row

  test('search and suggestions stay as they are to the last entry, and then change by themselves', async () => {
    const [found, suggested] = [await searched(), await list()]
    await use()
    await embedNow(ids.slice(0, 5))
    expect(await embeddedBy('next')).toBe(5)
    expect(await searched()).toEqual(found)
    expect(await list()).toEqual(suggested)
    await embedNow(ids)
    expect(await roles()).toEqual(['current tiny', 'former splot-static-2'])
    // Nobody tells this process: it looks for itself.
    await tinyAnswers()
    expect(await list()).toEqual({ ...suggested, fresh: false })
    expect((await searched())['items']).toHaveLength(3)
    await workOff(world.service)
    expect(await list()).toMatchObject({
      fresh: true,
      modelId: expect.stringMatching(/^tiny@/),
      weightsVersion: expect.stringMatching(/^expert-.+\+[0-9a-f]{6}$/),
    })
  })

  test('what is stated and reworded meanwhile is embedded by both', async () => {
    await use()
    await embedNow(ids.slice(0, 3))
    const entry = { side: 'need', title: words.flour }
    const stated = await ask('POST', `/organisations/${owner}/entries`, entry)
    const path = `/entries/${ids[0]}`
    await world.client.ask('PATCH', path, { title: words.bread }, { 'if-match': '"1"' })
    const changed = [String(ids[0]), stated.row.id]
    await giveMeaning(world.service, changed)
    await hintNext(world.service, changed)
    expect(await world.service.jobs.waiting({ name: 'embed-next' } as never)).toBeGreaterThan(1)
    await embedNow(ids.slice(1))
    expect(await roles()).toContain('next tiny')
    await embedNow(changed)
    expect(await roles()).toContain('current tiny')
    expect((await models()).map(({ embedded }) => embedded)).toEqual([7, 7])
  })

  test('what nobody has embedded yet by any model does not hold the change up', async () => {
    await use()
    await ask('POST', `/organisations/${owner}/entries`, { side: 'need', title: words.flour })
    await embedNow(ids)
    expect(await roles()).toContain('current tiny')
  })

  test('given up, it gets no more vectors, and goes on later where it was', async () => {
    await use()
    await embedNow(ids.slice(0, 2))
    const next = await world.service.models.next()
    await ask('POST', '/models/cancel')
    const late = { ...world.service, models: { next: async () => next } }
    await giveNextMeaning(late, ids)
    expect(await embeddedBy('former')).toBe(2)
    await use()
    expect(await embeddedBy('next')).toBe(2)
  })

  test('a worker that is asked to stop hands the entries back', async () => {
    await use()
    await expect(giveNextMeaning(world.service, ids, AbortSignal.abort())).rejects.toThrow(
      HandedBack,
    )
    expect(await embeddedBy('next')).toBe(0)
  })

  test('it is told again and again only where no hint waits', async () => {
    await use()
    expect(await sweepNext(world.service)).toBe(0)
    const jobs = { ...world.service.jobs, waiting: async () => 0 }
    expect(await sweepNext({ ...world.service, jobs })).toBe(6)
    await embedNow(ids)
    expect(await roles()).toContain('current tiny')
  })

  test('of two models asked for at the same moment one comes in, and the other is refused', async () => {
    const both = await Promise.all([use(), use(join(folder, 'other'))])
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409])
    expect((await roles()).filter((role) => role.startsWith('next'))).toHaveLength(1)
  })

  test('a model whose vectors are not as long as it says is refused, and a wrong name is asked back', async () => {
    const { status, problem } = await use(join(folder, 'liar'))
    expect(status).toBe(422)
    expect(problem.detail).toMatch(/nothing was changed.*8 numbers.*promises 9/s)
    expect(await roles()).toEqual(['current splot-static-2'])
    const wrong = await ask('DELETE', '/models/splot-sttaic-1')
    expect(wrong.problem.detail).toMatch(/Did you mean splot-static-2@/)
    expect((await ask('DELETE', '/models/word2vec')).problem.detail).toMatch(/There are some of/)
  })

  test('prefixes make another model, unless they say nothing', async () => {
    await use(undefined, { prefixes: { query: '', passage: '' } })
    expect(JSON.stringify(await models())).toMatch(/tiny@[0-9a-f]{8}"/)
    await ask('POST', '/models/cancel')
    await use(undefined, { prefixes: { query: 'query: ', passage: 'passage: ' } })
    expect(JSON.stringify(await models())).toMatch(/tiny@[0-9a-f]{8}\+[0-9a-f]{4}"/)
    await embedNow(ids)
    await tinyAnswers()
    expect((await searched())['items']).toHaveLength(3)
  })
})

test('workers make the change and fresh suggestions by themselves', async () => {
  world = await openWorld({ workers: true })
  const { workshop } = await world.addThree()
  await untilFresh(world.service)
  await use()
  await vi.waitFor(async () => expect(await roles()).toContain('current tiny'), soon)
  await tinyAnswers()
  await untilFresh(world.service)
  expect((await world.listOf(workshop)).modelId).toMatch(/^tiny@/)
})

describe('the model of an installation', () => {
  const configured = (model: string, warned: string[] = []) => {
    const { database, clock, log } = world.service
    const warn = (_: unknown, text?: string) => void warned.push(text ?? '')
    return openModels({
      database,
      clock,
      log: { info: log.info.bind(log), warn },
      configured: { model },
      isConfigured: true,
      measure: shippedBackground,
    })
  }
  beforeEach(async () => {
    world = await openWorld({ workers: false })
  })

  test('is that of the environment when it has none, and from then on its own', async () => {
    const warned: string[] = []
    const first = configured(join(folder, 'tiny'), warned)
    const { modelId, background } = await first.current()
    expect(modelId).toMatch(/^tiny@/)
    expect(background).toMatchObject({ 'de-pl': { mean: expect.any(Number) } })
    const second = configured(join(folder, 'other'), warned)
    expect((await second.current()).modelId).toBe(modelId)
    expect(warned).toEqual([expect.stringContaining('The installation wins')])
    await Promise.all([first.close(), second.close()])
  })

  test('is found in the folder of the environment where its own is not on this machine', async () => {
    const moved = join(folder, 'moved')
    writeTinyTransformer(moved, 8, { seed: 5 })
    const first = configured(moved)
    const { modelId } = await first.current()
    await first.close()
    rmSync(moved, { recursive: true })
    const elsewhere = join(folder, 'elsewhere', 'moved')
    writeTinyTransformer(elsewhere, 8, { seed: 5 })
    const second = configured(elsewhere)
    expect((await second.current()).modelId).toBe(modelId)
    await second.close()
  })

  test('is what its folder holds now, where the files were exchanged', async () => {
    const model = join(folder, 'exchanged')
    writeTinyTransformer(model, 8)
    const first = configured(model)
    const { modelId } = await first.current()
    await first.close()
    writeTinyTransformer(model, 16, { seed: 9 })
    const second = configured(model)
    const after = await second.fresh()
    expect(after.dimension).toBe(16)
    expect(after.modelId).not.toBe(modelId)
    await second.close()
    rmSync(model, { recursive: true })
    const third = configured(model)
    await expect(third.current()).rejects.toThrow(/cannot be opened on this machine/)
    await third.close()
  })
})
