import { expect, test } from 'vitest'
import { attributeEvidence, attributeNames } from '../../src/matching/consortium-attributes.ts'
import { logShares } from '../../src/matching/consortium-choice.ts'
import { consortiumEvidence, consortiumNames } from '../../src/matching/consortium-evidence.ts'
import {
  besideSeveral,
  inLikeProjects,
  likeProjects,
  membersMet,
} from '../../src/matching/consortium-links.ts'
import { networkOf } from '../../src/matching/network.ts'

/** 0, 1 and 2 together; 0, 1 and 3 together, in another topic and four years before; 2 with 4. */
const network = networkOf(
  [
    { members: [0, 1, 2], topics: [0], age: 0, duration: 3 },
    { members: [0, 1, 3], topics: [1], age: 4, duration: 3 },
    { members: [2, 4], topics: [0], age: 1, duration: 3 },
  ],
  5,
)
const attributes = {
  country: Int32Array.of(0, 0, 1, 1, 2),
  countries: 3,
  kind: Int32Array.of(0, 1, 0, 1, 0),
  kinds: 2,
  topics: 2,
}
const consortium = { members: [0, 1], countries: [0, 0, 2], kinds: [0, 1, 1], topics: [0], size: 4 }

test('members met are counted once each, and projects with several of them by how many', () => {
  expect([...membersMet(network)([0, 1])]).toEqual([1, 1, 2, 2, 0])
  expect([...besideSeveral(network)([0, 1])]).toEqual([2 / 3, 2 / 3, 1 / 3, 1 / 3, 0])
  expect([...besideSeveral(network)([0])]).toEqual([0, 0, 0, 0, 0])
})

test('a past project is like a planned one by members, topics and how long ago it was', () => {
  const like = likeProjects(network, { otherTopics: 0.5, damping: 1, halfLife: 4 })([0, 1], 0b01)
  expect(like.get(0)).toBeCloseTo(1 / Math.sqrt(3))
  expect(like.get(1)).toBeCloseTo((0.5 * 0.5) / Math.sqrt(3))
  expect(like.has(2)).toBe(false)
  const { all, most } = inLikeProjects(network, like)
  expect(all[0]).toBeCloseTo(1.25 / Math.sqrt(3))
  expect(most[0]).toBeCloseTo(1 / Math.sqrt(3))
  expect(all[4]).toBe(0)
})

test('every name of evidence has its row, finite for everybody, even when nobody has a history', () => {
  for (const one of [consortium, { ...consortium, members: [], topics: [] }]) {
    const rows = consortiumEvidence(network, attributes)(one)
    expect(rows).toHaveLength(consortiumNames.length)
    for (const row of rows) {
      expect(row).toHaveLength(5)
      expect(row.every(Number.isFinite)).toBe(true)
    }
  }
})

test('a newcomer is known by its country and its kind', () => {
  const newcomers = { country: Int32Array.of(0, 1, 0), kind: Int32Array.of(0, 0, 0) }
  const rows = attributeEvidence(network, attributes)(consortium, newcomers)
  expect(rows).toHaveLength(attributeNames.length)
  const row = (name: (typeof attributeNames)[number]) => [
    ...(rows[attributeNames.indexOf(name)] ?? []),
  ]
  expect(row('country-share').map((share) => share.toFixed(3))).toEqual(['0.667', '0.000', '0.667'])
  expect(row('country-here')).toEqual([1, 0, 1])
  expect(row('both-here')).toEqual([1, 0, 1])
  expect(rows.every((each) => each[0] === each[2])).toBe(true)
})

test('shares of a choice add up to what they have together', () => {
  const shares = logShares(Float64Array.of(800, 799, -Infinity, -800), 0.25)
  const sum = shares.reduce((total, share) => total + Math.exp(share), 0)
  expect(sum).toBeCloseTo(0.25, 12)
  expect((shares[0] as number) - (shares[1] as number)).toBeCloseTo(1, 9)
  expect(shares[2]).toBe(-Infinity)
})
