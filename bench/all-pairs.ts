import pg from 'pg'
import { seededRandom } from '../src/embedding/random.ts'
import { topK } from '../src/matching/all-pairs.threads.ts'
import { allocate } from '../src/matching/allocate.ts'
import { placesOfBest } from '../src/matching/best.ts'
import type { BestLists } from '../src/matching/best-lists.ts'
import { poolMarket } from '../src/matching/pool.ts'
import { pricesOf } from '../src/matching/price.ts'
import { vectorLiteral } from '../src/platform/vector.ts'
import { withDatabase } from './bench-database.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const dimension = 384
const k = 50
/** The slow ones answer so many queries, and their time is taken times the rest. */
const sample = 40
const audited = 100
const beta = 0.03

type Time = Readonly<{ wall: number; processor: number }>

/**
 * The 50 nearest of all for all, exactly, beside a plain loop over 32-bit floats and beside pgvector scanning row by row (on
 * PostgreSQL at TEST_DATABASE_URL; its processor time is not ours to see, so it is compared by the clock). With `full`, 100,000
 * as well. The last row goes from vectors to balanced lists: nearest, prices, nearest at these prices, prices.
 */
export async function bench({ full }: { full: boolean }): Promise<BenchResult> {
  const rows: BenchRow[] = []
  for (const count of full ? [20_000, 100_000] : [20_000]) rows.push(...(await compare(count)))
  return { name: 'all-pairs', load: loadOfMachine(), rows }
}

async function compare(count: number): Promise<BenchRow[]> {
  const vectors = clusteredVectors(count)
  const { result, time } = await timed(() => topK(vectors, vectors, dimension, k))
  const identical = audit(vectors, count, result)
  const loop = times(count / sample, (await timed(async () => plainLoop(vectors, count))).time)
  const scan = (await scanByPgvector(vectors, count)) * (count / sample)
  const operations = (2 * count * count * dimension) / 1e9
  const what = (text: string) => `${count.toLocaleString('en')}²: ${text}`
  const row = (text: string, unit: string, ours: number, peer: number): BenchRow => ({
    what: what(text),
    ours,
    peer,
    ratio: ours / peer,
    unit,
  })
  const balanced = await timed(() => balance(vectors, count))
  return [
    row('by the clock, beside a plain loop', 's', time.wall, loop.wall),
    row('by the clock, beside pgvector row by row', 's', time.wall, scan),
    row('processor time, beside a plain loop', 'CPU s', time.processor, loop.processor),
    row(
      'products, beside a plain loop',
      'GFLOP/CPU s',
      operations / time.processor,
      operations / loop.processor,
    ),
    row('queries as in brute force, of those audited', 'queries', identical, audited),
    row('vectors to balanced lists, beside nearest alone', 's', balanced.time.wall, time.wall),
    row(
      'vectors to balanced lists, beside nearest alone',
      'CPU s',
      balanced.time.processor,
      time.processor,
    ),
  ]
}

/** How many of some queries have the same list as a full sort in double precision, but for ties at 1e-6. */
function audit(vectors: Float32Array, count: number, lists: BestLists): number {
  const every = Math.floor(count / audited)
  let identical = 0
  for (let query = 0; query < every * audited; query += every) {
    const scores = Float64Array.from({ length: count }, (_, row) => dot(vectors, query, row))
    const best = placesOfBest(scores, k)
    const same = best.every((place, at) => {
      const found = lists.places[query * k + at] ?? -1
      return found === place || Math.abs((scores[found] ?? 9) - (scores[place] ?? 0)) < 1e-6
    })
    if (same) identical++
  }
  return identical
}

function plainLoop(vectors: Float32Array, count: number): void {
  const scores = new Float64Array(count)
  for (let query = 0; query < sample; query++) {
    for (let row = 0; row < count; row++) scores[row] = dot(vectors, query, row)
    placesOfBest(scores, k)
  }
}

function dot(vectors: Float32Array, one: number, other: number): number {
  const [a, b] = [one * dimension, other * dimension]
  let sum = 0
  for (let i = 0; i < dimension; i++) sum += (vectors[a + i] as number) * (vectors[b + i] as number)
  return sum
}

/** Seconds for a sample of queries, exactly, one after another. */
function scanByPgvector(vectors: Float32Array, count: number): Promise<number> {
  return withDatabase(async (connectionString) => {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      return await scan(client, vectors, count)
    } finally {
      await client.end()
    }
  })
}

async function scan(client: pg.Client, vectors: Float32Array, count: number): Promise<number> {
  const literal = (row: number) =>
    vectorLiteral(vectors.subarray(row * dimension, (row + 1) * dimension))
  await client.query(`create table item (id int primary key, embedding vector(${dimension}))`)
  for (let from = 0; from < count; from += 2000) {
    const ids = Array.from({ length: Math.min(2000, count - from) }, (_, at) => from + at)
    await client.query('insert into item select * from unnest($1::int[], $2::text[]::vector[])', [
      ids,
      ids.map(literal),
    ])
  }
  await client.query('vacuum analyze item')
  const nearest = 'select id from item order by embedding <#> $1 limit 50'
  await client.query(nearest, [literal(0)])
  const start = performance.now()
  for (let query = 0; query < sample; query++) await client.query(nearest, [literal(query)])
  return (performance.now() - start) / 1000
}

/** Nearest for everybody, prices from these, nearest at these prices, and prices from both. */
async function balance(vectors: Float32Array, count: number): Promise<Float64Array> {
  const room = new Float64Array(count).fill(3)
  const pricesFrom = (
    pages: readonly BestLists[],
    scoreOf: (page: number, at: number) => number,
  ) => {
    const pairs = {
      from: Int32Array.from({ length: pages.length * count * k }, (_, at) =>
        Math.floor((at % (count * k)) / k),
      ),
      to: Int32Array.from(pages.flatMap(({ places }) => [...places])),
      scores: Float64Array.from({ length: pages.length * count * k }, (_, at) =>
        scoreOf(Math.floor(at / (count * k)), at % (count * k)),
      ),
    }
    const market = poolMarket(count, pairs, 0)
    const { unmatched } = allocate(market, { left: room, right: room }, { beta })
    return pricesOf(unmatched.right, () => true, beta)
  }
  const nearest = await topK(vectors, vectors, dimension, k)
  const prices = pricesFrom([nearest], (_, at) => nearest.scores[at] ?? 0)
  // Score + price is one product with a coordinate more.
  const asking = widened(vectors, count, () => 1)
  const asked = widened(vectors, count, (row) => prices[row] ?? 0)
  const priced = await topK(asking, asked, dimension + 1, k)
  return pricesFrom([nearest, priced], (page, at) =>
    page === 0
      ? (nearest.scores[at] ?? 0)
      : (priced.scores[at] ?? 0) - (prices[priced.places[at] ?? 0] ?? 0),
  )
}

function widened(vectors: Float32Array, count: number, last: (row: number) => number) {
  const wide = new Float32Array(count * (dimension + 1))
  for (let row = 0; row < count; row++) {
    wide.set(vectors.subarray(row * dimension, (row + 1) * dimension), row * (dimension + 1))
    wide[(row + 1) * (dimension + 1) - 1] = last(row)
  }
  return wide
}

/** Unit vectors around some hundred middles, as texts of an industry are. */
function clusteredVectors(count: number): Float32Array {
  const random = seededRandom(11)
  const middles = Float32Array.from({ length: 200 * dimension }, () => random.normal())
  const vectors = new Float32Array(new SharedArrayBuffer(4 * count * dimension))
  for (let row = 0; row < count; row++) {
    const middle = random.below(200) * dimension
    const vector = vectors.subarray(row * dimension, (row + 1) * dimension)
    let squares = 0
    for (let i = 0; i < dimension; i++) {
      const value = (middles[middle + i] as number) + 0.8 * (2 * random.unit() - 1)
      vector[i] = value
      squares += value * value
    }
    for (let i = 0; i < dimension; i++) vector[i] = (vector[i] as number) / Math.sqrt(squares)
  }
  return vectors
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; time: Time }> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  const wall = (performance.now() - start) / 1000
  return { result, time: { wall, processor: (user + system) / 1e6 } }
}

function times(factor: number, { wall, processor }: Time): Time {
  return { wall: wall * factor, processor: processor * factor }
}
