import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { cholesky, solveLower, solveUpper } from '../../src/matching/cholesky.ts'
import { type Exposure, effectiveSize, inversePropensity } from '../../src/matching/exposure-log.ts'
import { logistic } from '../../src/matching/fit.ts'
import { fitEach, fitWeights } from '../../src/matching/learn.ts'
import { type Preferences, preferencesIn } from '../../src/matching/preference.ts'
import { contributions, logScore, logSignal, type Signal } from '../../src/matching/signal.ts'

function answerOf(
  organisation: string,
  answer: number | null,
  features: readonly number[],
  more: Partial<Exposure> = {},
): Exposure {
  return { organisation, list: 'monday', position: 1, propensity: 1, features, answer, ...more }
}

const reach: Signal = { name: 'reach', sign: '+', prior: 0.5 }
const crowd: Signal = { name: 'crowd', sign: '-', prior: -0.5 }
const level = fc.double({ min: -4, max: 0, noNaN: true })
const anyAnswers = fc.array(
  fc
    .tuple(fc.nat(4), fc.nat(3), fc.tuple(level, level), fc.integer({ min: 1, max: 30 }))
    .map(([who, answer, features, position]) =>
      answerOf(`o${who}`, answer, features, { position }),
    ),
  { maxLength: 40 },
)

/** Answers that follow known weights: each organisation answers about twelve partners, half of them favourably. */
function answersBy(theta: readonly number[], organisations = 120): Exposure[] {
  const random = seededRandom(7)
  return Array.from({ length: organisations * 12 }, (_, at) => {
    const features = theta.map(() => -2 * random.unit())
    const odds = logScore(theta, features) - theta.reduce((sum, weight) => sum - weight, 0)
    const answer = random.unit() < logistic(odds) ? 2 : 0
    return answerOf(`o${at % organisations}`, answer, features)
  })
}

describe('preferences', () => {
  test('are pairs of unlike answers of one organisation; silence prefers nothing', () => {
    const preferences = preferencesIn(
      [
        answerOf('a', 2, [-1]),
        answerOf('a', 0, [-3]),
        answerOf('a', null, [-2]),
        answerOf('b', 0, [-4]),
      ],
      1,
    )
    expect([...preferences.differences]).toEqual([2])
    expect(preferences.weights[0]).toBeCloseTo(1)
    expect(preferences.organisations).toEqual(['a', 'b'])
  })

  test('count together as the harmonic mean of favourable and unfavourable answers', () => {
    const answers = [2, 2, 2, 0].map((answer, at) => answerOf('a', answer, [-at]))
    const { weights } = preferencesIn(answers, 1)
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(2 / (1 / 3 + 1))
  })

  test('a low place counts more, but never more than three times', () => {
    expect([1, 2, 10, 500].map(inversePropensity)).toEqual([1, 2, 3, 3])
    expect(effectiveSize([1, 1, 1, 1])).toBe(4)
    expect(effectiveSize([10, 1e-9])).toBeCloseTo(1)
    expect(effectiveSize([])).toBe(0)
  })
})

describe('learned weights', () => {
  test('are those of the experts without an answer', () => {
    const { theta, confidence } = fitWeights([reach, crowd], preferencesIn([], 2), 10)
    expect([...theta]).toEqual([0.5, -0.5])
    expect(confidence).toBe(1)
  })

  test('of known weights come back from answers, whatever the scale of the prior', () => {
    const signals = [0.3, 0.3, 0.3].map((prior, j): Signal => ({ name: `s${j}`, sign: '+', prior }))
    const truth = [3, 1, 0]
    const preferences = preferencesIn(answersBy(truth), 3)
    const { theta, confidence } = fitWeights(signals, preferences, 1)
    const found = [...theta].map((weight) => weight * confidence)
    for (const [j, weight] of found.entries()) expect(weight).toBeCloseTo(truth[j] ?? 0, 0)
    const tenfold = signals.map((signal) => ({ ...signal, prior: signal.prior * 10 }))
    const other = fitWeights(tenfold, preferences, 1)
    for (const [j, weight] of other.theta.entries())
      expect(weight * other.confidence).toBeCloseTo(found[j] ?? 0, 1)
  })

  test('agree with what a grid of all weights finds best', () => {
    const preferences = preferencesIn(answersBy([1.5], 10), 1)
    const { theta, confidence } = fitWeights([{ ...reach, prior: 1 }], preferences, 1e-9)
    const loss = (u: number) =>
      preferences.differences.reduce(
        (sum, d, row) => sum + (preferences.weights[row] ?? 0) * Math.log1p(Math.exp(-u * d)),
        0,
      )
    const grid = Array.from({ length: 500 }, (_, at) => at / 100)
    const best = grid.reduce((a, b) => (loss(b) < loss(a) ? b : a))
    expect((theta[0] ?? 0) * confidence).toBeCloseTo(best, 2)
  })

  test('never cross their sign, even when every answer says so', () => {
    const { theta } = fitWeights([reach, crowd], preferencesIn(answersBy([-2, 2]), 2), 0.1)
    expect([...theta]).toEqual([0, 0])
  })

  test('stay finite and within their signs for any answers at all', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { theta, precision } = fitWeights([reach, crowd], preferencesIn(answers, 2), 1)
        expect(theta[0]).toBeGreaterThanOrEqual(0)
        expect(theta[1]).toBeLessThanOrEqual(0)
        expect([...theta, ...precision.values].every(Number.isFinite)).toBe(true)
      }),
    )
  })

  test('do not depend on the order in which organisations are named', () => {
    const answers = answersBy([2, -1], 12)
    const there = fitWeights([reach, crowd], preferencesIn(answers, 2), 3)
    const back = fitWeights([reach, crowd], preferencesIn(answers.toReversed(), 2), 3)
    for (const [j, weight] of there.theta.entries()) expect(back.theta[j]).toBeCloseTo(weight, 6)
  })

  test('come nearer to the prior the more it is trusted', () => {
    const preferences: Preferences = preferencesIn(answersBy([3, 0]), 2)
    const both = [reach, { ...reach, name: 'history' }]
    const away = fitEach(both, preferences, [10_000, 100, 1]).map(({ theta }) =>
      Math.abs((theta[0] ?? 0) - (theta[1] ?? 0)),
    )
    expect(away).toEqual(away.toSorted((a, b) => a - b))
    expect(away[0]).toBeLessThan(0.05)
  })
})

test('contributions add up to the log of the score', () => {
  const many = fc.array(fc.tuple(fc.double({ min: -3, max: 3, noNaN: true }), level), {
    minLength: 1,
    maxLength: 15,
  })
  fc.assert(
    fc.property(many, (pairs) => {
      const [theta, features] = [pairs.map(([weight]) => weight), pairs.map(([, value]) => value)]
      const sum = contributions(theta, features).reduce((total, part) => total + part, 0)
      expect(Math.abs(sum - logScore(theta, features))).toBeLessThan(1e-9)
    }),
  )
  expect(logSignal(0)).toBe(Math.log(0.01))
  expect(logSignal(1)).toBe(0)
})

test('a triangle times its transpose is the matrix again, and solves it', () => {
  const values = Float64Array.from([4, 2, 0.6, 2, 5, 1, 0.6, 1, 3])
  const lower = cholesky({ size: 3, values })
  const x = solveUpper(lower, solveLower(lower, [1, 2, 3]))
  for (const [row, right] of [1, 2, 3].entries())
    expect(
      [0, 1, 2].reduce((sum, k) => sum + (values[row * 3 + k] ?? 0) * (x[k] ?? 0), 0),
    ).toBeCloseTo(right, 12)
  expect(() => cholesky({ size: 1, values: Float64Array.from([-1]) })).toThrow(/positive definite/)
})
