import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { type Backlog, backlogOf } from '../../src/matching/freshness.actions.ts'
import { giveMeaning } from '../../src/matching/meaning.actions.ts'
import { unembeddedEntries } from '../../src/matching/meaning.queries.ts'
import { refreshStale } from '../../src/matching/refresh.actions.ts'
import type { SuggestionDeps } from '../../src/matching/suggestion.actions.ts'
import type { PartnerList } from '../../src/matching/suggestion.ts'
import type { Actor } from '../../src/people/actor.ts'
import { startWorkers } from '../../workers/main.ts'
import { asReader, type Client, openClient, type Row } from '../client.ts'

export const operator: Actor = { name: 'tests', relations: ['operator'] }

/** What the two say to each other in every test: each need is nearly the other's competency. */
export const words = {
  test: 'Fatigue tests of bonded joints in an accredited laboratory',
  testNeed: 'Accredited laboratory for fatigue tests of bonded joints',
  part: 'Autoclave manufacturing of carbon fibre prepreg components',
  partNeed: 'Manufacturing of carbon fibre prepreg components in an autoclave',
  bread: 'Sourdough bread and rolls baked for canteens and schools',
  flour: 'Flour and yeast from regional organic farms',
} as const

type Stated = { side: 'competency' | 'need'; title: string; [field: string]: unknown }
export type Someone = { id: string; entries: Row[] }
type List = Omit<PartnerList, 'advice'>

/** A service of its own with a clock to turn; its workers, where wanted, run in this process. */
export async function openWorld({ workers }: { workers: boolean }) {
  let now = new Date('2026-11-23T09:00:00.000Z')
  const client: Client = await openClient(() => now)
  if (workers) await startWorkers(client.service)

  async function add(name: string, entries: readonly Stated[]): Promise<Someone> {
    const { id } = await client.create('/organisations', { name, country: 'PL' })
    const made: Row[] = []
    for (const entry of entries)
      made.push(await client.create(`/organisations/${id}/entries`, entry))
    return { id, entries: made }
  }

  /** A workshop and a laboratory that answer each other, and a bakery that nobody here waits for. */
  async function addThree() {
    const workshop = await add('Workshop', [
      { side: 'need', title: words.testNeed },
      { side: 'competency', title: words.part },
    ])
    const laboratory = await add('Laboratory', [
      { side: 'competency', title: words.test },
      { side: 'need', title: words.partNeed },
    ])
    const bakery = await add('Bakery', [
      { side: 'competency', title: words.bread },
      { side: 'need', title: words.flour },
    ])
    return { workshop, laboratory, bakery }
  }

  async function listOf(someone: Someone, as?: 'reader'): Promise<List> {
    const path = `/organisations/${someone.id}/suggestions?limit=100`
    const { row } = await client.ask('GET', path, undefined, as ? asReader : {})
    return row as unknown as List
  }
  const partnersOf = async (someone: Someone) =>
    (await listOf(someone)).items.map(({ partner }) => partner.name)

  /** Changes every entry of somebody in the same way, or each in its own. */
  async function change(someone: Someone, ...changes: readonly object[]): Promise<void> {
    for (const [index, entry] of someone.entries.entries()) {
      const path = `/entries/${entry.id}`
      const { etag } = await client.ask('GET', path)
      const body = changes[index % changes.length]
      const { status } = await client.ask('PATCH', path, body, { 'if-match': etag ?? '' })
      expect(status).toBe(200)
    }
  }

  return {
    client,
    service: client.service,
    add,
    addThree,
    listOf,
    partnersOf,
    change,
    later: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000)
    },
    close: client.close,
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** The same service with a queue that takes no hint, as if it were out of reach. */
export function withoutHints<Deps extends Pick<SuggestionDeps, 'jobs'>>(deps: Deps): Deps {
  return { ...deps, jobs: { ...deps.jobs, add: async () => {} } }
}

/** Waits until workers have nothing left to do. */
export async function untilFresh(deps: SuggestionDeps, patienceMs = 30_000): Promise<void> {
  let backlog: Backlog = { unembedded: 1, stale: 1 }
  for (const until = Date.now() + patienceMs; Date.now() < until; await pause(100)) {
    backlog = await backlogOf(deps)
    if (backlog.unembedded + backlog.stale === 0) return
  }
  throw new Error(`After ${patienceMs} ms there is still a backlog: ${JSON.stringify(backlog)}`)
}

/** Does here and now what workers do when they are told: embeds everything, refreshes everybody stale. */
export async function workOff(deps: SuggestionDeps): Promise<number> {
  const { modelId } = await deps.embedder()
  await giveMeaning(deps, await unembeddedEntries(deps.database.reader, modelId, 1000))
  return refreshStale(deps, [], new AbortController().signal)
}
