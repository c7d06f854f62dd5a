import { describe, expect, test } from 'vitest'
import { affinities, companyOf } from '../../src/matching/affinity.ts'
import { type Collaboration, networkOf } from '../../src/matching/network.ts'
import {
  type EvidenceName,
  evidenceNames,
  evidenceOf,
} from '../../src/matching/partner-evidence.ts'
import { partnerScores, startingWeights } from '../../src/matching/partner-ranking.ts'
import { sharesOf, topicLikeness, topicProfiles, topicStanding } from '../../src/matching/topics.ts'

const project = (members: number[], topics: number[], age = 0): Collaboration => ({
  members,
  topics,
  age,
  duration: 3,
})
const network = networkOf(
  [project([0, 1, 2], [0]), project([2, 3], [1], 3), project([3, 4], [1]), project([4, 5], [0, 1])],
  6,
)
const attributes = {
  country: Int32Array.from([0, 0, 1, 1, 0, 1]),
  countries: 2,
  kind: Int32Array.from([0, 1, 0, 1, 0, 1]),
  kinds: 2,
  topics: 2,
}
const asker = { organisation: 0, topics: null, country: 0, kind: 0 }

describe('evidence', () => {
  test('has a finite number for everybody under every name', () => {
    const rows = evidenceOf(network, attributes)(asker)
    expect(rows).toHaveLength(evidenceNames.length)
    for (const row of rows) {
      expect(row).toHaveLength(6)
      expect([...row].every(Number.isFinite)).toBe(true)
    }
  })

  test('of a newcomer says nothing of a history', () => {
    const rows = evidenceOf(network, attributes)({ ...asker, organisation: null, topics: [1] })
    const historical = ['common-partners', 'three-steps', 'kindred', 'kindred-rare', 'kindred-busy']
    for (const [at, name] of evidenceNames.entries())
      if (historical.includes(name)) expect([...(rows[at] ?? [])]).toEqual([0, 0, 0, 0, 0, 0])
  })

  test('a score is the weighted sum, and a partner’s partner goes before a stranger', () => {
    const rows = evidenceOf(network, attributes)(asker)
    const scores = partnerScores(rows, startingWeights)
    const sum = evidenceNames.reduce(
      (total, name, at) => total + startingWeights[name] * (rows[at]?.[3] ?? 0),
      0,
    )
    expect(scores[3]).toBeCloseTo(sum, 12)
    expect(scores[3]).toBeGreaterThan(scores[5] ?? 0)
  })
})

describe('what somebody does now', () => {
  const row = (name: EvidenceName) =>
    evidenceOf(network, attributes)(asker)[evidenceNames.indexOf(name)]

  test('is projects under way, and those of the last year', () => {
    const running = row('running')
    // The project of 2 and 3 started three years ago and lasted three.
    expect(running?.[2]).toBeCloseTo(Math.log(2), 12)
    expect(running?.[4]).toBeCloseTo(Math.log(3), 12)
    expect(row('last-year')?.[2]).toBeCloseTo(Math.log(2), 12)
  })

  test('newcomers met are other members whose first project it was', () => {
    // 0, 1 and 2 met in a project that was the first of 0 and 1; 2 and 3 both began together three years before.
    const met = row('newcomers-met')
    expect(met?.[0]).toBeCloseTo(Math.log1p(1 / 0.3), 12)
    expect(met?.[2]).toBeCloseTo(Math.log1p((2 + 0.5) / 0.3), 12)
    // Both projects of 4 began today, so that it was new to both.
    expect(met?.[5]).toBeCloseTo(Math.log1p(1 / 0.3), 12)
  })
})

describe('topics', () => {
  const profiles = topicProfiles(network, 2)

  test('fade by half in three years and are shared within a project', () => {
    expect([...profiles.amounts.slice(4, 6)]).toEqual([1, 0.5])
    expect([...profiles.amounts.slice(10, 12)]).toEqual([0.5, 0.5])
    expect([...profiles.totals]).toEqual([4, 4])
  })

  test('are alike by their direction, and standing counts how much there is', () => {
    const [likeness, standing] = [
      topicLikeness(profiles)(sharesOf([0], 2)),
      topicStanding(profiles)(sharesOf([0], 2)),
    ]
    expect([likeness[0], likeness[3]]).toEqual([1, 0])
    expect(likeness[5]).toBeCloseTo(Math.SQRT1_2, 12)
    expect([standing[0], standing[3]]).toEqual([0.5, 0])
    expect([...topicLikeness(profiles)(sharesOf([], 2))]).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('groups', () => {
  test('that meet more often than by chance attract each other, symmetrically', () => {
    const clique = networkOf(
      [0, 1, 2].map((at) => project([2 * at, 2 * at + 1], [])),
      6,
    )
    const together = affinities(clique, Int32Array.from([0, 0, 0, 0, 1, 1]), 2)
    expect(together[0]).toBeGreaterThan(0)
    expect(together[1]).toBeLessThan(0)
    expect(together[1]).toBe(together[2])
    // 4 of 6 ends are of group 0: 4 seen, 4 · 4 / 6 expected.
    expect(together[0]).toBeCloseTo(Math.log(9 / (16 / 6 + 5)), 12)
  })

  test('company counts members of a group in projects of the topics, without one’s own', () => {
    const company = companyOf(network, attributes.country)
    expect([...company(0, sharesOf([0], 2), null)]).toEqual([0.5, 0.5, 1, 0, 0, 1])
    expect([...company(0, sharesOf([0], 2), 0)]).toEqual([0, 0, 0, 0, 0, 1])
  })
})
