import { gainOf, loggedAnswers } from '../src/evaluation/simulated-answers.ts'
import { calibrationError } from '../src/evaluation/simulated-calibration.ts'
import { learnWhileServing } from '../src/evaluation/simulated-exploration.ts'
import { simulatedWorld } from '../src/evaluation/simulated-world.ts'
import { logistic } from '../src/matching/fit.ts'
import { type Preferences, preferencesIn } from '../src/matching/preference.ts'
import { calibrated, proposeWeights } from '../src/matching/proposal.ts'
import { logScore, priorOf, type Theta } from '../src/matching/signal.ts'
import { besideEachOther, loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const answers = 2000
const seeds = Array.from({ length: 12 }, (_, seed) => seed + 1)

/**
 * What 2,000 answers in worlds with known weights teach, beside plain logistic regression by gradient descent on the same
 * answers (no prior, no signs, each pair alike), the experts' weights, and exploration by chance. Training is the whole
 * lesson: preferences, five folds at seven degrees of trust, fit, posterior, calibration and the off-policy estimate.
 */
export async function bench(): Promise<BenchResult> {
  const rounds = seeds.map((seed) => {
    const world = simulatedWorld(seed)
    const experts = priorOf(world.signals)
    const log = loggedAnswers(world, experts, answers)
    const ours = timed(() => proposeWeights(world.signals, log, experts))
    const peer = timed(() => gradientDescent(preferencesIn(log, experts.length)))
    const reach = (theta: Theta) => gainOf(world, theta) / gainOf(world, world.truth)
    return {
      seconds: [ours.seconds, peer.seconds] as const,
      reached: [reach(ours.result.theta), reach(peer.result), reach(experts)] as const,
      error: [
        calibrationError(world, ours.result.theta, ours.result.calibration),
        calibrationError(world, peer.result, calibrated(log, peer.result)),
      ] as const,
    }
  })
  const column = (pick: (round: (typeof rounds)[number]) => number) => rounds.map(pick)
  return {
    name: `learning from ${answers.toLocaleString('en')} answers, median of ${seeds.length} worlds`,
    load: loadOfMachine(),
    rows: [
      besideEachOther(
        'training, beside gradient descent',
        's',
        column((one) => one.seconds[0]),
        column((one) => one.seconds[1]),
      ),
      besideEachOther(
        'share of the oracle, beside gradient descent',
        'nDCG@10',
        column((one) => one.reached[0]),
        column((one) => one.reached[1]),
      ),
      besideEachOther(
        "share of the oracle, beside the experts' weights",
        'nDCG@10',
        column((one) => one.reached[0]),
        column((one) => one.reached[2]),
      ),
      besideEachOther(
        'calibration error, beside gradient descent with the same line',
        'ECE@10',
        column((one) => one.error[0]),
        column((one) => one.error[1]),
      ),
      ...exploration(),
    ],
  }
}

function exploration(): BenchRow[] {
  const costs = seeds.slice(0, 6).map((seed) => {
    const run = (how: 'anybody' | 'posterior' | 'none') =>
      learnWhileServing(simulatedWorld(seed), answers, how)
    return { ours: run('posterior'), chance: run('anybody'), none: run('none') }
  })
  const row = (what: string, ours: readonly number[], peer: readonly number[]) =>
    besideEachOther(what, 'regret', ours, peer)
  return [
    row(
      'the exploratory place, beside epsilon-greedy',
      costs.map(({ ours }) => ours.exploring),
      costs.map(({ chance }) => chance.exploring),
    ),
    row(
      'whole lists, beside epsilon-greedy',
      costs.map(({ ours }) => ours.lists),
      costs.map(({ chance }) => chance.lists),
    ),
    row(
      'whole lists, beside no exploration',
      costs.map(({ ours }) => ours.lists),
      costs.map(({ none }) => none.lists),
    ),
  ]
}

/** Batch gradient descent on the logistic loss of the same pairs, each counting alike: 1,000 steps of fixed length. */
function gradientDescent({ width, count, differences }: Preferences): Theta {
  const theta = new Float64Array(width)
  for (let step = 0; step < 1000; step++) {
    const gradient = new Float64Array(width)
    for (let row = 0; row < count; row++) {
      const d = differences.subarray(row * width, (row + 1) * width)
      const p = logistic(-logScore(theta, d))
      for (let j = 0; j < width; j++) gradient[j] = (gradient[j] ?? 0) + p * (d[j] ?? 0)
    }
    for (let j = 0; j < width; j++) theta[j] = (theta[j] ?? 0) + (0.5 * (gradient[j] ?? 0)) / count
  }
  return theta
}

function timed<Result>(work: () => Result): Readonly<{ result: Result; seconds: number }> {
  const before = performance.now()
  const result = work()
  return { result, seconds: (performance.now() - before) / 1000 }
}
