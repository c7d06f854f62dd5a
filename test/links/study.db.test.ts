import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askStudy } from '../../src/links/study.actions.ts'
import { runStudy as job } from '../../src/links/study.jobs.ts'
import { NewStudy } from '../../src/links/study.schema.ts'
import { studyTerms } from '../../src/links/study.ts'
import { runStudy as run, sweepStudies } from '../../src/links/study-run.actions.ts'
import type { Actor } from '../../src/people/actor.ts'
import { newId } from '../../src/platform/identity.ts'
import { HandedBack } from '../../src/platform/queue.ts'
import { runStudy } from '../../workers/run-study.ts'
import { asReader, type Client, keys, openClient } from '../client.ts'
import { withoutHints } from '../freshness/world.ts'
import { matchDemo } from '../matching/demo-world.ts'

type Study = {
  id: string
  kind: string
  state: string
  progress: number
  result: Record<string, unknown> | null
  reason: string | null
}

const other = { authorization: 'Bearer another-reader-of-the-tests' }
const elbtal = newId('cluster', 'demo-cluster-werkstoffnetz-elbtal')
const skrzydla = newId('cluster', 'demo-cluster-karpackie-skrzydla')
const wood = newId('cluster', 'demo-cluster-drewno-kamien')
const circles = { kind: 'circles', wish: { fit: 0.15 } }
const seeds = { kind: 'seeds', wish: { cluster: skrzydla, fit: 0.05 } }
const unhurried = { progress: async () => {}, signal: new AbortController().signal }

let client: Client
let now = new Date('2026-11-27T10:00:00Z')
const later = (seconds: number) => {
  now = new Date(now.getTime() + 1000 * seconds)
}
beforeAll(async () => {
  const held = [`o:operator:${keys.operator}`, `r:reader:${keys.reader}`]
  client = await openClient(() => now, {
    SPLOT_API_KEYS: [...held, 's:reader:another-reader-of-the-tests'].join(),
  })
  await matchDemo(client.service)
  await client.service.jobs.work(job, runStudy(client.service))
}, 180_000)
afterAll(() => client.close())

async function ask(body: unknown, headers: Record<string, string> = {}) {
  const answer = await client.ask('POST', '/studies', body, headers)
  return { ...answer, study: answer.row as unknown as Study }
}

async function read(id: string, headers: Record<string, string> = {}) {
  const answer = await client.ask('GET', `/studies/${id}`, undefined, headers)
  return { ...answer, study: answer.row as unknown as Study }
}

async function over(id: string, headers: Record<string, string> = {}): Promise<Study> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(50)) {
    const { study } = await read(id, headers)
    if (study.state !== 'waiting' && study.state !== 'running') return study
  }
  throw new Error(`The study ${id} was not over in time.`)
}

async function answered(body: unknown, headers: Record<string, string> = {}): Promise<Study> {
  return over((await ask(body, headers)).study.id, headers)
}

/** Changes a profile, and nothing that anybody quotes. */
async function changeProfile(externalId: string): Promise<void> {
  const path = `/organisations/${newId('organisation', externalId)}`
  const { etag } = await client.ask('GET', path)
  const body = { website: `https://example.org/${now.getTime()}` }
  const { status } = await client.ask('PATCH', path, body, { 'if-match': etag ?? '' })
  expect(status).toBe(200)
}

describe('a study', () => {
  test('is asked for, computed by a worker, and then says what the direct route says', async () => {
    const { status, location, study } = await ask(circles)
    expect(status).toBe(202)
    expect(location).toBe(`/studies/${study.id}`)
    expect(study).toMatchObject({ kind: 'circles', result: null, reason: null })
    const done = await over(study.id)
    expect(done).toMatchObject({ state: 'done', progress: 1 })
    const direct = await client.ask('GET', '/links/circles?fit=0.15')
    expect(done.result).toEqual(direct.row)
    expect((direct.row['circles'] as object[]).length).toBeGreaterThan(3)
  })

  test('asked again on data that have not changed is the one that is there, and afterwards another', async () => {
    const first = await ask(circles)
    expect(first.status).toBe(200)
    expect(first.study.result).not.toBeNull()
    const named = await ask({ kind: 'circles', wish: { cluster: skrzydla } })
    const again = await ask({
      kind: 'circles',
      wish: { cluster: 'demo-cluster-karpackie-skrzydla' },
    })
    expect(again.study.id).toBe(named.study.id)
    await over(named.study.id)
    await changeProfile('demo-odlewnia-raba')
    const anew = await ask(circles)
    expect(anew.status).toBe(202)
    expect(anew.study.id).not.toBe(first.study.id)
    expect(await over(anew.study.id)).toMatchObject({ state: 'done' })
    expect((await ask(circles)).study.id).toBe(anew.study.id)
  })

  test('tells readers nothing anonymous, and what one was answered is given to another at once', async () => {
    const mine = await answered(seeds, asReader)
    const all = await answered(seeds)
    expect(JSON.stringify(all.result)).toContain('"anonymous":true')
    expect(JSON.stringify(mine.result)).not.toContain('"anonymous":true')
    const theirs = await ask(seeds, other)
    expect(theirs.status).toBe(200)
    expect(theirs.study.id).not.toBe(mine.id)
    expect(theirs.study.result).toEqual(mine.result)
  })

  test('is for whoever asked and for operators; to anybody else it is not there', async () => {
    const { id } = await answered(circles, asReader)
    expect((await read(id)).status).toBe(200)
    const foreign = await read(id, other)
    expect(foreign.status).toBe(404)
    expect(foreign.problem.detail).toContain('POST /studies')
    const ofOperator = await answered(circles)
    expect((await read(ofOperator.id, asReader)).status).toBe(404)
    expect((await read(newId('study'))).status).toBe(404)
  })

  test('is read in the language of its reader', async () => {
    const wish = { ...seeds, wish: { ...seeds.wish, with: elbtal } }
    const { id } = await answered(wish)
    const inLanguage = async (language: string) => {
      const { study } = await read(id, { 'accept-language': language })
      return study.result as { seeds: { brief: { title: string } }[] }
    }
    expect((await inLanguage('pl')).seeds[0]?.brief.title).toMatch(/^Wspólny projekt: /)
    expect((await inLanguage('de')).seeds[0]?.brief.title).toMatch(/^Gemeinsames Projekt: /)
    const path = `/clusters/${skrzydla}/seeds?fit=0.05&with=${elbtal}`
    const direct = await client.ask('GET', path, undefined, { 'accept-language': 'fr' })
    expect(await inLanguage('fr')).toEqual(direct.row)
  })

  test('of groups proposes them with the seconds that it is given', async () => {
    const brief = {
      title: 'Lighter housings',
      seats: [{ title: 'Fatigue tests of joints' }, { title: 'Casting of aluminium parts' }],
    }
    const { state, result } = await answered({ kind: 'groups', wish: { brief, seconds: 2 } })
    expect(state).toBe('done')
    expect((result as { groups: object[] }).groups.length).toBeGreaterThan(0)
    const nobody = newId('organisation', 'nobody')
    const wish = { brief: { ...brief, constraints: { obligatory: [nobody] } } }
    const failed = await answered({ kind: 'groups', wish })
    expect(failed).toMatchObject({ state: 'failed', result: null })
    expect(failed.reason).toContain(nobody)
  })

  test('that no study could be made of is refused before anything waits', async () => {
    const refused = async (body: unknown) => {
      const { status, problem } = await ask(body)
      return [status, JSON.stringify(problem)]
    }
    expect(await refused({ kind: 'magic', wish: {} })).toEqual([
      422,
      expect.stringContaining('/kind'),
    ])
    expect(await refused({ kind: 'circles', wish: { longst: 3 } })).toEqual([
      422,
      expect.stringContaining('longst'),
    ])
    expect((await refused({ kind: 'circles', wish: { shortest: 4, longest: 3 } }))[0]).toBe(422)
    expect((await refused({ kind: 'circles', wish: { cluster: 'Nobody' } }))[0]).toBe(404)
    expect((await refused({ kind: 'seeds', wish: {} }))[0]).toBe(422)
    expect((await refused({ kind: 'seeds', wish: { cluster: elbtal, with: elbtal } }))[0]).toBe(422)
    const empty = { kind: 'groups', wish: { brief: { title: 'Empty', seats: [] } } }
    expect((await refused(empty))[0]).toBe(422)
  })
})

describe('what may not be shown any more', () => {
  const quotedBy = (study: Study) => {
    const list = study.result as { circles: { handovers: { need: { entryId: string } }[] }[] }
    return list.circles[0]?.handovers[0]?.need.entryId ?? ''
  }
  const change = async (entry: string, body: object) => {
    const { etag } = await client.ask('GET', `/entries/${entry}`)
    const headers = { 'if-match': etag ?? '' }
    expect((await client.ask('PATCH', `/entries/${entry}`, body, headers)).status).toBe(200)
  }

  test('a quote that became anonymous takes the result from readers, and not from operators', async () => {
    const mine = await answered(circles, asReader)
    const entry = quotedBy(mine)
    await change(entry, { visibility: 'anonymous' })
    const { study } = await read(mine.id, asReader)
    expect(study).toMatchObject({ state: 'outdated', result: null })
    expect(study.reason).toContain('POST /studies')
    expect((await read(mine.id)).study.state).toBe('done')
    const anew = await answered(circles, asReader)
    expect(anew.state).toBe('done')
    expect(JSON.stringify(anew.result)).not.toContain(entry)
    await change(entry, { visibility: 'public' })
  })

  test('an entry that a topic rests on takes the result with it', async () => {
    const done = await answered({ kind: 'seeds', wish: { cluster: elbtal, with: wood, fit: 0.05 } })
    const { rows } = await client.service.database.pool.query<{ entry: string }>(
      'select unnest(entry_ids) as entry from study where id = $1',
      [done.id],
    )
    const [first] = rows
    if (!first) throw new Error('The two clusters of the demo have no topic in common.')
    await change(first.entry, { visibility: 'hidden' })
    expect((await read(done.id)).study).toMatchObject({ state: 'outdated', result: null })
    await change(first.entry, { visibility: 'public' })
  })

  test('an entry or an organisation that is gone takes it from everybody', async () => {
    const { id } = await client.create('/organisations', { name: 'Passing by', country: 'PL' })
    const done = await answered(circles)
    const { pool } = client.service.database
    const cite = (column: string, cited: string) =>
      pool.query(`update study set ${column} = array_append(${column}, $2::uuid) where id = $1`, [
        done.id,
        cited,
      ])
    await cite('organisation_ids', id)
    expect((await read(done.id)).study.state).toBe('done')
    const { etag } = await client.ask('GET', `/organisations/${id}`)
    await client.ask('DELETE', `/organisations/${id}`, undefined, { 'if-match': etag ?? '' })
    expect((await read(done.id)).study).toMatchObject({ state: 'outdated', result: null })
  })
})

describe('more organisations than are answered at once', () => {
  test('are refused with the way to ask for a study, which answers', async () => {
    await client.service.database.pool.query(
      `insert into organisation (id, name, country, created_at, updated_at)
       select gen_random_uuid(), 'Bolag ' || n, 'SE', now(), now() from generate_series(1, 2001) n`,
    )
    for (const language of ['en', 'pl', 'de', 'fr']) {
      const as = { 'accept-language': language }
      const { status, problem } = await client.ask('GET', '/links/circles?region=SE', undefined, as)
      expect(status).toBe(413)
      expect(problem.detail).toContain('POST /studies {"kind": "circles"')
      expect(problem.detail).toContain('2001')
    }
    const done = await answered({ kind: 'circles', wish: { region: 'SE' } })
    expect(done).toMatchObject({ state: 'done', result: { organisations: 2001, circles: [] } })
    const { id } = await client.create('/clusters', { name: 'Storkluster', country: 'SE' })
    await client.service.database.pool.query(
      `insert into membership (id, cluster_id, organisation_id, created_at, updated_at)
       select gen_random_uuid(), $1, id, now(), now() from organisation where country = 'SE'`,
      [id],
    )
    const seeking = await client.ask('GET', `/clusters/${id}/seeds`)
    expect(seeking.status).toBe(413)
    expect(seeking.problem.detail).toContain('"kind": "seeds"')
    await client.service.database.pool.query(`delete from organisation where country = 'SE'`)
  })
})

describe('a study that the queue never heard of', () => {
  const owner: Actor = { name: 'sweeping', relations: ['operator'] }
  const unheard = async (fit: number) => {
    const wish = NewStudy.parse({ kind: 'circles', wish: { fit } })
    return (await askStudy(withoutHints(client.service), owner, wish)).id
  }

  test('waits until the sweep finds it', async () => {
    const id = await unheard(0.5)
    expect(await sweepStudies(client.service)).toBe(0)
    later(studyTerms.stillSeconds + 1)
    expect(await sweepStudies(client.service)).toBe(1)
    expect(await over(id)).toMatchObject({ state: 'done' })
  })

  test('is computed once, however often it is run', async () => {
    const id = await unheard(0.51)
    const outcomes = await Promise.all([1, 2].map(() => run(client.service, id, unhurried)))
    expect(outcomes.sort()).toEqual(['done', 'not-mine'])
    expect(await run(client.service, id, unhurried)).toBe('not-mine')
  })

  test('is taken up again when its worker died, and given up when it breaks every time', async () => {
    const id = await unheard(0.52)
    const broken = { ...client.service, embedder: () => Promise.reject(new Error('Broken.')) }
    await expect(run(broken, id, unhurried)).rejects.toThrow('Broken.')
    expect((await read(id)).study).toMatchObject({ state: 'waiting', result: null })
    await client.service.database.pool.query(`update study set state = 'running' where id = $1`, [
      id,
    ])
    expect(await run(client.service, id, unhurried)).toBe('not-mine')
    later(studyTerms.stillSeconds + 1)
    expect(await run(client.service, id, unhurried)).toBe('done')
    const hopeless = await unheard(0.53)
    for (let turn = 0; turn < studyTerms.runsMost; turn++)
      await expect(run(broken, hopeless, unhurried)).rejects.toThrow('Broken.')
    expect(await run(broken, hopeless, unhurried)).toBe('failed')
    const { study } = await read(hopeless, { 'accept-language': 'de' })
    expect(study).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('unser Fehler'),
    })
  })

  test('that is asked to stop waits for the next worker, and tells how far it is meanwhile', async () => {
    const id = await unheard(0.54)
    const stopping = new AbortController()
    const shares: number[] = []
    const progress = async (share: number) => {
      shares.push(share)
      stopping.abort()
    }
    const stopped = run(client.service, id, { progress, signal: stopping.signal })
    await expect(stopped).rejects.toThrow(HandedBack)
    expect(shares).toHaveLength(1)
    expect(shares[0]).toBeGreaterThan(0)
    expect((await read(id)).study).toMatchObject({ state: 'waiting', progress: 0 })
    expect(await run(client.service, id, unhurried)).toBe('done')
  })

  test('is one of a few that one owner may have under way', async () => {
    for (let turn = 0; turn < studyTerms.openMost; turn++) await unheard(0.6 + turn / 100)
    await expect(unheard(0.7)).rejects.toThrow('Ask again when one of them is done')
    // One that waits is not asked for twice.
    expect(await unheard(0.6)).toBe(await unheard(0.6))
  })

  test('is forgotten after some days, like every other', async () => {
    later(studyTerms.keptDays * 86_400 + 1)
    await sweepStudies(client.service)
    const { rows } = await client.service.database.pool.query('select id from study')
    expect(rows).toEqual([])
  })
})
