import { describe, expect, test } from 'vitest'
import { gainOf, loggedAnswers } from '../../src/evaluation/simulated-answers.ts'
import { calibrationError } from '../../src/evaluation/simulated-calibration.ts'
import { learnWhileServing } from '../../src/evaluation/simulated-exploration.ts'
import { popularity, simulatedWorld } from '../../src/evaluation/simulated-world.ts'
import { fitWeights } from '../../src/matching/learn.ts'
import { preferencesIn } from '../../src/matching/preference.ts'
import { proposeWeights } from '../../src/matching/proposal.ts'
import { contributions, logScore, priorOf } from '../../src/matching/signal.ts'

const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function learned(seed: number, answers: number) {
  const world = simulatedWorld(seed)
  const experts = priorOf(world.signals)
  const log = loggedAnswers(world, experts, answers)
  return { world, log, experts, proposal: proposeWeights(world.signals, log, experts) }
}

describe('2,000 answers in worlds whose weights are known', { timeout: 60_000 }, () => {
  const worlds = seeds.map((seed) => learned(seed, 2000))
  const gains = worlds.map(({ world, proposal, experts }) => ({
    learned: gainOf(world, proposal.theta),
    experts: gainOf(world, experts),
    oracle: gainOf(world, world.truth),
  }))

  test('reach 95 % of the nDCG@10 of the true weights, and beat the experts by 5 %', () => {
    for (const { learned: ours, oracle } of gains) expect(ours / oracle).toBeGreaterThan(0.95)
    expect(mean(gains.map((one) => one.learned / one.experts))).toBeGreaterThan(1.05)
    for (const one of gains) expect(one.learned).toBeGreaterThan(one.experts)
  })

  test('say how likely a favourable answer is, within 3 % at the top of the list', () => {
    const errors = worlds.map(({ world, proposal }) =>
      calibrationError(world, proposal.theta, proposal.calibration),
    )
    expect(mean(errors)).toBeLessThan(0.03)
  })

  test('are found better from the log alone in most worlds, worse in none', () => {
    const verdicts = worlds.map(({ proposal }) => proposal.offPolicy.verdict)
    expect(verdicts.filter((verdict) => verdict === 'better').length).toBeGreaterThan(5)
    expect(verdicts).not.toContain('worse')
  })

  test('give contributions that add up to the score', () => {
    for (const { world, proposal } of worlds)
      for (const { features } of world.organisations[0]?.partners ?? []) {
        const sum = contributions(proposal.theta, features).reduce((total, part) => total + part, 0)
        expect(Math.abs(Math.exp(sum) - Math.exp(logScore(proposal.theta, features)))).toBeLessThan(
          1e-9,
        )
      }
  })

  test('never let popularity decide, though it comes along with what does', () => {
    const credited = worlds.map(({ world, log, proposal }) => {
      expect(proposal.theta[popularity]).toBe(0)
      // Without the control, popularity would be a signal like any other, and would be credited.
      const open = world.signals.map(({ name, prior }) => ({ name, prior, sign: 'any' as const }))
      return (
        fitWeights(open, preferencesIn(log, open.length), proposal.lambda).theta[popularity] ?? 0
      )
    })
    expect(Math.max(...credited)).toBeGreaterThan(0.05)
  })
})

test('some hundred answers change little, and do no harm on average', { timeout: 60_000 }, () => {
  const some = seeds.map((seed) => learned(seed, 250))
  const change = some.map(
    ({ world, proposal, experts }) => gainOf(world, proposal.theta) / gainOf(world, experts),
  )
  expect(mean(change)).toBeGreaterThan(0.99)
})

test('exploring by the posterior costs less than 60 % of exploring by chance, and the lists are better for it', {
  timeout: 60_000,
}, () => {
  const some = [1, 2]
  const costs = (how: 'anybody' | 'posterior') =>
    some.map((seed) => learnWhileServing(simulatedWorld(seed), 1000, how))
  const [chance, posterior] = [costs('anybody'), costs('posterior')]
  expect(mean(posterior.map((one) => one.exploring))).toBeLessThan(
    0.6 * mean(chance.map((one) => one.exploring)),
  )
  expect(mean(posterior.map((one) => one.lists))).toBeLessThan(mean(chance.map((one) => one.lists)))
})

test('the same seed gives the same world and the same answers', { timeout: 60_000 }, () => {
  const [one, other] = [learned(3, 300), learned(3, 300)]
  expect(one.log).toEqual(other.log)
  expect(one.proposal).toEqual(other.proposal)
  expect(learned(4, 300).log).not.toEqual(one.log)
})
