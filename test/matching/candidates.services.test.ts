import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillSearchWorld } from '../../bench/search-world.ts'
import { nearestOrganisations } from '../../src/matching/candidate.queries.ts'
import { inferNeeds } from '../../src/matching/inferred-need.queries.ts'
import type { InferredNeed } from '../../src/matching/inferred-need.ts'
import { ensureSearchIndex } from '../../src/matching/search-index.actions.ts'
import { operator } from '../freshness/world.ts'
import { createOwnDatabase } from '../own-database.ts'
import { openTestApi, type TestApi } from '../test-api.ts'

const entries = 12_000
const today = '2026-11-27'
const minutes = 60_000

let own: Awaited<ReturnType<typeof createOwnDatabase>>
let world: TestApi
let client: pg.Client
let modelId: string
let asked: string[]
/** Organisations that state no need, and what is inferred for them by reading everything. */
let silent: string[]
let inferredPlainly: Map<string, InferredNeed[]>

beforeAll(async () => {
  own = await createOwnDatabase()
  world = await openTestApi({
    env: {
      SPLOT_MEMORY: '0',
      DATABASE_URL: own.url,
      SPLOT_API_KEYS: 'tests:operator:not-used-by-this-test',
    },
  })
  client = new pg.Client({ connectionString: own.url })
  await client.connect()
  const embedder = await world.service.embedder()
  modelId = embedder.modelId
  await fillSearchWorld(client, embedder, entries, {
    sideAt: (place) => (place < 2 ? 'competency' : 'need'),
  })
  // Of all needs in French a few are left, and a third of all competencies may not be shown.
  await client.query(
    `update entry set visibility = 'hidden' where side = 'need' and language = 'fr' and id not in (select id from entry where side = 'need' and language = 'fr' order by id limit 20)`,
  )
  await client.query(
    `update entry set expires_on = '2026-11-26' where side = 'competency' and get_byte(uuid_send(id), 15) % 3 = 0`,
  )
  silent = await silenceSome()
  await client.query('analyze')
  inferredPlainly = await inferNeeds(world.service, { modelId, today }, silent)
  expect(await ensureSearchIndex(world.service, operator, () => {})).toBe('built')
  const { rows } = await client.query(`select id from organisation order by id limit 25`)
  asked = rows.map(({ id }) => id)
}, 8 * minutes)
afterAll(async () => {
  await client.end()
  await world.close()
  await own.drop()
})

/** Takes the needs of some organisations away; a few others worked together, too few for a walk to meet them. */
async function silenceSome(): Promise<string[]> {
  const { rows } = await client.query(`select id from organisation order by id desc limit 40`)
  const ids: string[] = rows.map(({ id }) => id)
  await client.query(`delete from entry where side = 'need' and organisation_id = any($1)`, [ids])
  await client.query(`
    with few as (select id, row_number() over (order by id) as place from organisation order by id limit 30),
    projects as (insert into collaboration (id, external_id, title, created_at, updated_at)
      select gen_random_uuid(), 'p' || project, 'Project', now(), now() from generate_series(0, 9) as project returning id, external_id)
    insert into participation (id, collaboration_id, organisation_id, role, created_at, updated_at)
    select gen_random_uuid(), p.id, few.id, 'participant', now(), now()
    from few join projects p on p.external_id = 'p' || (few.place / 3 % 10)`)
  return ids
}

/** Whose entries are nearest, by reading all of them: of each half of each entry the fifty nearest. */
async function plainly(mine: string, theirs: string): Promise<Map<string, Set<string>>> {
  const near = new Map<string, Set<string>>()
  for (const sign of ['=', '<>']) {
    const { rows } = await client.query(
      `select mine.organisation_id, near.organisation_id as candidate_id
       from entry mine join entry_embedding v on v.entry_id = mine.id cross join lateral (
         select e.organisation_id from entry e join entry_embedding m on m.entry_id = e.id
         where e.side = $2 and e.language ${sign} mine.language and e.organisation_id <> mine.organisation_id
           and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= $3)
         order by m.embedding <#> v.embedding, e.id limit 50) as near
       where mine.organisation_id = any($4) and mine.side = $1
         and mine.visibility <> 'hidden' and (mine.expires_on is null or mine.expires_on >= $3)`,
      [mine, theirs, today, asked],
    )
    for (const { organisation_id: id, candidate_id: candidate } of rows)
      near.set(id, (near.get(id) ?? new Set<string>()).add(candidate))
  }
  return near
}

describe('candidates by the indexes of the parts', () => {
  test.each([
    ['competencies near to needs', 'need', 'competency'],
    ['needs near to competencies, few of them in French', 'competency', 'need'],
    ['competencies near to competencies', 'competency', 'competency'],
  ] as const)(
    'are %s: at least 99 of a hundred of those that reading everything finds',
    async (_, mine, theirs) => {
      const found = await nearestOrganisations(
        world.service.database,
        { modelId, today },
        asked,
        { mine, theirs },
        100,
      )
      const best = await plainly(mine, theirs)
      const pairs = new Set(found.map((pair) => `${pair.organisationId} ${pair.candidateId}`))
      expect(pairs.size).toBe(found.length)
      const all = [...best].flatMap(([id, near]) => [...near].map((other) => `${id} ${other}`))
      expect(all.length).toBeGreaterThan(1000)
      const hits = all.filter((pair) => pairs.has(pair)).length
      expect(hits / all.length).toBeGreaterThanOrEqual(0.99)
      expect(pairs.size).toBeGreaterThanOrEqual(all.length * 0.99)
      expect(pairs.size).toBeLessThanOrEqual(all.length * 1.01)
    },
    3 * minutes,
  )
})

describe('needs of those that state none', () => {
  test('are inferred by the indexes of the parts as by reading everything, in at least 99 of a hundred cases', async () => {
    const found = await inferNeeds(world.service, { modelId, today }, silent)
    const told = (inferred: ReadonlyMap<string, readonly InferredNeed[]>) =>
      [...inferred].flatMap(([id, needs]) =>
        needs.map(({ entryId, source }) => `${source} ${id} ${entryId}`),
      )
    const [best, walked] = [told(inferredPlainly), new Set(told(found))]
    for (const source of ['peers', 'past-partners', 'value-chain'])
      expect(best.filter((one) => one.startsWith(source)).length).toBeGreaterThan(100)
    const hits = best.filter((one) => walked.has(one)).length
    expect(hits / best.length).toBeGreaterThanOrEqual(0.99)
    expect(walked.size).toBeLessThanOrEqual(best.length * 1.01)
  })
})
