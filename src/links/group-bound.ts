import { type Group, type GroupProblem, tolerance } from './group.ts'
import {
  type Field,
  firstPrices,
  movePrices,
  type Prices,
  type Relaxed,
  relax,
} from './group-relaxation.ts'
import { eligible, type Rules } from './group-rules.ts'
import { improveGroup } from './group-search.ts'
import type { Terms } from './group-terms.ts'

/** The groups with everybody inside and nobody but those left: none is worth more than `bound`. */
export type Branch = Field & Readonly<{ prices: Prices; bound: number; wavering: number }>

/** What a search for the best group knows, and finds out as it goes. */
export type Search = {
  readonly problem: GroupProblem
  readonly terms: Terms
  readonly rules: Rules
  /** Who may be a member at all. */
  readonly open: readonly number[]
  known: Group | undefined
  /** Relaxed groups that were mended already. */
  readonly mended: Set<string>
}

export type Patience = Readonly<{
  rounds: number
  /** Every so many rounds what the prices choose is mended. */
  mendEvery: number
}>

/** The step shrinks after so many rounds without a better bound. */
const waitMost = 8
const shrink = 0.6
const stepLeast = 1e-3
/** So many different relaxed groups are mended by swaps, to see whether they are better than the one known. */
const mendedMost = 60

export function startSearch(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  known: Group | undefined,
): { search: Search; root: Branch } {
  const isOpen = eligible(problem, rules)
  const open = problem.candidates.flatMap((_, place) => (isOpen[place] ? [place] : []))
  return {
    search: { problem, terms, rules, open, known, mended: new Set() },
    root: {
      inside: [],
      left: open,
      prices: firstPrices(terms, rules, open),
      bound: Number.POSITIVE_INFINITY,
      wavering: -1,
    },
  }
}

export function worthKnown({ known }: Search): number {
  return known?.value.total ?? Number.NEGATIVE_INFINITY
}

/**
 * Lowers the bound of a branch by Lagrangian relaxation (Cornuéjols, Fisher and Nemhauser, 1977): that each target counts only
 * its best member, that a pair needs both, and what the rules count, are no longer demanded but priced; then every candidate
 * has a worth of its own, and the best group of the relaxed problem is the K worth most. For any prices that is an upper
 * bound. The largest share and who must stay apart are not demanded at all. What the prices choose is mended by
 * swaps, and often better than what swaps find by themselves.
 *
 * Who cannot be in a better group than the one known is left out: putting it in place of the least of the K gives a
 * bound, too, and where that does not exceed what is known, no better group has it. In the same way, whoever no
 * better group can be without is inside. So the best of what remains, or the one known, is the best of the branch.
 * @returns undefined where nothing better than what is known can be in the branch
 */
export function lowered(search: Search, branch: Branch, patience: Patience): Branch | undefined {
  const { terms, rules } = search
  const prices = copied(branch.prices)
  const times = new Map<number, number>()
  const pace = { step: 1, waited: 0 }
  let { inside, left, bound } = branch
  let round = 0
  for (; round < patience.rounds && pace.step > stepLeast && left.length > 0; round++) {
    const relaxed = relax(terms, rules, { inside, left }, prices)
    slowDown(pace, relaxed.value < bound - 1e-6)
    bound = Math.min(bound, relaxed.value)
    for (const place of relaxed.chosen) times.set(place, (times.get(place) ?? 0) + 1)
    if (round % patience.mendEvery === patience.mendEvery - 1) mend(search, relaxed.chosen)
    const field =
      bound > worthKnown(search) + tolerance && narrowed(search, { inside, left }, relaxed)
    if (!field) return undefined
    ;({ inside, left } = field)
    const aim = search.known ? worthKnown(search) : bound - 0.1 * Math.abs(bound)
    movePrices(terms, rules, prices, relaxed, pace.step, aim)
  }
  return { inside, left, prices, bound, wavering: mostWavering(left, times, round) }
}

function slowDown(pace: { step: number; waited: number }, isBetter: boolean): void {
  if (isBetter) pace.waited = 0
  else if (++pace.waited >= waitMost) {
    pace.step *= shrink
    pace.waited = 0
  }
}

/** Who must, and who still may, be in a better group than the one known; undefined where there can be none. */
function narrowed(
  search: Search,
  { inside, left }: Field,
  { atMostWith, atMostWithout }: Relaxed,
): Field | undefined {
  const { rules } = search
  const least = worthKnown(search) + tolerance
  const may = left.filter((place) => atMostWith(place) > least)
  const must = may.filter((place) => atMostWithout(place) <= least)
  const isMust = new Set(must)
  const field = {
    inside: must.length > 0 ? [...inside, ...must] : inside,
    left: must.length > 0 ? may.filter((place) => !isMust.has(place)) : may,
  }
  const isPossible =
    field.inside.length <= rules.sizeMax &&
    field.inside.length + field.left.length >= rules.sizeMin &&
    left.every((place) => atMostWith(place) > least || atMostWithout(place) > least)
  return isPossible ? field : undefined
}

function copied(prices: Prices): Prices {
  return {
    targets: prices.targets.slice(),
    counts: prices.counts.slice(),
    countries: prices.countries.slice(),
    claims: prices.claims.slice(),
  }
}

/** Whom the prices chose about as often as not; -1 where nobody is left. */
function mostWavering(
  left: readonly number[],
  times: ReadonlyMap<number, number>,
  rounds: number,
): number {
  let most = { place: left[0] ?? -1, doubt: -1 }
  for (const place of left) {
    const share = (times.get(place) ?? 0) / Math.max(1, rounds)
    const doubt = Math.min(share, 1 - share)
    if (doubt > most.doubt) most = { place, doubt }
  }
  return most.place
}

function mend(search: Search, chosen: readonly number[]): void {
  const key = chosen.toSorted((a, b) => a - b).join(' ')
  if (search.mended.has(key) || search.mended.size >= mendedMost) return
  search.mended.add(key)
  const { problem, terms, rules, open } = search
  search.known = better(search.known, improveGroup(problem, terms, rules, chosen, open))
}

/** The better of two groups. */
export function better(one: Group | undefined, other: Group | undefined): Group | undefined {
  if (!one || !other) return one ?? other
  return other.value.total > one.value.total ? other : one
}
