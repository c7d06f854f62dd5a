import { type Group, type GroupProblem, tolerance } from './group.ts'
import { type CountRule, eligible, type Rules } from './group-rules.ts'
import type { Terms } from './group-terms.ts'

/** What no group exceeds, and who can still be in a better group than the one known. */
export type Pruned = Readonly<{ bound: number; left: readonly number[] }>

const iterationsMost = 400
/** The step is halved after so many iterations without a better bound. */
const patience = 12

/**
 * A bound by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser, 1977; steps as Polyak, 1969): that each target counts only its best member, and what the rules
 * count, are no longer demanded but priced; then every candidate has a worth of its own, and the best group of the relaxed
 * problem is the K candidates worth most. For any prices that is an upper bound. A pair is split between its two members, and
 * no member has more than its K - 1 best pairs. The largest share and who must stay apart are not demanded at all.
 *
 * Who cannot be in a better group than `known` is left out: putting it in place of the least of the K gives a
 * bound, too, and where that does not exceed what is known, no better group has it. So the best of those left, or `known`,
 * is the best of all.
 */
export function boundAndPrune(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  known: Group | undefined,
): Pruned {
  const open = eligible(problem, rules)
  let left: readonly number[] = problem.candidates.flatMap((_, place) =>
    open[place] ? [place] : [],
  )
  const target = known?.value.total ?? Number.NEGATIVE_INFINITY
  let bound = Number.POSITIVE_INFINITY
  // The pairs of those left are fewer, so a second and third look see further.
  for (let look = 0; look < 3; look++) {
    const before = left.length
    const found = descend(terms, rules, left, target)
    bound = Math.max(target, Math.min(bound, found.bound))
    left = found.left
    if (left.length > before * 0.9) break
  }
  return { bound, left }
}

type Prices = { targets: Float64Array; counts: Float64Array; countries: number }

function descend(terms: Terms, rules: Rules, candidates: readonly number[], known: number): Pruned {
  const own = ownWorth(terms, rules, candidates)
  const prices = firstPrices(terms, rules, candidates)
  let left = candidates
  let bound = Number.POSITIVE_INFINITY
  let [step, waited] = [1, 0]
  for (let iteration = 0; iteration < iterationsMost && step > 1e-3; iteration++) {
    const relaxed = relax(terms, rules, left, own, prices)
    if (relaxed.value < bound - 1e-9) [bound, waited] = [relaxed.value, 0]
    else if (++waited >= patience) [step, waited] = [step / 2, 0]
    left = left.filter((place) => relaxed.atMostWith(place) > known + tolerance)
    if (bound <= known + tolerance || left.length === 0) break
    movePrices(terms, rules, prices, relaxed, step, known)
  }
  return { bound, left }
}

/** What a candidate adds besides the targets at most: half its best pairs, less its cost. */
function ownWorth(terms: Terms, rules: Rules, candidates: readonly number[]): Float64Array {
  const among = new Uint8Array(terms.cost.length)
  for (const place of candidates) among[place] = 1
  return Float64Array.from(terms.cost, (cost, place) => {
    const worths: number[] = []
    const end = terms.pairStarts[place + 1] as number
    for (let at = terms.pairStarts[place] as number; at < end; at++)
      if (among[terms.partners[at] as number] === 1) worths.push(terms.pairWorth[at] as number)
    const best = worths.sort((a, b) => b - a).slice(0, rules.sizeMax - 1)
    return best.reduce((sum, worth) => sum + worth, 0) / 2 - cost
  })
}

/** Each target priced at what its third best candidate is worth: near where prices end. */
function firstPrices(terms: Terms, rules: Rules, candidates: readonly number[]): Prices {
  const rows = Array.from({ length: terms.targets }, (): number[] => [])
  for (const place of candidates)
    for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++)
      rows[terms.targetOf[at] as number]?.push(terms.worth[at] as number)
  return {
    targets: Float64Array.from(rows, (row) => row.sort((a, b) => b - a)[2] ?? 0),
    counts: new Float64Array(rules.counts.length),
    countries: 0,
  }
}

type Relaxed = Readonly<{
  value: number
  chosen: readonly number[]
  /** What no group with this candidate exceeds. */
  atMostWith: (place: number) => number
}>

/** The best group at these prices, and what it is worth: an upper bound for all groups among the candidates. */
function relax(
  terms: Terms,
  rules: Rules,
  candidates: readonly number[],
  own: Float64Array,
  prices: Prices,
): Relaxed {
  const worths = new Float64Array(terms.cost.length)
  for (const place of candidates)
    worths[place] = worthAt(terms, rules, place, prices) + (own[place] as number)
  const worthOf = (place: number | undefined) =>
    place === undefined ? 0 : (worths[place] as number)
  const order = candidates.toSorted((a, b) => worthOf(b) - worthOf(a))
  const most = Math.min(rules.sizeMax, order.length)
  let taken = Math.min(rules.sizeMin, most)
  while (taken < most && worthOf(order[taken]) > 0) taken++
  const chosen = order.slice(0, taken)
  const value = constantOf(rules, prices) + chosen.reduce((sum, place) => sum + worthOf(place), 0)
  const inGroup = new Set(chosen)
  const least = worthOf(chosen.at(-1))
  // In a full group a newcomer takes the place of the least; with room left it need not.
  const makesRoom = taken < rules.sizeMax ? Math.min(0, least) : least
  return {
    value,
    chosen,
    atMostWith: (place) => (inGroup.has(place) ? value : value + worthOf(place) - makesRoom),
  }
}

function constantOf(rules: Rules, prices: Prices): number {
  const ofTargets = prices.targets.reduce((sum, price) => sum + price, 0)
  const ofCounts = rules.counts.reduce((sum, { low, high }, place) => {
    const price = prices.counts[place] as number
    return sum - price * (price > 0 ? low : high)
  }, 0)
  return ofTargets + ofCounts - prices.countries * rules.countriesMin
}

/** What a candidate brings beyond the prices of the targets, and by counting for rules. */
function worthAt(terms: Terms, rules: Rules, place: number, prices: Prices): number {
  let sum = 0
  for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
    const more = aboveThePrice(terms, at, prices)
    if (more > 0) sum += more
  }
  for (const [rule, { counts }] of rules.counts.entries())
    if (counts[place] === 1) sum += prices.counts[rule] as number
  return sum
}

/** A country counts for diversity and, at its price, for the least number of countries. */
function aboveThePrice(terms: Terms, at: number, prices: Prices): number {
  const target = terms.targetOf[at] as number
  const extra = isCountry(terms, target) ? prices.countries : 0
  return (terms.worth[at] as number) + extra - (prices.targets[target] as number)
}

/** One step against the subgradient: targets that several would take grow dearer, and rules that are broken. */
function movePrices(
  terms: Terms,
  rules: Rules,
  prices: Prices,
  { chosen, value }: Relaxed,
  step: number,
  known: number,
): void {
  const { targets, countries } = unmet(terms, rules, prices, chosen)
  const counts = rules.counts.map((rule, place) =>
    slackOf(rule, prices.counts[place] as number, chosen),
  )
  const square = [...targets, ...counts, countries].reduce((sum, one) => sum + one * one, 0)
  if (square === 0) return
  const aim = Number.isFinite(known) ? known : value - 0.1 * Math.abs(value)
  const length = (step * Math.max(value - aim, 1e-6)) / square
  for (const [target, slope] of targets.entries())
    prices.targets[target] = Math.max(0, (prices.targets[target] as number) - length * slope)
  for (const [place, slope] of counts.entries())
    prices.counts[place] = (prices.counts[place] as number) - length * slope
  prices.countries = Math.max(0, prices.countries - length * countries)
}

/** How many takers each target lacks (1 for none, below 0 for too many), and how many countries are met beyond the least. */
function unmet(terms: Terms, rules: Rules, prices: Prices, chosen: readonly number[]) {
  const targets = new Float64Array(terms.targets).fill(1)
  let countries = -rules.countriesMin
  for (const place of chosen)
    for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++) {
      const target = terms.targetOf[at] as number
      if (aboveThePrice(terms, at, prices) <= 0) continue
      targets[target] = (targets[target] as number) - 1
      if (isCountry(terms, target)) countries++
    }
  // A price of 0 falls no further.
  const held = targets.map((lack, target) =>
    prices.targets[target] === 0 ? Math.min(0, lack) : lack,
  )
  return { targets: held, countries: prices.countries === 0 ? Math.min(0, countries) : countries }
}

function isCountry(terms: Terms, target: number): boolean {
  return target >= terms.seats && target < terms.kindsFrom
}

/** By how much the chosen are too few (below 0) or too many, on the side that is priced. */
function slackOf(
  { counts, low, high }: CountRule,
  price: number,
  chosen: readonly number[],
): number {
  const count = chosen.reduce((sum, place) => sum + (counts[place] as number), 0)
  if (price > 0) return count - low
  if (price < 0) return count - high
  return count < low ? count - low : count > high ? count - high : 0
}
