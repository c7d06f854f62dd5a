import type { CountRule, Rules } from './group-rules.ts'
import type { Terms } from './group-terms.ts'

/**
 * Prices in place of what ties the members of a group together. Of each target; of each rule that counts; of the least number
 * of countries; and how much of what a pair adds each of its two members may claim, beside `partners` of the terms.
 */
export type Prices = Readonly<{
  targets: Float64Array
  counts: Float64Array
  countries: Float64Array
  claims: Float64Array
}>

/** The best group at given prices: what it is worth is an upper bound for every group among the candidates. */
export type Relaxed = Readonly<{
  value: number
  chosen: readonly number[]
  /** What no group with this candidate, or without it, exceeds. */
  atMostWith: (place: number) => number
  atMostWithout: (place: number) => number
}>

/** Each target priced at what its third best candidate is worth, near where prices end; pairs halved. */
export function firstPrices(terms: Terms, rules: Rules, candidates: readonly number[]): Prices {
  const rows = Array.from({ length: terms.targets }, (): number[] => [])
  for (const place of candidates)
    for (let at = terms.starts[place] as number; at < (terms.starts[place + 1] as number); at++)
      rows[terms.targetOf[at] as number]?.push(terms.worth[at] as number)
  return {
    targets: Float64Array.from(rows, (row) => row.sort((a, b) => b - a)[2] ?? 0),
    counts: new Float64Array(rules.counts.length),
    countries: new Float64Array(1),
    claims: terms.pairWorth.map((worth) => worth / 2),
  }
}

/** Who is a member for certain, and who may be one. */
export type Field = Readonly<{ inside: readonly number[]; left: readonly number[] }>

/**
 * Relaxes: candidates have worths of their own, and the best group is those inside and the others worth most, K in all. A
 * member has at most K - 1 others, so it claims no more than its K - 1 best pairs.
 */
export function relax(
  terms: Terms,
  rules: Rules,
  { inside, left }: Field,
  prices: Prices,
): Relaxed {
  const among = new Uint8Array(terms.cost.length)
  for (const places of [inside, left]) for (const place of places) among[place] = 1
  const worths = new Float64Array(terms.cost.length)
  const worthOf = (place: number | undefined) =>
    place === undefined ? 0 : (worths[place] as number)
  for (const places of [inside, left])
    for (const place of places)
      worths[place] =
        beyondPrices(terms, rules, place, prices) +
        claimed(terms, place, among, prices, rules.sizeMax - 1) -
        (terms.cost[place] as number)
  const room = Math.max(0, rules.sizeMax - inside.length)
  const order = largest(left, worths, room + 1)
  const most = Math.min(room, order.length)
  let taken = Math.min(Math.max(0, rules.sizeMin - inside.length), most)
  while (taken < most && worthOf(order[taken]) > 0) taken++
  const joined = order.slice(0, taken)
  const chosen = [...inside, ...joined]
  const value = constantOf(rules, prices) + chosen.reduce((sum, place) => sum + worthOf(place), 0)
  const inGroup = new Set(chosen)
  const least = worthOf(joined.at(-1))
  // In a full group a newcomer takes the place of the least; with room left it need not.
  const makesRoom = taken < room ? Math.min(0, least) : least
  // Whoever goes is followed by the next, or, where the group need not be larger, by nobody.
  const next = order.length > taken ? worthOf(order[taken]) : 0
  const replaced = chosen.length > rules.sizeMin ? Math.max(0, next) : next
  return {
    value,
    chosen,
    atMostWith: (place) => (inGroup.has(place) ? value : value + worthOf(place) - makesRoom),
    atMostWithout: (place) => (inGroup.has(place) ? value - worthOf(place) + replaced : value),
  }
}

/** The `most` candidates worth most, in that order; equal ones in their own. */
function largest(candidates: readonly number[], worths: Float64Array, most: number): number[] {
  const order: number[] = []
  if (most === 0) return order
  for (const place of candidates) {
    const worth = worths[place] as number
    if (order.length === most && worth <= (worths[order.at(-1) as number] as number)) continue
    let at = order.length
    while (at > 0 && (worths[order[at - 1] as number] as number) < worth) at--
    order.splice(at, 0, place)
    if (order.length > most) order.pop()
  }
  return order
}

function constantOf(rules: Rules, prices: Prices): number {
  const ofTargets = prices.targets.reduce((sum, price) => sum + price, 0)
  const ofCounts = rules.counts.reduce((sum, { low, high }, place) => {
    const price = prices.counts[place] as number
    return sum - price * (price > 0 ? low : high)
  }, 0)
  return ofTargets + ofCounts - (prices.countries[0] as number) * rules.countriesMin
}

/** What a candidate brings beyond the prices of the targets, and by counting for rules. */
function beyondPrices(terms: Terms, rules: Rules, place: number, prices: Prices): number {
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
  const extra = isCountry(terms, target) ? (prices.countries[0] as number) : 0
  return (terms.worth[at] as number) + extra - (prices.targets[target] as number)
}

function isCountry(terms: Terms, target: number): boolean {
  return target >= terms.seats && target < terms.kindsFrom
}

function claimed(
  terms: Terms,
  place: number,
  among: Uint8Array,
  { claims }: Prices,
  most: number,
): number {
  const best: number[] = []
  const end = terms.pairStarts[place + 1] as number
  for (let at = terms.pairStarts[place] as number; at < end; at++) {
    const claim = claims[at] as number
    if (claim <= 0 || among[terms.partners[at] as number] === 0) continue
    if (best.length < most) best.push(claim)
    else if (claim > (best[0] as number)) best[0] = claim
    else continue
    if (best.length === most) leastFirst(best)
  }
  return best.reduce((total, claim) => total + claim, 0)
}

/** Brings the least of a few numbers to their front. */
function leastFirst(few: number[]): void {
  let least = 0
  for (let at = 1; at < few.length; at++)
    if ((few[at] as number) < (few[least] as number)) least = at
  const first = few[0] as number
  few[0] = few[least] as number
  few[least] = first
}

/** One step against the subgradient, of a length that would reach `aim` if the bound fell straight (Polyak, 1969). */
export function movePrices(
  terms: Terms,
  rules: Rules,
  prices: Prices,
  { chosen, value }: Relaxed,
  step: number,
  aim: number,
): void {
  const { targets, countries } = unmet(terms, rules, prices, chosen)
  const counts = rules.counts.map((rule, place) =>
    slackOf(rule, prices.counts[place] as number, chosen),
  )
  const square = [...targets, ...counts, countries].reduce((sum, one) => sum + one * one, 0)
  const length = (step * Math.max(value - aim, 1e-6)) / Math.max(square, 1)
  for (const [target, slope] of targets.entries())
    prices.targets[target] = Math.max(0, (prices.targets[target] as number) - length * slope)
  for (const [place, slope] of counts.entries())
    prices.counts[place] = (prices.counts[place] as number) - length * slope
  prices.countries[0] = Math.max(0, (prices.countries[0] as number) - length * countries)
  moveClaims(terms, prices, chosen, length)
}

/** Whoever was chosen without its partner claims less of what the two would add, and the partner more. */
function moveClaims(
  terms: Terms,
  { claims }: Prices,
  chosen: readonly number[],
  length: number,
): void {
  const inGroup = new Set(chosen)
  for (const place of chosen) {
    const end = terms.pairStarts[place + 1] as number
    for (let at = terms.pairStarts[place] as number; at < end; at++) {
      if (inGroup.has(terms.partners[at] as number)) continue
      const claim = Math.max(0, (claims[at] as number) - length)
      claims[at] = claim
      claims[terms.mirror[at] as number] = (terms.pairWorth[at] as number) - claim
    }
  }
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
  return {
    targets: held,
    countries: prices.countries[0] === 0 ? Math.min(0, countries) : countries,
  }
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
