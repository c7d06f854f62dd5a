import { seededRandom } from '../src/embedding/random.ts'
import { type Outcome, solveGroup } from '../src/links/group.solver.ts'
import type { GroupProblem } from '../src/links/group.ts'
import { modelOf } from '../src/links/group-model.ts'
import { rulesOf } from '../src/links/group-rules.ts'
import { searchGroup } from '../src/links/group-search.ts'
import { termsOf } from '../src/links/group-terms.ts'
import { type LinearSolver, openHighs } from '../src/links/highs.loader.ts'
import { randomWorld } from '../test/links/group-world.ts'
import { beside } from './figures.ts'
import { loadOfMachine, median } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const asked = {
  membersMax: 6,
  countriesMin: 3,
  quotas: [
    { kinds: [], sme: true, atLeast: 2 },
    { kinds: ['university', 'research-organisation'] as const, sme: false, atLeast: 1 },
  ],
}
const large = { candidates: 1000, seats: 20, density: 0.15, constraints: asked }
const timed = 20
const hidden = 12
const among = 2000

/**
 * Groups for 20 seats among 1,000 candidates with quotas and three countries at least, without pairs and with ten willing pairs each.
 * How far the greedy choice, swaps, and ours in one second are from the best, which HiGHS alone, run to optimality, finds; how
 * far ours may be at most by its own certificate, with the processor time it took; and twelve groups that fit perfectly, hidden
 * among 2,000 organisations of which many fit as well to one seat.
 */
export async function bench({ full }: Readonly<{ full: boolean }>): Promise<BenchResult> {
  const solver = await openHighs()
  const rows = [0, 10].flatMap((willing) => [
    ...refereed(solver, willing, full ? 10 : 3, full ? 600 : 60),
    ...certified(solver, willing),
  ])
  return { name: 'links', load: loadOfMachine(), rows: [...rows, ...recovered(solver)] }
}

function refereed(solver: LinearSolver, willing: number, count: number, limit: number): BenchRow[] {
  const found = Array.from({ length: count }, (_, seed) => {
    const problem = randomWorld({ ...large, willing, seed: 100 + seed })
    const [terms, rules] = [termsOf(problem), rulesOf(problem)]
    const [alone, alonePrice] = priced(() => refereeOf(problem, solver, limit))
    const [ours, oursPrice] = priced(() => solveGroup(problem, solver, oneSecond))
    const worths = {
      greedy: searchGroup(problem, terms, rules, false)?.value.total ?? 0,
      swaps: searchGroup(problem, terms, rules)?.value.total ?? 0,
      ours: worthOf(ours),
    }
    return { alone, alonePrice, oursPrice, worths }
  })
  const row = (what: string, name: 'greedy' | 'swaps' | 'ours'): BenchRow => {
    const worth = median(found.map(({ worths }) => worths[name]))
    const best = median(found.map(({ alone }) => alone.value))
    return beside(`${pairs(willing)}: ${what}`, worth, best, 'value')
  }
  const [mine, theirs] = [
    median(found.map(({ oursPrice }) => oursPrice)),
    median(found.map(({ alonePrice }) => alonePrice)),
  ]
  const proved = found.filter(({ alone }) => alone.proved).length
  return [
    row('greedy alone, beside HiGHS alone', 'greedy'),
    row('greedy + swaps, beside HiGHS alone', 'swaps'),
    row('ours in 1 s, beside HiGHS alone', 'ours'),
    beside(
      `${pairs(willing)}: time, beside HiGHS alone (${proved} of ${count} proved in ${limit} s)`,
      mine,
      theirs,
      'CPU s',
    ),
  ]
}

const pairs = (willing: number) => (willing === 0 ? 'no pairs' : `${willing} pairs each`)

/** HiGHS by itself on all candidates, without a group to start from. */
function refereeOf(problem: GroupProblem, solver: LinearSolver, timeLimitSeconds: number) {
  const rules = { ...rulesOf(problem), largestShare: 1 }
  const everybody = problem.candidates.map((_, place) => place)
  const model = modelOf(termsOf(problem), rules, everybody, { withShare: false, aim: 'value' })
  const answer = solver({ model: model.linear, timeLimitSeconds, start: undefined })
  const value = (answer.values && model.groupIn(answer.values)?.value.total) ?? 0
  return { value, proved: answer.status === 'optimal' }
}

function certified(solver: LinearSolver, willing: number): BenchRow[] {
  const runs = Array.from({ length: timed }, (_, seed) => {
    const problem = randomWorld({ ...large, willing, seed: 200 + seed })
    const [outcome, seconds] = priced(() => solveGroup(problem, solver, oneSecond))
    return { gap: outcome.kind === 'found' ? 100 * outcome.group.gap : 100, seconds }
  })
  const gaps = runs.map(({ gap }) => gap)
  const seconds = runs.map(({ seconds: one }) => one)
  const row = (what: string, ours: number, unit: string) =>
    beside(`${pairs(willing)}: ${what}`, ours, 1, unit)
  return [
    row('certified gap, p95, beside the goal', highPart(gaps), '%'),
    row('certified gap, median, beside the goal', median(gaps), '%'),
    row('processor time, p95, beside the goal', highPart(seconds), 'CPU s'),
    row('processor time, median, beside the goal', median(seconds), 'CPU s'),
  ]
}

/** The value that 95 of 100 do not exceed. */
function highPart(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN
}

/** How many of the members of twelve hidden groups are found, by ours and by the greedy choice. */
function recovered(solver: LinearSolver): BenchRow[] {
  let [ours, greedy] = [0, 0]
  for (let group = 0; group < hidden; group++) {
    const { problem, members } = hiddenWorld(group)
    const inIt = new Set(members)
    const count = (places: readonly number[]) => places.filter((place) => inIt.has(place)).length
    const outcome = solveGroup(problem, solver, oneSecond)
    if (outcome.kind === 'found') ours += count(outcome.group.members)
    const rules = rulesOf(problem)
    greedy += count(searchGroup(problem, termsOf(problem), rules, false)?.members ?? [])
  }
  const all = hidden * seatsOfHidden
  return [
    {
      what: 'members of twelve hidden groups found, beside greedy alone',
      ours: (100 * ours) / all,
      peer: (100 * greedy) / all,
      ratio: ours / greedy,
      unit: '%',
    },
  ]
}

const seatsOfHidden = 5

/**
 * 2,000 organisations of which five fill one seat each well, like to work together and come from three countries. Others fit as
 * well to one seat but like nobody, or fit to two seats, which is more than any of the five, but are in one country.
 */
function hiddenWorld(group: number): Readonly<{ problem: GroupProblem; members: number[] }> {
  const random = seededRandom(900 + group)
  const world = randomWorld({
    seed: 500 + group,
    candidates: among,
    seats: seatsOfHidden,
    density: 0.1,
    willing: 3,
    constraints: { membersMax: seatsOfHidden, countriesMin: 3 },
  })
  const members = Array.from({ length: seatsOfHidden }, (_, seat) => 150 * seat + random.below(150))
  const candidates = world.candidates.map((one, place) => {
    const seat = members.indexOf(place)
    if (seat < 0)
      return place % 7 === 0 ? { ...one, country: 'PL', fits: twoSeats(random.below(5)) } : one
    const country = ['PL', 'DE', 'FR'][seat % 3] ?? 'PL'
    return { ...one, country, load: 0, fits: one.fits.map((_, at) => (at === seat ? 0.76 : 0)) }
  })
  const own = members.flatMap((one, at) =>
    members.slice(at + 1).map((other) => ({ one, other, value: 0.7 })),
  )
  const inIt = new Set(members)
  const others = world.willing.filter(({ one, other }) => !inIt.has(one) || !inIt.has(other))
  return { problem: { ...world, candidates, willing: [...others, ...own] }, members }
}

function twoSeats(first: number): number[] {
  return Array.from({ length: seatsOfHidden }, (_, seat) =>
    seat === first || seat === (first + 1) % seatsOfHidden ? 0.66 : 0,
  )
}

function worthOf(outcome: Outcome): number {
  return outcome.kind === 'found' ? outcome.group.value.total : 0
}

/** Of processor time, in which the certificate is to be had however busy the machine is. */
const oneSecond = { timeLimitSeconds: 1, seconds: processorSeconds }

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** With processor time, which neighbours on the machine change less than the clock's. */
function priced<Result>(work: () => Result): [Result, number] {
  const before = processorSeconds()
  const result = work()
  return [result, processorSeconds() - before]
}
