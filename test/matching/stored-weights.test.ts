import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declineReasons, lessonOf, outcomes } from '../../src/matching/answer.ts'
import { logLinear } from '../../src/matching/contributions.ts'
import { WeightsFile } from '../../src/matching/learning.schema.ts'
import {
  byName,
  featuresOf,
  inOrder,
  matchSignals,
  withLearned,
} from '../../src/matching/match-signals.ts'
import { scopes } from '../../src/matching/profile.ts'
import { logScore } from '../../src/matching/signal.ts'
import { type SignalName, signalNames } from '../../src/matching/signals.ts'
import { expertServing, explained } from '../../src/matching/stored-weights.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { fieldProblems } from '../../src/platform/problem.ts'

const { signals } = expertServing
const evidence = { answers: 900, organisations: 40 }

describe('the sentence for new weights', () => {
  test('names what changes by shares of the whole, most first, in each language', () => {
    const after = { ...signals, reach: 0.4, history: 0 }
    const told = explained(signals, after, evidence)
    expect(told.en).toBe(
      'Because of 900 answers of 40 organisations, the shares of the signals in the score change: "within reach" 5 % → 21 %, "worked together before" 13 % → 0 %, "answers needs" 53 % → 51 %.',
    )
    expect(told.pl).toContain('„w zasięgu” 5 % → 21 %')
  })

  test('counts one answer as one', () => {
    const one = explained(signals, signals, { ...evidence, answers: 1, organisations: 1 })
    expect(one.de).toContain('Nach 1 Antwort von 1 Organisation ändert')
    expect(one.fr).toContain('Au vu de 1 réponse de 1 organisation, aucun')
  })

  test('says so when nothing changes, whatever the scale', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (scale) => {
        const scaled = Object.fromEntries(
          Object.entries(signals).map(([name, weight]) => [name, weight * scale]),
        )
        expect(explained(signals, scaled, evidence).en).toContain('no weight changes')
      }),
    )
  })
})

describe('a file of weights', () => {
  const problemsOf = (weights: object) => {
    const parsed = WeightsFile.safeParse({ version: 'mine-1', signals: weights })
    return parsed.success ? [] : fieldProblems(parsed.error)
  }

  test('is what the experts say, or anything on the right side of zero', () => {
    expect(problemsOf(signals)).toEqual([])
    expect(problemsOf({ ...signals, reach: 0 })).toEqual([])
  })

  test('with a wrong sign, a missing or an unknown signal is refused, each by its name', () => {
    const { reach: _, ...rest } = signals
    expect(problemsOf({ ...rest, history: -1, charm: 1 })).toMatchObject([
      { pointer: '/signals/charm', phrase: { pl: expect.stringContaining('Nie ma sygnału') } },
      { pointer: '/signals/history', phrase: { de: expect.stringContaining('Vorzeichen') } },
      { pointer: '/signals/reach', phrase: { fr: expect.stringContaining('manque') } },
    ])
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY, '0.1', null])(
    'with %s for a number is refused',
    (reach) => {
      expect(problemsOf({ ...signals, reach })).toMatchObject([{ pointer: '/signals/reach' }])
    },
  )

  test('has a version that fits into an address', () => {
    expect(WeightsFile.safeParse({ version: 'a/b', signals }).success).toBe(false)
  })
})

test('weights come back from their names, and a signal they do not know counts what experts say', () => {
  const theta = matchSignals.map((_, j) => j / 10)
  expect([...inOrder(matchSignals, byName(matchSignals, theta))]).toEqual(theta)
  expect([...inOrder(matchSignals, {})]).toEqual(matchSignals.map(({ prior }) => prior))
})

test('outcomes teach in their order, and a decline only where its reason judges the partner', () => {
  const lessons = outcomes.slice(1).map((outcome) => lessonOf({ outcome, reason: null }))
  expect(lessons).toEqual([1, 2, 3, 4, 5])
  const silent = declineReasons.filter(
    (reason) => lessonOf({ outcome: 'declined', reason }) === null,
  )
  expect(silent).toEqual(['too-early', 'already-solved', 'no-resources'])
})

describe('learned weights in the score', () => {
  const level = fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: null })
  const someSignals = fc.record(
    Object.fromEntries(signalNames.map((name) => [name, level])) as Record<
      SignalName,
      typeof level
    >,
  )
  const someWeights = fc.record(
    Object.fromEntries(
      signalNames.map((name) => [name, fc.double({ min: 0, max: 2, noNaN: true })]),
    ) as Record<SignalName, fc.Arbitrary<number>>,
  )

  test('order pairs of every scope as the learner did: its features add up to the log of the score', () => {
    fc.assert(
      fc.property(someSignals, someWeights, fc.constantFrom(...scopes), (pair, learned, scope) => {
        const { exponents, neutral } = withLearned(expertWeights, {
          version: 'l',
          signals: learned,
        })
        const features = featuresOf(pair, scope, expertWeights)
        const base = exponents[scope].relevance * Math.log(neutral.relevance)
        const told = logScore(
          inOrder(matchSignals, learned),
          matchSignals.map(({ name }) => features[name as SignalName]),
        )
        const score = logLinear(pair, exponents[scope], neutral)
        expect(Math.abs(Math.min(1, Math.exp(base + told)) - score)).toBeLessThan(1e-9)
      }),
    )
  })

  test('that are those of the experts change nothing', () => {
    const same = withLearned(expertWeights, expertServing)
    for (const scope of scopes)
      for (const name of signalNames)
        expect(same.exponents[scope][name]).toBeCloseTo(expertWeights.exponents[scope][name], 12)
  })
})
