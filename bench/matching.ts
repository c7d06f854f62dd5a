import pg from 'pg'
import { makingNow } from '../src/matching/maker.actions.ts'
import { rankFor } from '../src/matching/ranking.actions.ts'
import { ensureSearchIndex } from '../src/matching/search-index.actions.ts'
import { explainPair } from '../src/matching/why.actions.ts'
import { openService, type Service } from '../src/service.ts'
import { configOf, withDatabase } from './bench-database.ts'
import { beside, Figures, onlyWalk } from './figures.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'
import { fillSearchWorld } from './search-world.ts'

const entries = 100_000
const asked = 40
const wanted = 100
/** Not counted: sessions are opened, and code is compiled. */
const warmUp = 8
const operator = { name: 'bench', relations: ['operator'] } as const

type Plan = Readonly<{ name: string; order: string; settings: Readonly<Record<string, string>> }>

const plans: readonly Plan[] = [
  { name: 'exact', order: 'm.embedding <#> $1::vector', settings: {} },
  ...[100, 200].map((ef) => ({
    name: `HNSW, ef_search ${ef}`,
    order: 'm.embedding::halfvec(N) <=> $1::halfvec(N)',
    settings: {
      ...onlyWalk,
      'hnsw.iterative_scan': 'relaxed_order',
      'hnsw.ef_search': String(ef),
    },
  })),
]

/**
 * One organisation with two competencies and two needs against 100,000 entries with real texts on PostgreSQL. Its suggestions
 * computed fresh, from the model in use to the quoted evidence, beside the bare pgvector query that has to be a part of it:
 * the hundred nearest of the other side for each of its entries, by the fastest of three plans that finds 99 % of the ten
 * nearest. And the explanation of one pair, beside the bare statement that reads the vectors of both.
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
  const ours = new Figures()
  const theirs = new Map(plans.map((plan) => [plan.name, new Figures()]))
  const explained = new Figures()
  const read = new Figures()
  for (const [index, { id }] of rows.entries()) {
    const counted = index >= warmUp
    await byHand(service, client, id, (plan, took, found, best) => {
      if (counted) theirs.get(plan.name)?.add(took, found, best, found.length)
    })
    const started = performance.now()
    const partnerId = (await suggestionsOf(service, id))[0]?.partnerId
    if (counted) ours.add(performance.now() - started, [], [])
    if (partnerId === undefined) continue
    const took = await explain(service, client, id, partnerId)
    if (!counted) continue
    explained.add(took.ours, [], [])
    read.add(took.peer, [], [])
  }
  const good = [...theirs].filter(([, figures]) => figures.recall() >= 0.99)
  const [name, peer] = good.toSorted(([, a], [, b]) => a.at(0.5) - b.at(0.5))[0] ?? []
  if (!name || !peer) throw new Error('Not even the exact plan is exact.')
  return [
    beside(`suggestions of one, p50, beside ${name}`, ours.at(0.5), peer.at(0.5), 'ms'),
    beside(`suggestions of one, p95, beside ${name}`, ours.at(0.95), peer.at(0.95), 'ms'),
    beside('explanation of one pair, p50, beside a select', explained.at(0.5), read.at(0.5), 'ms'),
    beside(
      'explanation of one pair, p95, beside a select',
      explained.at(0.95),
      read.at(0.95),
      'ms',
    ),
  ]
}

async function suggestionsOf(service: Service, id: string) {
  const making = await makingNow(service)
  const matching = { modelId: making.maker.modelId, today: today() }
  const { ranked } = await rankFor(service, matching, making, [id], undefined)
  return ranked.get(id) ?? []
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}

/** Every plan for one organisation, all of its entries one after the other, in a session that is set up beforehand. */
async function byHand(
  service: Service,
  client: pg.Client,
  id: string,
  tell: (plan: Plan, took: number, found: readonly string[], best: readonly string[]) => void,
): Promise<void> {
  const { modelId, dimension } = await service.embedder()
  const { rows: own } = await client.query<{ id: string; side: string; vector: string }>(
    `select e.id, e.side, m.embedding::text as vector from entry e join entry_embedding m on m.entry_id = e.id where e.organisation_id = $1`,
    [id],
  )
  const best: string[] = []
  for (const plan of plans) {
    await client.query('begin')
    for (const [name, value] of Object.entries({ jit: 'off', ...plan.settings }))
      await client.query('select set_config($1, $2, true)', [name, value])
    const found: string[] = []
    const started = performance.now()
    for (const entry of own) {
      const { rows } = await client.query<{ id: string }>(
        `select e.id from entry_embedding m join entry e on e.id = m.entry_id and e.text_hash = m.text_hash
         where m.model_id = '${modelId}' and e.side <> '${entry.side}' and e.visibility <> 'hidden'
           and (e.expires_on is null or e.expires_on >= '${today()}') and e.organisation_id <> '${id}'
         order by ${plan.order.replaceAll('N', String(dimension))} limit ${wanted}`,
        [entry.vector],
      )
      found.push(...rows.slice(0, 10).map((row) => `${entry.id} ${row.id}`))
    }
    const took = performance.now() - started
    await client.query('rollback')
    if (best.length === 0) best.push(...found)
    tell(plan, took, found, best)
  }
}

async function explain(
  service: Service,
  client: pg.Client,
  id: string,
  partnerId: string,
): Promise<Readonly<{ ours: number; peer: number }>> {
  const started = performance.now()
  await explainPair(service, operator, id, partnerId)
  const ours = performance.now() - started
  const began = performance.now()
  await client.query(
    `select e.id, e.title, e.description, m.embedding from entry e join entry_embedding m on m.entry_id = e.id where e.organisation_id = any($1)`,
    [[id, partnerId]],
  )
  return { ours, peer: performance.now() - began }
}
