import pg from 'pg'
import type { Embedder } from '../src/embedding/embedder.ts'
import { type Random, seededRandom, shuffle } from '../src/embedding/random.ts'
import { makingNow } from '../src/matching/maker.actions.ts'
import type { Narrowing } from '../src/matching/narrowing.ts'
import { nearestEntries } from '../src/matching/nearest.queries.ts'
import { searchEntries } from '../src/matching/search.actions.ts'
import { SearchQuery } from '../src/matching/search.schema.ts'
import { ensureSearchIndex } from '../src/matching/search-index.actions.ts'
import { nearIndexName } from '../src/matching/search-index.queries.ts'
import { vectorLiteral } from '../src/platform/vector.ts'
import { openService, type Service } from '../src/service.ts'
import { configOf, withDatabase } from './bench-database.ts'
import { beside, Figures, type Plan, walkingPlan } from './figures.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'
import { fillSearchWorld } from './search-world.ts'

const entries = 100_000
const asked = 40
const wanted = 100
const recallLeast = 0.99
const today = '2026-11-27'
const operator = { name: 'bench', relations: ['operator'] } as const

/** What a country leaves, as `search-world.ts` gives them out. */
const selectivities = [
  ['100 %', undefined],
  ['50 %', 'PL'],
  ['10 %', 'DE'],
  ['1 %', 'CZ'],
  ['0.1 %', 'SK'],
] as const

const exactly = 'm.embedding <#> $1::vector, e.id'

/** What somebody would try by hand, each with the compiler of plans turned off. */
const plans: readonly Plan[] = [
  { name: 'exact, as planned', order: exactly, settings: {} },
  { name: 'exact, by lookups', order: exactly, settings: { enable_seqscan: 'off' } },
  ...[100, 200, 400, 600].map(walkingPlan),
]

/**
 * The hundred nearest of 100,000 entries with real texts on PostgreSQL, under filters that leave from all to a thousandth:
 * our route, beside the fastest of five bare pgvector plans forced by hand that finds 99 % of the ten nearest; and
 * the whole search beside the same with full text and the rows read.
 */
export async function bench(): Promise<BenchResult> {
  const rows = await withDatabase(async (url) => {
    const service = await openService(configOf(url))
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return await measured(service, client)
    } finally {
      await client.end()
      await service.close()
    }
  })
  return { name: 'search', load: loadOfMachine(), rows }
}

async function measured(service: Service, client: pg.Client): Promise<BenchRow[]> {
  const { phrases, questions } = await fillSearchWorld(client, await service.embedder(), entries)
  await client.query('vacuum analyze')
  const started = performance.now()
  await ensureSearchIndex(service, operator, () => {})
  const seconds = (performance.now() - started) / 1000
  const { rows } = await client.query('select pg_relation_size(to_regclass($1)) as bytes', [
    nearIndexName((await service.embedder()).modelId),
  ])
  const megabytes = Number(rows[0].bytes) / 1e6
  const measuredRows = [
    beside('building the index, beside its size in MB', seconds, megabytes, 's'),
  ]
  for (const [share, country] of selectivities)
    measuredRows.push(...(await compare(service, client, share, country, phrases)))
  const hard = await compare(service, client, '100 %, long titles', undefined, questions)
  return [...measuredRows, ...hard]
}

/**
 * Each question is put to every plan and to our route in turn, so that all see the same machine; in an order drawn anew each
 * time, because whoever comes next finds in memory what the one before has read.
 */
async function compare(
  service: Service,
  client: pg.Client,
  share: string,
  country: string | undefined,
  texts: readonly string[],
): Promise<BenchRow[]> {
  const questions = texts.slice(0, asked)
  const { embedder, weights } = await makingNow(service)
  const unrelated = weights.background['en-en'].dense
  const vectors = await embedder.embed(questions, 'query')
  const by: Narrowing = {
    side: 'competency',
    namedOnly: false,
    ...(country ? { country: [country] } : {}),
  }
  const matching = { modelId: embedder.modelId, today }
  const random = seededRandom(7)
  const ours = new Figures()
  const whole = new Figures()
  const theirs = new Map(plans.map((plan) => [plan.name, new Figures()]))
  const hybrid = new Map(plans.map((plan) => [plan.name, new Figures()]))
  for (const [index, vector] of vectors.entries()) {
    const more = await wordsByHand(client, embedder, country, questions[index] ?? '')
    const sought = { vector, unrelated }
    const [own, ...answers] = await inAnyOrder(random, [
      () => timed(() => nearestEntries(service.database, matching, sought, by, wanted)),
      ...plans.map((plan) => () => byHand(client, plan, embedder.modelId, country, vector)),
    ])
    const best = answers[0]?.ids.slice(0, 10) ?? []
    if (own) ours.add(own.took, own.ids, best, own.ids.length)
    for (const [at, { ids, took }] of answers.entries()) {
      const name = plans[at]?.name ?? ''
      theirs.get(name)?.add(took, ids, best)
      hybrid.get(name)?.add(took + more, ids, best)
    }
    const query = SearchQuery.parse({ q: questions[index], ...(country ? { country } : {}) })
    const { took } = await timed(async () => {
      await searchEntries(service, operator, query)
      return { ids: best }
    })
    whole.add(took, best, best)
  }
  return rowsOf(share, ours, whole, theirs, hybrid)
}

type Answer = Readonly<{ ids: readonly string[]; took: number }>

/** The answers in the order of the questions. */
async function inAnyOrder(
  random: Random,
  questions: readonly (() => Promise<Answer>)[],
): Promise<Answer[]> {
  const order = Int32Array.from(questions.keys())
  shuffle(random, order)
  const answers: Answer[] = []
  for (const at of order) answers[at] = (await questions[at]?.()) ?? { ids: [], took: Number.NaN }
  return answers
}

async function timed(work: () => Promise<Readonly<{ ids: readonly string[] }>>): Promise<Answer> {
  const started = performance.now()
  const { ids } = await work()
  return { ids, took: performance.now() - started }
}

function rowsOf(
  share: string,
  ours: Figures,
  whole: Figures,
  theirs: ReadonlyMap<string, Figures>,
  hybrid: ReadonlyMap<string, Figures>,
): BenchRow[] {
  const good = [...theirs].filter(([, figures]) => figures.recall() >= recallLeast)
  const [name, peer] = good.toSorted(([, a], [, b]) => a.at(0.95) - b.at(0.95))[0] ?? []
  if (!name || !peer) throw new Error('Not even the exact plans are exact.')
  return [
    beside(`${share}: recall@10, beside ${name}`, ours.recall(), peer.recall(), 'share'),
    beside(`${share}: p50, beside ${name}`, ours.at(0.5), peer.at(0.5), 'ms'),
    beside(`${share}: p95, beside ${name}`, ours.at(0.95), peer.at(0.95), 'ms'),
    beside(
      `${share}: p95 of the whole search, beside it with full text`,
      whole.at(0.95),
      hybrid.get(name)?.at(0.95) ?? Number.NaN,
      'ms',
    ),
  ]
}

/**
 * What a hybrid search by hand does beyond the vectors, in milliseconds: it gives the question its vector, asks full text for the
 * hundred best by rank that have any of its words, and reads the texts and vectors of as many hits as are compared.
 */
async function wordsByHand(
  client: pg.Client,
  embedder: Embedder,
  country: string | undefined,
  question: string,
): Promise<number> {
  const started = performance.now()
  await embedder.embed([question], 'query')
  const { rows } = await client.query<{ id: string }>(
    `select e.id from entry e ${country ? 'join organisation o on o.id = e.organisation_id' : ''},
       (select replace(plainto_tsquery('simple', plain_words($1))::text, '&', '|')::tsquery as words) as asked
     where e.lexemes @@ words and e.side = 'competency' and e.visibility <> 'hidden'
       and (e.expires_on is null or e.expires_on >= '${today}') ${country ? `and o.country = '${country}'` : ''}
     order by ts_rank(e.lexemes, words) desc, e.id limit ${wanted}`,
    [question],
  )
  const { rows: some } = await client.query<{ id: string }>(
    `select id from entry where id > md5($1)::uuid order by id limit ${wanted}`,
    [question],
  )
  await client.query(
    `select e.id, e.title, e.description, o.name, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
     join organisation o on o.id = e.organisation_id where e.id = any($1)`,
    [[...rows, ...some].map(({ id }) => id)],
  )
  return performance.now() - started
}

async function byHand(
  client: pg.Client,
  { order, settings }: Plan,
  modelId: string,
  country: string | undefined,
  vector: Float32Array,
): Promise<Answer> {
  await client.query('begin')
  try {
    for (const [name, value] of Object.entries({ jit: 'off', ...settings }))
      await client.query('select set_config($1, $2, true)', [name, value])
    const started = performance.now()
    const { rows } = await client.query<{ id: string }>(
      `with near as materialized (
         select e.id, m.embedding <#> $1::vector as distance
         from entry_embedding m join entry e on e.id = m.entry_id and e.text_hash = m.text_hash ${country ? 'join organisation o on o.id = e.organisation_id' : ''}
         where m.model_id = '${modelId}' and e.side = 'competency' and e.visibility <> 'hidden'
           and (e.expires_on is null or e.expires_on >= '${today}') ${country ? `and o.country = '${country}'` : ''}
         order by ${order.replaceAll('N', String(vector.length))} limit ${wanted})
       select id from near order by distance, id`,
      [vectorLiteral(vector)],
    )
    return { ids: rows.map(({ id }) => id), took: performance.now() - started }
  } finally {
    await client.query('rollback')
  }
}
