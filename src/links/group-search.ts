import { type Group, type GroupProblem, tolerance } from './group.ts'
import { breaches, eligible, type Rules } from './group-rules.ts'
import type { Terms } from './group-terms.ts'
import { groupOf } from './group-value.ts'
import { gainOf, lazyGreedy, meet } from './lazy-greedy.ts'

/** What a search works on: the problem, its terms, the rules in force, and who may be a member at all. */
type Ground = Readonly<{
  problem: GroupProblem
  terms: Terms
  rules: Rules
  open: readonly boolean[]
}>

/** Swaps end by themselves; this many rounds are more than were ever seen. */
const roundsMost = 200
/** Of the changes that promise most, so many are looked at with their seating. */
const looked = 24

/** What one change of a group promises: who goes, who comes (-1 for nobody), what is then broken, and at best its worth. */
type Change = Readonly<{ out: number; come: number; broken: number; worth: number }>

/**
 * A good group at once: lazy greedy by what each adds, then the best change (someone in, out, or in for another) again and
 * again. What breaks fewer rules always goes before what is worth more, so that quotas mend themselves.
 * @param swaps false to leave it at the greedy choice
 * @returns undefined where no group that keeps to the rules was found; there may be one all the same
 */
export function searchGroup(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  swaps = true,
): Group | undefined {
  const ground = { problem, terms, rules, open: eligible(problem, rules) }
  return climb(ground, greedyMembers(ground), swaps ? roundsMost : 0)
}

/** The same from a group that is given, whatever it breaks, with nobody new but these candidates. */
export function improveGroup(
  problem: GroupProblem,
  terms: Terms,
  rules: Rules,
  members: readonly number[],
  candidates: readonly number[],
): Group | undefined {
  const open = new Array<boolean>(problem.candidates.length).fill(false)
  for (const place of candidates) open[place] = true
  return climb({ problem, terms, rules, open }, members, roundsMost)
}

function climb(ground: Ground, start: readonly number[], rounds: number): Group | undefined {
  let members = start
  let best = standing(ground, members)
  for (let round = 0; round < rounds; round++) {
    const next = improved(ground, members, best)
    if (!next) break
    members = next.members
    best = next
  }
  return best.broken === 0 ? best.group : undefined
}

function greedyMembers({ problem, terms, rules, open }: Ground): number[] {
  const forced = problem.candidates.flatMap((_, place) =>
    rules.counts.some(({ counts, low }) => low > 0 && counts[place] === 1 && isSingle(counts))
      ? [place]
      : [],
  )
  const greedy = (mayCome: (place: number, chosen: readonly number[]) => boolean) =>
    lazyGreedy(terms, {
      sizeMin: rules.sizeMin,
      sizeMax: rules.sizeMax,
      start: forced,
      mayCome: (place, chosen) => open[place] === true && mayCome(place, chosen),
    })
  const bySize = { ...rules, sizeMin: 0 }
  const careful = greedy(
    // What is still lacking then must be left room for.
    (place, chosen) =>
      breaches(problem, bySize, [...chosen, place]) < rules.sizeMax - chosen.length,
  )
  if (breaches(problem, rules, careful) === 0) return careful
  return greedy(
    (place, chosen) =>
      breaches(problem, rules, [...chosen, place]) <= breaches(problem, rules, chosen),
  )
}

function isSingle(counts: Uint8Array): boolean {
  return counts.indexOf(1) === counts.lastIndexOf(1)
}

type Standing = Readonly<{ broken: number; worth: number; group: Group | undefined }>

function standing({ problem, terms, rules }: Ground, members: readonly number[]): Standing {
  const group = groupOf(terms, members, rules.largestShare)
  const broken = breaches(problem, rules, members) + (group ? 0 : 1)
  return { broken, worth: group?.value.total ?? Number.NEGATIVE_INFINITY, group }
}

function improved(
  ground: Ground,
  members: readonly number[],
  now: Standing,
): (Standing & { members: readonly number[] }) | undefined {
  const changes = [-1, ...members].flatMap((out) => changesWithout(ground, members, out))
  for (const { out, come } of mostPromising(changes)) {
    const changed = members.filter((place) => place !== out).concat(come < 0 ? [] : [come])
    const then = standing(ground, changed)
    const isBetter =
      then.broken < now.broken || (then.broken === now.broken && then.worth > now.worth + tolerance)
    if (isBetter) return { ...then, members: changed }
  }
  return undefined
}

/** The most promising changes in which this member goes, or, for -1, nobody. */
function changesWithout(ground: Ground, members: readonly number[], out: number): Change[] {
  const rest = members.filter((place) => place !== out)
  const { worth, worthWith } = worthOver(ground, rest)
  const brokenWith = breachesOver(ground, rest)
  const best = new Shortlist()
  for (const [come, isOpen] of ground.open.entries())
    if (isOpen && !members.includes(come)) best.offer(out, come, brokenWith(come), worthWith(come))
  if (out >= 0 && rest.length > 0) best.offer(out, -1, brokenWith(-1), worth)
  return best.changes
}

function mostPromising(changes: readonly Change[]): readonly Change[] {
  const best = new Shortlist()
  for (const { out, come, broken, worth } of changes) best.offer(out, come, broken, worth)
  return best.changes
}

/** The changes that break least, and of those the ones worth most; few of very many, so they are not sorted as a whole. */
class Shortlist {
  readonly changes: Change[] = []

  offer(out: number, come: number, broken: number, worth: number): void {
    const { changes } = this
    const isBefore = (other: Change) =>
      broken < other.broken || (broken === other.broken && worth > other.worth)
    if (changes.length === looked && !isBefore(changes[looked - 1] as Change)) return
    let at = changes.length
    while (at > 0 && isBefore(changes[at - 1] as Change)) at--
    changes.splice(at, 0, { out, come, broken, worth })
    if (changes.length > looked) changes.pop()
  }
}

/** What a group is worth, and would be with one more, whatever its largest share. */
function worthOver({ terms }: Ground, members: readonly number[]) {
  const best = new Float64Array(terms.targets)
  const pairs = new Float64Array(terms.cost.length)
  let worth = 0
  const adds = (place: number) =>
    gainOf(terms, place, best) + (pairs[place] as number) - (terms.cost[place] as number)
  for (const place of members) {
    worth += adds(place)
    meet(terms, place, best, pairs)
  }
  return { worth, worthWith: (place: number) => worth + adds(place) }
}

/** How much a group would break with one more, -1 for nobody; counted once for the group, then in one step each. */
function breachesOver({ problem, rules }: Ground, members: readonly number[]) {
  const alone = breaches(problem, rules, members)
  const { candidates } = problem
  const countries = new Set(members.map((place) => candidates[place]?.country))
  const sums = rules.counts.map(({ counts }) =>
    members.reduce((sum, place) => sum + (counts[place] as number), 0),
  )
  const shunned = new Set(
    rules.apart.flatMap(([one, other]) => [
      ...(members.includes(one) ? [other] : []),
      ...(members.includes(other) ? [one] : []),
    ]),
  )
  const step = (count: number, low: number, high: number) =>
    (count >= high ? 1 : 0) - (count < low ? 1 : 0)
  const size = step(members.length, rules.sizeMin, rules.sizeMax)
  return (come: number) => {
    if (come < 0) return alone
    let broken = alone + size + (shunned.has(come) ? 1 : 0)
    if (countries.size < rules.countriesMin && !countries.has(candidates[come]?.country)) broken--
    for (const [place, { counts, low, high }] of rules.counts.entries())
      if (counts[come] === 1) broken += step(sums[place] as number, low, high)
    return broken
  }
}
