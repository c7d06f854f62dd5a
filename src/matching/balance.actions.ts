import { setImmediate as othersTurn } from 'node:timers/promises'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/database.ts'
import { HandedBack, type Jobs } from '../platform/queue.ts'
import { type Allocation, allocating } from './allocate.ts'
import { balanceSuggestions } from './balance.jobs.ts'
import { capacityOf } from './capacity.ts'
import type { SparseMarket } from './market.ts'
import { poolMarket } from './pool.ts'
import {
  allPrices,
  getPriceState,
  keyOfId,
  listMembers,
  listsFingerprint,
  type Member,
  storedLists,
  storePrices,
} from './price.queries.ts'
import { pricesOf, priceWeights, typicalBest } from './price.ts'
import { wantAllSuggestions } from './state.queries.ts'

export type BalanceDeps = Readonly<{ database: Database; jobs: Jobs; clock: Clock }>

/** How a run tells how far it is, from 0 to 1, and hears that it should stop. */
type Run = Readonly<{ progress(share: number): Promise<void>; signal: AbortSignal }>

export type Balanced = Readonly<{
  organisations: number
  pairs: number
  iterations: number
  converged: boolean
}>

/** Prices follow the lists at this distance at most, so that a stream of changes does not keep a worker busy. */
const restMs = 180_000
/** Reading takes about as long as fitting. */
const shareOfReading = 0.5
const iterationsExpected = 40

/**
 * Finds the price of each organisation's room from all stored lists, and stores it for the order in which lists are shown.
 * Done twice it gives the same; where no list has changed since the last time it does nothing.
 * @returns what was done, or nothing
 * @throws HandedBack when asked to stop
 */
export async function balance(deps: BalanceDeps, run: Run): Promise<Balanced | undefined> {
  const { reader } = deps.database
  const at = deps.clock()
  // Read before the lists: what changes meanwhile leaves another fingerprint than this.
  const from = await listsFingerprint(reader)
  if (!(await isOutdated(reader, from))) return undefined
  const members = await listMembers(reader, dayOf(at))
  const { market, beta } = await readMarket(reader, members, run)
  const made = { from, version: priceWeights.version, at }
  if (market.scores.length === 0) {
    await deps.database.write((writer) => storePrices(writer, new Map(), made))
    return undefined
  }
  const allocation = await allocateInTurns(market, beta, members, run)
  const hasPartners = (node: number) => market.starts[node] !== market.starts[node + 1]
  const prices = pricesOf(allocation.unmatched.right, hasPartners, beta)
  const priced = members.flatMap(({ id }, node): [string, number][] =>
    hasPartners(node) ? [[id, prices[node] as number]] : [],
  )
  await deps.database.write(async (writer) => {
    const { version } = await getPriceState(writer)
    const before = version === made.version ? await allPrices(writer) : new Map<string, number>()
    const found = halfWay(before, priced)
    await storePrices(writer, found, made)
    if (haveMoved(before, found)) await wantAllSuggestions(writer)
  })
  await run.progress(1)
  const { iterations, converged } = allocation
  return { organisations: priced.length, pairs: market.scores.length / 2, iterations, converged }
}

/** Prices that move a place by less than this in units of score are not worth new lists. */
const worthMoving = 0.005

/**
 * Prices move half of the way at a time. Scores do not depend on them, but whom a full list keeps does, and what is dropped at
 * once would come back the next time; so this comes to rest.
 */
function halfWay(
  before: ReadonlyMap<string, number>,
  after: readonly (readonly [string, number])[],
): Map<string, number> {
  return new Map(after.map(([id, price]) => [id, (price + (before.get(id) ?? price)) / 2]))
}

function haveMoved(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>) {
  return [...after].some(([id, price]) => Math.abs(price - (before.get(id) ?? 0)) > worthMoving)
}

async function isOutdated(reader: Reader, fingerprint: string): Promise<boolean> {
  const state = await getPriceState(reader)
  return state.madeFrom !== fingerprint || state.version !== priceWeights.version
}

async function readMarket(
  reader: Reader,
  members: readonly Member[],
  run: Run,
): Promise<{ market: SparseMarket; beta: number }> {
  const ids = members.map(({ id }) => id)
  const places = new Map(ids.map((id, place) => [keyOfId(id), place]))
  const [from, to, scores]: [number[], number[], number[]] = [[], [], []]
  let read = 0
  for await (const lists of storedLists(reader, ids)) {
    if (run.signal.aborted) throw new HandedBack()
    for (const { organisationId, partners } of lists) {
      const own = places.get(keyOfId(organisationId))
      for (const { key, score } of partners) {
        // Who came in meanwhile is looked at the next time.
        const place = places.get(key)
        if (own === undefined || place === undefined) continue
        from.push(own)
        to.push(place)
        scores.push(score)
      }
    }
    read += lists.length
    await run.progress((shareOfReading * read) / ids.length)
  }
  const pairs = {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    scores: Float64Array.from(scores),
  }
  const unit = typicalBest(pairs)
  const market = poolMarket(ids.length, pairs, priceWeights.alone * unit)
  return { market, beta: priceWeights.beta * unit }
}

/** Hands back to the process between iterations, which take some ten milliseconds for a million pairs. */
async function allocateInTurns(
  market: SparseMarket,
  beta: number,
  members: readonly Member[],
  run: Run,
): Promise<Allocation> {
  const room = Float64Array.from(members, capacityOf)
  // Both sides value a meeting at the score, so it is worth twice that in the market, and β is one of its units.
  const steps = allocating(market, { left: room, right: room }, { beta })
  for (let iteration = 1; ; iteration++) {
    const step = steps.next()
    if (step.done) return step.value
    if (run.signal.aborted) throw new HandedBack()
    const share = Math.min(1, iteration / iterationsExpected)
    await run.progress(shareOfReading + (1 - shareOfReading) * share * 0.9)
    await othersTurn()
  }
}

/**
 * What the sweep does for prices: has them made anew where lists have changed, some minutes after the last time at the earliest.
 * @returns whether it asked for that
 */
export async function sweepPrices(deps: BalanceDeps): Promise<boolean> {
  const { reader } = deps.database
  const { computedAt } = await getPriceState(reader)
  if (computedAt && deps.clock().getTime() - computedAt.getTime() < restMs) return false
  if (!(await isOutdated(reader, await listsFingerprint(reader)))) return false
  if ((await deps.jobs.waiting(balanceSuggestions)) > 0) return false
  await deps.jobs.add(balanceSuggestions, [{}])
  return true
}
