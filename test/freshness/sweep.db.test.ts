import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openEmbedder } from '../../src/embedding/embedder.loader.ts'
import { backlogOf } from '../../src/matching/freshness.actions.ts'
import { giveMeaning, sweepUnembedded } from '../../src/matching/meaning.actions.ts'
import { entriesToEmbed, storeMeanings } from '../../src/matching/meaning.queries.ts'
import { refreshStale, sweepStale } from '../../src/matching/refresh.actions.ts'
import {
  claimStale,
  countStale,
  storeSuggestions,
  wantSuggestions,
} from '../../src/matching/state.queries.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import {
  changeOrganisation,
  createOrganisation,
} from '../../src/organisations/organisation.actions.ts'
import { NewOrganisation } from '../../src/organisations/organisation.schema.ts'
import { HandedBack } from '../../src/platform/queue.ts'
import { changeEntry, stateEntry, withdrawEntry } from '../../src/profiles/entry.actions.ts'
import { embedEntries } from '../../src/profiles/entry.jobs.ts'
import { NewEntry } from '../../src/profiles/entry.schema.ts'
import { startWorkers } from '../../workers/main.ts'
import { writeTinyTransformer } from '../embedding/tiny-transformer.ts'
import {
  openWorld,
  operator,
  type Someone,
  untilFresh,
  type World,
  withoutHints,
  words,
  workOff,
} from './world.ts'

const never = new AbortController().signal
let world: World
beforeEach(async () => {
  world = await openWorld({ workers: false })
})
afterEach(() => world.close())

const makerOf = async () => ({
  modelId: (await world.service.embedder()).modelId,
  weightsVersion: expertWeights.version,
})

describe('when every hint was lost, the sweep finds', () => {
  /** Looks for what was missed as often as a minute passes, and has it done. */
  async function sweepTwice() {
    for (let turn = 0; turn < 2; turn++) {
      world.later(60)
      await sweepUnembedded(world.service)
      await workOff(withoutHints(world.service))
      await sweepStale(world.service)
      await workOff(withoutHints(world.service))
    }
  }

  test('organisations and entries that no worker ever heard of', async () => {
    const deps = withoutHints(world.service)
    const made: Someone[] = []
    for (const [name, side, title] of [
      ['Workshop', 'need', words.testNeed],
      ['Laboratory', 'competency', words.test],
    ] as const) {
      const content = NewOrganisation.parse({ name, country: 'PL' })
      const { organisation } = await createOrganisation(deps, operator, content)
      await stateEntry(deps, operator, organisation.id, NewEntry.parse({ side, title }))
      made.push({ id: organisation.id, entries: [] })
    }
    expect(await world.service.jobs.waiting(embedEntries)).toBe(0)
    expect(await backlogOf(world.service)).toEqual({ unembedded: 2, stale: 2 })
    expect(await sweepUnembedded(world.service)).toBe(2)
    expect(await world.service.jobs.waiting(embedEntries)).toBe(1)
    // While jobs wait, a second sweep asks for nothing twice.
    expect(await sweepUnembedded(world.service)).toBe(0)
    await startWorkers(world.service)
    await untilFresh(world.service)
    expect(await Promise.all(made.map(world.partnersOf))).toEqual([['Laboratory'], ['Workshop']])
  })

  test('entries that were embedded when the worker died before it asked for suggestions', async () => {
    const { workshop } = await world.addThree()
    const ids = (await world.client.walk('/entries', 50)).map(({ id }) => id)
    await giveMeaning(withoutHints(world.service), ids)
    expect(await backlogOf(world.service)).toEqual({ unembedded: 0, stale: 3 })
    expect(await sweepStale(world.service)).toBe(3)
    await startWorkers(world.service)
    await untilFresh(world.service)
    expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
  })

  test('a change of words', async () => {
    const { workshop, laboratory } = await world.addThree()
    await workOff(world.service)
    world.later(300)
    expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
    const deps = withoutHints(world.service)
    for (const [index, title] of [words.bread, words.flour].entries())
      await changeEntry(deps, operator, laboratory.entries[index]?.id ?? '', 1, { title })
    await sweepTwice()
    expect(await world.partnersOf(workshop)).toEqual([])
    expect(await backlogOf(world.service)).toEqual({ unembedded: 0, stale: 0 })
  })

  test('a withdrawal, also for what it takes the place of', async () => {
    const { workshop, laboratory } = await world.addThree()
    await workOff(world.service)
    world.later(300)
    const deps = withoutHints(world.service)
    await withdrawEntry(deps, operator, laboratory.entries[0]?.id ?? '', 1)
    await sweepTwice()
    const { items, fresh } = await world.listOf(workshop)
    expect(fresh).toBe(true)
    expect(items[0]).toMatchObject({ partner: { name: 'Laboratory' }, parts: { theyAnswer: null } })
  })

  test('a change of who somebody is', async () => {
    const { workshop, laboratory } = await world.addThree()
    await workOff(world.service)
    world.later(300)
    expect((await world.listOf(workshop)).items[0]?.scope).toBe('national')
    const change = { country: 'DE' }
    await changeOrganisation(withoutHints(world.service), operator, laboratory.id, 1, change)
    await sweepTwice()
    expect((await world.listOf(workshop)).items[0]?.scope).toBe('international')
    expect((await world.listOf(laboratory)).items[0]?.scope).toBe('international')
  })

  test('an entry that was hidden, and shown again', async () => {
    const { workshop, laboratory } = await world.addThree()
    await workOff(world.service)
    world.later(300)
    await world.change(laboratory, { visibility: 'hidden' })
    await sweepTwice()
    expect(await world.partnersOf(workshop)).toEqual([])
    await world.change(laboratory, { visibility: 'public' })
    await sweepTwice()
    expect(await world.partnersOf(laboratory)).toEqual(['Workshop'])
    expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
  })

  test('nothing, minutes after the last change, and then does nothing', async () => {
    const { workshop } = await world.addThree()
    await sweepTwice()
    world.later(300)
    const before = await world.listOf(workshop)
    expect(await sweepUnembedded(world.service)).toBe(0)
    expect(await sweepStale(world.service)).toBe(0)
    expect(await refreshStale(world.service, [workshop.id], never)).toBe(0)
    expect(await world.listOf(workshop)).toEqual(before)
  })
})

describe('an entry that expires', () => {
  const day = 24 * 3600

  test('counts to the end of its last day; then it goes at once, and the sweep looks who is next', async () => {
    const { workshop, laboratory } = await world.addThree()
    await world.change(laboratory, { expiresOn: '2026-11-24' })
    world.later(60)
    await workOff(world.service)
    world.later(day)
    expect(await sweepStale(world.service)).toBe(0)
    expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
    world.later(day)
    expect(await world.partnersOf(workshop)).toEqual([])
    expect(await sweepStale(world.service)).toBe(2)
    await workOff(world.service)
    expect(await world.partnersOf(workshop)).toEqual([])
    expect(await world.partnersOf(laboratory)).toEqual([])
    world.later(day)
    expect(await sweepStale(world.service)).toBe(0)
  })

  test('is matched again when it is prolonged', async () => {
    const { workshop, laboratory } = await world.addThree()
    await world.change(laboratory, { expiresOn: '2026-11-24' })
    await workOff(world.service)
    world.later(3 * day)
    await sweepStale(world.service)
    await workOff(world.service)
    await world.change(laboratory, { expiresOn: '2027-11-24' })
    world.later(60)
    await sweepStale(world.service)
    await workOff(world.service)
    expect(await world.partnersOf(laboratory)).toEqual(['Workshop'])
    expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
  })
})

describe('a list says that it is not fresh', () => {
  test('from the moment something is stated until it is looked at', async () => {
    const { workshop } = await world.addThree()
    expect((await world.listOf(workshop)).fresh).toBe(false)
    await workOff(world.service)
    expect((await world.listOf(workshop)).fresh).toBe(true)
    const path = `/organisations/${workshop.id}/entries`
    await world.client.create(path, { side: 'need', title: words.flour })
    expect((await world.listOf(workshop)).fresh).toBe(false)
    await workOff(world.service)
    expect((await world.listOf(workshop)).fresh).toBe(true)
  })
})

describe('workers that refresh at the same time', () => {
  async function addMany(count: number) {
    const deps = withoutHints(world.service)
    for (let index = 0; index < count; index++) {
      const content = NewOrganisation.parse({ name: `Number ${index}`, country: 'PL' })
      const { organisation } = await createOrganisation(deps, operator, content)
      const [side, title] = index % 2 ? ['need', words.testNeed] : ['competency', words.test]
      await stateEntry(deps, operator, organisation.id, NewEntry.parse({ side, title }))
    }
    const ids = (await world.client.walk('/entries', 200)).map(({ id }) => id)
    await giveMeaning(deps, ids)
  }
  const states = () =>
    world.service.database.reader.selectFrom('suggestion_state').selectAll().execute()

  test('never hold the same organisation', async () => {
    await addMany(24)
    const maker = await makerOf()
    const now = world.service.clock()
    const held = await Promise.all(
      [1, 2, 3, 4].map(() =>
        world.service.database.write((writer) => claimStale(writer, maker, 10, now, new Date(0))),
      ),
    )
    expect(held.map((claims) => claims.length).sort()).toEqual([0, 10, 10, 4].sort())
    expect(new Set(held.flat().map((claim) => claim.organisationId)).size).toBe(24)
  })

  test('refresh every organisation once, and store each partner once', async () => {
    await addMany(24)
    const answered = await Promise.all([1, 2, 3].map(() => refreshStale(world.service, [], never)))
    expect(answered.reduce((sum, count) => sum + count, 0)).toBe(24)
    expect((await states()).filter((one) => one.claimed_at !== null)).toEqual([])
    expect(await countStale(world.service.database.reader, await makerOf())).toBe(0)
    const [first] = (await world.client.ask('GET', '/organisations?limit=1')).page.items
    const { items } = await world.listOf({ id: first?.id ?? '', entries: [] })
    expect(items.map(({ rank }) => rank)).toEqual(items.map((_, index) => index + 1))
    expect(new Set(items.map(({ partner }) => partner.id)).size).toBe(items.length)
    // Half of them need what the other half offers; the rest share common ground at most.
    expect(items.length).toBeGreaterThanOrEqual(12)
  })

  test('take over what a worker held that died, after two minutes and not before', async () => {
    await addMany(4)
    const { service } = world
    const now = service.clock()
    const held = await service.database.write(async (writer) =>
      claimStale(writer, await makerOf(), 3, now, new Date(now.getTime() - 120_000)),
    )
    expect(held).toHaveLength(3)
    expect(await refreshStale(service, [], never)).toBe(1)
    world.later(121)
    // The three, and once more the fourth: their news concern it.
    expect(await refreshStale(service, [], never)).toBe(4)
    expect(await refreshStale(service, [], never)).toBe(0)
  })

  test('do not lose a change that comes while they are at it', async () => {
    await addMany(2)
    const { service } = world
    const maker = await makerOf()
    const now = service.clock()
    const [claim] = await service.database.write((writer) =>
      claimStale(writer, maker, 1, now, new Date(0)),
    )
    if (!claim) throw new Error('There is nothing to claim.')
    await service.database.write((writer) => wantSuggestions(writer, [claim.organisationId]))
    await service.database.write((writer) =>
      storeSuggestions(writer, maker, claim, { suggestions: [], peers: [] }, now),
    )
    expect(await countStale(service.database.reader, maker)).toBe(2)
  })

  test('told to stop, hand back what they have not begun', async () => {
    await addMany(4)
    const stop = AbortSignal.abort()
    await expect(refreshStale(world.service, [], stop)).rejects.toBeInstanceOf(HandedBack)
    expect((await states()).filter((one) => one.claimed_at !== null)).toEqual([])
    expect(await refreshStale(world.service, [], never)).toBe(4)
  })
})

describe('a slow worker', () => {
  test('never overwrites the vector of newer words', async () => {
    const { laboratory } = await world.addThree()
    const { database, clock } = world.service
    const embedder = await world.service.embedder()
    const id = laboratory.entries[0]?.id ?? ''
    const [read] = await entriesToEmbed(database.reader, embedder.modelId, [id])
    if (!read) throw new Error('There is nothing to embed.')
    await world.change(laboratory, { title: words.bread }, { title: words.flour })
    const [vector = new Float32Array()] = await embedder.embed([words.test])
    const owners = await database.write((writer) =>
      storeMeanings(writer, embedder.modelId, [{ entry: read, vector, sentences: [] }], clock()),
    )
    expect(owners).toEqual([])
    expect((await backlogOf(world.service)).unembedded).toBe(6)
  })
})

describe('a new model', () => {
  test('has everything embedded anew, while the old suggestions go on being shown', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'splot-model-'))
    writeTinyTransformer(folder, 8)
    const embedder = await openEmbedder({ model: folder })
    try {
      const { workshop } = await world.addThree()
      await workOff(world.service)
      const renewed = { ...world.service, embedder: async () => embedder }
      expect(await backlogOf(renewed)).toEqual({ unembedded: 6, stale: 3 })
      expect(await world.partnersOf(workshop)).toEqual(['Laboratory'])
      await workOff(renewed)
      expect(await backlogOf(renewed)).toEqual({ unembedded: 0, stale: 0 })
      // And back: the vectors of the first model are still there.
      expect(await backlogOf(world.service)).toEqual({ unembedded: 0, stale: 3 })
    } finally {
      await embedder.close()
      rmSync(folder, { recursive: true })
    }
  })
})
