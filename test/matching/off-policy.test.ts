import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { crossValidate } from '../../src/matching/cross-validation.ts'
import { drawWeights, exploratoryChoice, posteriorOf } from '../../src/matching/explore.ts'
import { type Exposure, examination } from '../../src/matching/exposure-log.ts'
import { fitWeights } from '../../src/matching/learn.ts'
import { offPolicy } from '../../src/matching/off-policy.ts'
import { preferencesIn } from '../../src/matching/preference.ts'
import { evidenceIn } from '../../src/matching/proposal.ts'
import type { Signal } from '../../src/matching/signal.ts'

const signals: Signal[] = [
  { name: 'good', sign: '+', prior: 0.2 },
  { name: 'idle', sign: '+', prior: 0.2 },
]
const experts = Float64Array.from([0.2, 0.2])

/** Lists of ten in random order; a favourable answer depends on the first signal alone. */
function randomLists(lists: number, organisations = 60): Exposure[] {
  const { unit } = seededRandom(3)
  return Array.from({ length: lists }, (_, list) =>
    Array.from({ length: 10 }, (_, place): Exposure => {
      const features = [-2 * unit(), -2 * unit()]
      const looked = unit() < examination(place + 1)
      const answer = unit() < 0.9 + 0.4 * (features[0] ?? 0) ? 2 : 0
      return {
        organisation: `o${list % organisations}`,
        list: `l${list}`,
        position: place + 1,
        propensity: 1,
        features,
        answer: looked ? answer : null,
      }
    }),
  ).flat()
}

describe('an estimate from the log', () => {
  const log = randomLists(600)

  test('is what really would have been gained, within its interval', () => {
    const found = offPolicy(log, Float64Array.from([0, 1]), () => Float64Array.from([1, 0]))
    // The same lists ranked by either signal, read by somebody who answers about all of them.
    const { unit } = seededRandom(9)
    let [gained, seen] = [0, 0]
    for (let list = 0; list < 20_000; list++) {
      const firsts = Array.from({ length: 10 }, () => -2 * unit()).sort((a, b) => b - a)
      for (const [place, first] of firsts.entries()) {
        gained += examination(place + 1) * Math.max(0, Math.min(1, 0.9 + 0.4 * first))
        seen += examination(place + 1)
      }
    }
    expect(found.proposed).toBeCloseTo(gained / seen, 1)
    expect(found.current).toBeCloseTo(0.5, 1)
    const [low, high] = found.interval
    expect(low).toBeLessThan(gained / seen - 0.5)
    expect(high).toBeGreaterThan(gained / seen - 0.5)
    expect(found.verdict).toBe('better')
  })

  test('of the same weights is no difference at all', () => {
    const found = offPolicy(log, experts, () => experts)
    expect(found.difference).toBe(0)
    expect(found.verdict).toBe('alike')
  })

  test('of worse weights says so', () => {
    const found = offPolicy(log, Float64Array.from([1, 0]), () => Float64Array.from([0, 1]))
    expect(found.verdict).toBe('worse')
  })

  test('makes no claim below 200 effective answers, however clear they are', () => {
    const few = randomLists(40)
    const found = offPolicy(few, Float64Array.from([0, 1]), () => Float64Array.from([1, 0]))
    expect(found.effectiveAnswers).toBeLessThan(200)
    expect(found.verdict).toBe('unknown')
    expect(offPolicy([], experts, () => experts).verdict).toBe('unknown')
  })
})

describe('evidence', () => {
  test('does not suffice when a few organisations gave all of it', () => {
    expect(evidenceIn(randomLists(600)).suffices).toBe(true)
    expect(evidenceIn(randomLists(600, 3))).toMatchObject({ suffices: false, organisations: 3 })
    expect(evidenceIn([]).suffices).toBe(false)
  })

  test('that is mere chance leaves the weights with the experts', () => {
    const { unit } = seededRandom(11)
    const chance = randomLists(300).map((one) =>
      one.answer === null ? one : { ...one, answer: unit() < 0.5 ? 2 : 0 },
    )
    expect(crossValidate(signals, preferencesIn(chance, 2)).lambda).toBeGreaterThanOrEqual(300)
  })
})

describe('the exploratory place', () => {
  const known = fitWeights(signals, preferencesIn(randomLists(600), 2), 10)
  const unknown = fitWeights(signals, preferencesIn([], 2), 10)
  const spread = (fitted: typeof known) => {
    const { normal } = seededRandom(1)
    const posterior = posteriorOf(fitted)
    const drawn = Array.from(
      { length: 2000 },
      () => drawWeights(signals, posterior, normal)[0] ?? 0,
    )
    const mean = drawn.reduce((sum, weight) => sum + weight, 0) / drawn.length
    return Math.sqrt(drawn.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / drawn.length)
  }

  test('draws weights as widely as the posterior says, less the more is known', () => {
    expect(spread(known)).toBeLessThan(spread(unknown) / 2)
    const posterior = posteriorOf(known)
    const free = signals.map((signal): Signal => ({ ...signal, sign: 'any' }))
    const { normal } = seededRandom(2)
    const drawn = Array.from({ length: 20_000 }, () => drawWeights(free, posterior, normal))
    const [a = 0, b = 0, , d = 0] = known.precision.values
    const deviation = Math.sqrt(d / (a * d - b * b))
    const square = drawn.reduce((sum, [w = 0]) => sum + (w - (known.theta[0] ?? 0)) ** 2, 0)
    expect(Math.sqrt(square / drawn.length) / deviation).toBeCloseTo(1, 1)
  })

  test('goes to whom the draws choose, with the share of draws that do', () => {
    const { normal } = seededRandom(4)
    const candidates = [
      { id: 'sure', features: [-0.1, -0.1] },
      { id: 'hopeless', features: [-3, -3] },
    ]
    const choice = exploratoryChoice(signals, posteriorOf(known), candidates, normal)
    expect(choice).toEqual({ chosen: candidates[0], propensity: 1 })
    expect(exploratoryChoice(signals, posteriorOf(known), [], normal)).toBeUndefined()
  })

  test('tries both of two that nobody can tell apart yet', () => {
    const { normal } = seededRandom(5)
    const candidates = [
      { id: 'one', features: [-0.1, -2] },
      { id: 'other', features: [-2, -0.1] },
    ]
    const chosen = Array.from({ length: 40 }, () =>
      exploratoryChoice(signals, posteriorOf(unknown), candidates, normal),
    )
    expect(new Set(chosen.map((choice) => choice?.chosen.id)).size).toBe(2)
    for (const choice of chosen) expect(choice?.propensity).toBeGreaterThan(0.2)
  })
})
