import pg from 'pg'
import { inferNeeds } from '../src/matching/inferred-need.queries.ts'
import { makingNow } from '../src/matching/maker.actions.ts'
import { rankFor } from '../src/matching/ranking.actions.ts'
import { ensureSearchIndex } from '../src/matching/search-index.actions.ts'
import { explainPair } from '../src/matching/why.actions.ts'
import { openService, type Service } from '../src/service.ts'
import { configOf, withDatabase } from './bench-database.ts'
import { type Cost, costOf, costsBeside } from './cost.ts'
import { Figures, type Plan, walkingPlan } from './figures.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'
import { fillSearchWorld } from './search-world.ts'

const entries = 100_000
const asked = 40
const wanted = 100
/** Not counted: sessions are opened, and code is compiled. */
const warmUp = 8
const operator = { name: 'bench', relations: ['operator'] } as const

const plans: readonly Plan[] = [
  { name: 'exact', order: 'm.embedding <#> $1::vector', settings: {} },
  ...[100, 200].map(walkingPlan),
]

/**
 * One organisation with two competencies and two needs against 100,000 entries with real texts on PostgreSQL. Its suggestions
 * computed fresh, from the model in use to the quoted evidence, beside the bare pgvector query that has to be a part of it:
 * the hundred nearest of the other side for each of its entries, by the fastest of three plans that finds 99 % of the ten
 * nearest. And the explanation of one pair, beside the bare statement that reads the vectors of both. A busy machine stretches
 * the clock, so what each takes of a processor is told too. Filling and indexing take most of the time, some minutes.
 */
export async function bench(): Promise<BenchResult> {
  const rows = await withDatabase(async (url) => {
    const service = await openService(configOf(url))
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      await fillSearchWorld(client, await service.embedder(), entries, {
        sideAt: (place) => (place < 2 ? 'competency' : 'need'),
        sentences: true,
      })
      await client.query('vacuum analyze')
      await ensureSearchIndex(service, operator, () => {})
      return await measured(service, client)
    } finally {
      await client.end()
      await service.close()
    }
  })
  return { name: 'matching', load: loadOfMachine(), rows }
}

async function measured(service: Service, client: pg.Client): Promise<BenchRow[]> {
  const { rows } = await client.query<{ id: string }>(
    `select id from organisation order by md5(id::text) limit ${asked + warmUp}`,
  )
  const all: Measured[] = []
  for (const { id } of rows) all.push(await measureOne(service, client, id))
  return told(all.slice(warmUp))
}

type Measured = Readonly<{
  plans: ReadonlyMap<string, Outcome>
  suggestions: Cost
  /** Of the first suggestion, if there is one, and of the select beside it. */
  explained: readonly Readonly<{ ours: Cost; peer: Cost }>[]
}>

async function measureOne(service: Service, client: pg.Client, id: string): Promise<Measured> {
  const outcomes = await byHand(service, client, id)
  let first: string | undefined
  const suggestions = await costOf(client, async () => {
    first = (await suggestionsOf(service, id))[0]?.partnerId
  })
  const explained = first === undefined ? [] : [await explain(service, client, [id, first])]
  return { plans: outcomes, suggestions, explained }
}

function told(all: readonly Measured[]): BenchRow[] {
  const good = plans.flatMap(({ name }) => {
    const outcomes = all.flatMap((one) => one.plans.get(name) ?? [])
    const found = new Figures()
    for (const { cost, ids, best } of outcomes) found.add(cost.clock, ids, best, ids.length)
    const costs = outcomes.map(({ cost }) => cost)
    return found.recall() >= 0.99 ? [{ name, costs, middle: found.at(0.5) }] : []
  })
  const [peer] = good.toSorted((a, b) => a.middle - b.middle)
  if (!peer) throw new Error('Not even the exact plan is exact.')
  const suggestions = all.map((one) => one.suggestions)
  const explained = all.flatMap((one) => one.explained)
  return [
    ...costsBeside('suggestions of one', peer.name, suggestions, peer.costs),
    ...costsBeside(
      'explanation of one pair',
      'a select',
      explained.map(({ ours }) => ours),
      explained.map(({ peer: select }) => select),
    ),
  ]
}

async function suggestionsOf(service: Service, id: string) {
  const making = await makingNow(service)
  const matching = { modelId: making.maker.modelId, today: today() }
  const { ranked } = await rankFor(
    service,
    matching,
    making,
    [id],
    await inferNeeds(service, matching, [id]),
    undefined,
  )
  return ranked.get(id) ?? []
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

type Outcome = Readonly<{
  cost: Cost
  ids: readonly string[]
  best: readonly string[]
}>

/** Every plan for one organisation, all of its entries one after the other, in a session that is set up beforehand. */
async function byHand(
  service: Service,
  client: pg.Client,
  id: string,
): Promise<Map<string, Outcome>> {
  const { modelId, dimension } = await service.embedder()
  const { rows: own } = await client.query<{ id: string; side: string; vector: string }>(
    `select e.id, e.side, m.embedding::text as vector from entry e join entry_embedding m on m.entry_id = e.id where e.organisation_id = $1`,
    [id],
  )
  const outcomes = new Map<string, Outcome>()
  let best: readonly string[] | undefined
  for (const plan of plans) {
    await client.query('begin')
    for (const [name, value] of Object.entries({ jit: 'off', ...plan.settings }))
      await client.query('select set_config($1, $2, true)', [name, value])
    const ids: string[] = []
    const cost = await costOf(client, async () => {
      for (const entry of own) {
        const { rows } = await client.query<{ id: string }>(
          `select e.id from entry_embedding m join entry e on e.id = m.entry_id and e.text_hash = m.text_hash
           where m.model_id = '${modelId}' and e.side <> '${entry.side}' and e.visibility <> 'hidden'
             and (e.expires_on is null or e.expires_on >= '${today()}') and e.organisation_id <> '${id}'
           order by ${plan.order.replaceAll('N', String(dimension))} limit ${wanted}`,
          [entry.vector],
        )
        ids.push(...rows.slice(0, 10).map((row) => `${entry.id} ${row.id}`))
      }
    })
    await client.query('rollback')
    best ??= ids
    outcomes.set(plan.name, { cost, ids, best })
  }
  return outcomes
}

/** @param pair asked about, and its partner */
async function explain(service: Service, client: pg.Client, pair: readonly [string, string]) {
  const ours = await costOf(client, () => explainPair(service, operator, ...pair))
  const peer = await costOf(client, () =>
    client.query(
      `select e.id, e.title, e.description, m.embedding from entry e join entry_embedding m on m.entry_id = e.id where e.organisation_id = any($1)`,
      [[...pair]],
    ),
  )
  return { ours, peer }
}
