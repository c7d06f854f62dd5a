import { describe, expect, test } from 'vitest'
import { affinities, companyOf } from '../../src/matching/affinity.ts'
import { ascend, type Question } from '../../src/matching/coordinate-ascent.ts'
import { type Collaboration, networkOf } from '../../src/matching/network.ts'
import { evidenceNames, evidenceOf } from '../../src/matching/partner-evidence.ts'
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

describe('weights', () => {
  const width = evidenceNames.length
  const question = (became: number): Question => ({
    candidates: Int32Array.from([0, 1, 2]),
    // The first kind of evidence is right, the others are silent.
    evidence: Array.from({ length: width }, (_, at) =>
      Float32Array.from([0, 1, 2], (place) => (at === 3 && place === became ? 1 : 0)),
    ),
    became: Uint8Array.from([0, 1, 2], (place) => Number(place === became)),
    partners: 1,
  })
  const none = Object.fromEntries(evidenceNames.map((name) => [name, 0])) as typeof startingWeights

  test('climb to what finds the partners, and leave the rest alone', () => {
    const questions = [question(1), question(2)]
    const { weights, measure } = ascend(questions, none, new Float64Array(), {
      depth: 1,
      rounds: 2,
    })
    expect(measure).toBe(2)
    expect(weights['kindred-rare']).toBeGreaterThan(0)
    expect(Object.values(weights).filter((weight) => weight !== 0)).toHaveLength(1)
  })

  test('see the prices that will be paid', () => {
    const { weights } = ascend([question(1)], none, Float64Array.from([0, 0.7, 0]), {
      depth: 1,
      rounds: 1,
    })
    expect(weights['kindred-rare']).toBeGreaterThan(0.7)
  })
})
