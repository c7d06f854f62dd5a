import {
  type AnswerGraph,
  lengthsOfCircles,
  valueOfCircle,
  visitCircles,
  worthProposing,
} from '../src/links/circle.ts'
import { findComplements } from '../src/links/complement.actions.ts'
import { answerGraph, answering, answersTo, entriesBySide } from '../src/links/complement.ts'
import { packInThread } from '../src/links/packing.threads.ts'
import { expertWeights } from '../src/matching/weights.ts'
import { beside } from './figures.ts'
import { inventedAnswers, inventedProfiles } from './link-world.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const size = 10_000
const seconds = 5
const sampled = 100
const wish = {
  shortest: lengthsOfCircles.min,
  longest: lengthsOfCircles.max,
  valueMin: worthProposing,
}

/**
 * Circles of exchange among 10,000 organisations: finding them, beside a walk that does not know the way home; choosing among
 * them, beside the greedy choice and beside the bound that no choice can beat; and all of it from profiles on, beside comparing
 * every pair of need and competency (a hundred needs, taken times the rest).
 */
export async function bench(): Promise<BenchResult> {
  const graph = inventedAnswers(size, answering.answersMax)
  const found = timed(() => countOurs(graph))
  const plain = timed(() => countPlainly(graph))
  if (found.result !== plain.result) throw new Error('The two walks found different circles.')
  const chosen = await packed('given who answers whom', graph)
  return {
    name: 'circles',
    load: loadOfMachine(),
    rows: [
      beside(`${found.result} circles found, beside a plain walk`, found.cpu, plain.cpu, 'CPU s'),
      ...chosen.rows,
      ...(await fromProfiles()),
    ],
  }
}

function countOurs(graph: AnswerGraph): number {
  let count = 0
  visitCircles(graph, { wish, floor: 0 }, () => count++)
  return count
}

/** Every path of up to five, from its smallest member on, with no look ahead. */
function countPlainly({ starts, targets, fits }: AnswerGraph): number {
  const answers = Array.from({ length: starts.length - 1 }, (_, node) =>
    Array.from(targets.subarray(starts[node], starts[node + 1]), (next, at) => ({
      next,
      fit: fits[(starts[node] ?? 0) + at] ?? 0,
    })),
  )
  const countFrom = (path: readonly number[], product: number): number =>
    (answers[path.at(-1) ?? 0] ?? []).reduce((sum, { next, fit }) => {
      const sofar = product * fit
      if (next === path[0]) return sum + (isCircle(path.length, sofar) ? 1 : 0)
      const goesOn = next > (path[0] ?? 0) && path.length < wish.longest && !path.includes(next)
      return goesOn ? sum + countFrom([...path, next], sofar) : sum
    }, 0)
  return answers.reduce((sum, _, node) => sum + countFrom([node], 1), 0)
}

function isCircle(length: number, product: number): boolean {
  return length >= wish.shortest && valueOfCircle(length, product) >= wish.valueMin
}

async function packed(
  what: string,
  graph: AnswerGraph,
): Promise<{ rows: BenchRow[]; wall: number }> {
  const [begun, before] = [performance.now(), process.cpuUsage()]
  const { value, greedy, bound, circles } = await packInThread(graph, { ...wish, seconds })
  const wall = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(before)
  const rows = [
    beside(
      `${what}: ${circles.length} circles, by the clock, beside the 10 s allowed`,
      wall,
      10,
      's',
    ),
    beside(`${what}: beside the 10 s allowed`, (user + system) / 1e6, 10, 'CPU s'),
    beside(`${what}: needs answered, beside the greedy choice`, value, greedy, 'needs'),
    beside(`${what}: needs answered, beside what no choice can beat`, value, bound, 'needs'),
  ]
  return { rows, wall }
}

async function fromProfiles(): Promise<BenchRow[]> {
  const members = inventedProfiles(size)
  const begun = performance.now()
  const complements = await findComplements(members, expertWeights)
  const taken = (performance.now() - begun) / 1000
  const { needs, competencies } = entriesBySide(members)
  const some = needs.slice(0, sampled)
  const plain = timed(() =>
    some.flatMap((need) => answersTo(need, competencies, expertWeights, answering.fitMin)),
  )
  const peer = (plain.cpu * needs.length) / sampled
  const edges = complements.answers.length
  const chosen = await packed('from profiles', answerGraph(complements))
  return [
    beside(`${edges} answers among ${size} profiles, beside every pair`, taken, peer, 's'),
    beside(
      'profiles to circles, by the clock, beside the 10 s allowed',
      taken + chosen.wall,
      10,
      's',
    ),
    ...chosen.rows,
  ]
}

function timed<T>(work: () => T): { result: T; cpu: number } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { result, cpu: (user + system) / 1e6 }
}
