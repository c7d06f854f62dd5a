import { seededRandom } from '../src/embedding/random.ts'
import { allocate } from '../src/matching/allocate.ts'
import type { SparseMarket } from '../src/matching/market.ts'
import { poolMarket } from '../src/matching/pool.ts'
import { pricesOf } from '../src/matching/price.ts'
import { allocateByShortlist, shownToLeft, shownToRight } from '../src/matching/shortlist.ts'
import {
  type GeneratedMarket,
  generateMarket,
  listsBy,
  outcomeOf,
  sourceOf,
} from '../test/matching/generated-market.ts'
import { besideEachOther, loadOfMachine } from './median.ts'
import { plainRows, plainSteps } from './plain-fitting.ts'
import type { BenchResult, BenchRow } from './result.ts'

const depth = 10
const size = 1000
const shortlisted = { beta: 0.03, candidates: 50, rounds: 3, damping: 0.5 }
/** Its iterations take so long that a few of them have to stand for all. */
const plainIterations = 5

/**
 * What comes of lists of ten in the generated markets of research (N = 1000, attention 1 / rank), for an allocation over a
 * shortlist of 50 a node beside one-sided lists, lists by the product of both likings, and the allocation over all pairs;
 * and how long fitting takes, beside the same formula on plain arrays of numbers. (scipy, one thread, took 3.65 s for 200
 * iterations over 5 million edges on a machine of this kind.)
 */
export async function bench(): Promise<BenchResult> {
  const rows = [0.25, 0.5, 0.75].flatMap((agreement) => outcomes(agreement))
  rows.push(...fittingTimes(), endToEnd())
  return { name: 'allocation', load: loadOfMachine(), rows }
}

function outcomes(agreement: number): BenchRow[] {
  const given = generateMarket(size, agreement, 1)
  const { market, logPrices } = allocateByShortlist(sourceOf(given.market), roomForOne, shortlisted)
  const ours = outcomeOf(
    given,
    shownToLeft(market, logPrices, shortlisted.beta, depth),
    shownToRight(market, logPrices, shortlisted.beta, depth),
  )
  const like = (likings: Float64Array) => (x: number, y: number) => likings[x * size + y] ?? 0
  const [there, back] = [like(given.there), like(given.back)]
  const peers = {
    'one-sided lists': listed(given, there, (y, x) => back(x, y)),
    'the product': listed(
      given,
      (x, y) => there(x, y) * back(x, y),
      (y, x) => there(x, y) * back(x, y),
    ),
    'all pairs, β 1': priced(given, 1),
    'all pairs, β 0.03': priced(given, 0.03),
  }
  const row = (unit: keyof typeof ours, peer: keyof typeof peers): BenchRow => ({
    what: `λ ${agreement}: ${unit}, 50 of 1000, beside ${peer}`,
    ours: ours[unit],
    peer: peers[peer][unit],
    ratio: ours[unit] / peers[peer][unit],
    unit,
  })
  const names = Object.keys(peers) as (keyof typeof peers)[]
  return [
    ...names.map((name) => row('matches', name)),
    ...names.slice(1, 3).map((name) => row('gini', name)),
    row('coverage', 'the product'),
    {
      what: `λ ${agreement}: edges a node, beside all pairs`,
      ours: market.partners.length / size,
      peer: size,
      ratio: market.partners.length / size / size,
      unit: 'edges',
    },
  ]
}

const roomForOne = { left: new Float64Array(size).fill(1), right: new Float64Array(size).fill(1) }

type Score = (node: number, partner: number) => number

function listed(given: GeneratedMarket, toLeft: Score, toRight: Score) {
  return outcomeOf(given, listsBy(size, depth, toLeft), listsBy(size, depth, toRight))
}

function priced(given: GeneratedMarket, beta: number) {
  const { logPrices } = allocate(given.market, roomForOne, { beta })
  const score = (x: number, y: number) => given.market.scores[x * size + y] ?? 0
  return listed(
    given,
    (x, y) => score(x, y) + 2 * beta * (logPrices.right[y] ?? 0),
    (y, x) => score(x, y) + 2 * beta * (logPrices.left[x] ?? 0),
  )
}

function fittingTimes(): BenchRow[] {
  const large = randomMarket(100_000, 50)
  const capacities = roomFor(large)
  const all = seconds(() =>
    allocate(large, capacities, { beta: 0.1, iterationsMax: 200, tolerance: 0 }),
  )
  const found = seconds(() => allocate(large, capacities, { beta: 0.1 }))
  const rows = plainRows(large, 0.1)
  const plain = seconds(() => plainSteps(rows, large.rights, plainIterations))
  const peer = [(plain * 200) / plainIterations]
  return [
    besideEachOther('200 iterations, 5 M edges, beside plain arrays', 'CPU s', [all], peer),
    besideEachOther('5 M edges until found, beside 200 on plain arrays', 'CPU s', [found], peer),
  ]
}

/** From stored pairs to prices and lists, for as many as a country has, with 150 partners each as lists have at most. */
function endToEnd(): BenchRow {
  const [count, partners] = [20_000, 150]
  const random = seededRandom(5)
  const total = count * partners
  const pairs = {
    from: Int32Array.from({ length: total }, (_, pair) => Math.floor(pair / partners)),
    to: Int32Array.from({ length: total }, () => random.below(count)),
    scores: Float64Array.from({ length: total }, () => random.unit()),
  }
  let market: SparseMarket | undefined
  const ours = seconds(() => {
    market = poolMarket(count, pairs, 0.1)
    const { unmatched, logPrices } = allocate(market, roomFor(market), { beta: 0.03 })
    pricesOf(unmatched.right, () => true, 0.03)
    shownToLeft(market, logPrices, 0.03, depth)
  })
  const rows = market ? plainRows(market, 0.03) : []
  const plain = seconds(() => plainSteps(rows, count, plainIterations))
  const peer = [(plain * 200) / plainIterations]
  return besideEachOther(
    '20,000 lists of 150 to prices, beside plain arrays',
    'CPU s',
    [ours],
    peer,
  )
}

function randomMarket(count: number, degree: number): SparseMarket {
  const random = seededRandom(3)
  return {
    lefts: count,
    rights: count,
    starts: Int32Array.from({ length: count + 1 }, (_, node) => node * degree),
    partners: Int32Array.from({ length: count * degree }, () => random.below(count)),
    scores: Float64Array.from({ length: count * degree }, () => 2 * random.unit()),
  }
}

function roomFor({ lefts, rights }: SparseMarket) {
  return { left: new Float64Array(lefts).fill(1), right: new Float64Array(rights).fill(1) }
}

/** Of processor time, which neighbours on the machine change less than the clock's. */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
