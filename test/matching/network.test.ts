import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindredProjects, sharedTopics } from '../../src/matching/kindred-projects.ts'
import {
  adamicAdar,
  commonNeighbours,
  popularity,
  preferentialAttachment,
  resourceAllocation,
} from '../../src/matching/link-scores.ts'
import {
  bitsOf,
  type Collaboration,
  degrees,
  networkOf,
  partnersOf,
  projectCounts,
} from '../../src/matching/network.ts'
import { randomWalk, walkOf } from '../../src/matching/random-walk.ts'

const project = (members: number[], topics: number[] = []): Collaboration => ({
  members,
  topics,
  age: 1,
  duration: 3,
})

/** 0, 1 and 2 together; 1 and 3; 2 and 3; 3 and 4; nobody with 5. */
const small = networkOf(
  [
    project([0, 1, 2], [0]),
    project([1, 3], [0]),
    project([2, 3], [1]),
    project([3, 4], [1]),
    project([5]),
  ],
  6,
)

const networks = fc
  .array(
    fc.record({
      members: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 6 }),
      topics: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }),
      age: fc.integer({ min: 0, max: 9 }),
      duration: fc.integer({ min: 1, max: 5 }),
    }),
    { maxLength: 15 },
  )
  // Nobody works with the last one.
  .map((projects) => networkOf(projects, 13))

describe('a small network', () => {
  test('knows who worked with whom, and how often each took part', () => {
    expect([0, 1, 2, 3, 4, 5].map((one) => [...partnersOf(small, one)])).toEqual([
      [1, 2],
      [0, 2, 3],
      [0, 1, 3],
      [1, 2, 4],
      [3],
      [],
    ])
    expect([...degrees(small)]).toEqual([2, 3, 3, 3, 1, 0])
    expect([...projectCounts(small)]).toEqual([1, 2, 2, 3, 1, 0])
    expect([...popularity(small)(0)]).toEqual([1, 2, 2, 3, 1, 0])
  })

  test('scores links as the formulas say', () => {
    const log3 = 1 / Math.log(3)
    expect([...commonNeighbours(small)(0)]).toEqual([0, 1, 1, 2, 0, 0])
    expect(adamicAdar(small)(0)[3]).toBeCloseTo(2 * log3, 12)
    expect(adamicAdar(small)(1)[2]).toBeCloseTo(1 / Math.log(2) + log3, 12)
    expect(resourceAllocation(small)(0)[3]).toBeCloseTo(2 / 3, 12)
    expect([...preferentialAttachment(small)(0)]).toEqual([4, 6, 6, 6, 2, 0])
  })

  test('is walked project by project, and each member of a project is as likely', () => {
    expect([...walkOf(small, 1)(0)]).toEqual([0, 1 / 2, 1 / 2, 0, 0, 0])
    // From 1 and 2, half each: back into their first project, or on to 3.
    expect([...walkOf(small, 2)(0)]).toEqual([1 / 4, 1 / 8, 1 / 8, 1 / 2, 0, 0])
    // r = c e + (1 - c) r P, solved by hand for the pair 3 and 4 alone.
    const pair = randomWalk(networkOf([project([0, 1])], 2), { restart: 0.5, steps: 60 })(0)
    expect(pair[0]).toBeCloseTo(2 / 3, 12)
    expect(pair[1]).toBeCloseTo(1 / 3, 12)
  })

  test('knows kin projects by common members and by topics', () => {
    const scores = kindredProjects(small, { otherTopics: 0.2, damping: 0 })(0)
    // My project shares 1 with {1, 3}, of the same topic, and 2 with {2, 3}, of another.
    const [same, other] = [1 / Math.sqrt(6), 0.2 / Math.sqrt(6)]
    expect([...scores].map((score) => Math.round(score * 1e9))).toEqual(
      [0, same, other, same + other, 0, 0].map((score) => Math.round(score * 1e9)),
    )
    expect(sharedTopics(bitsOf([0, 1]), bitsOf([1, 2, 3]))).toBe(1 / 4)
    expect(sharedTopics(0, 0)).toBe(0)
  })

  test.each<[string, Collaboration[]]>([
    ['There is no organisation 7.', [project([0, 7])]],
    ['A project names a member twice.', [project([1, 1])]],
    ['There is no topic 30; a network knows 30.', [project([0, 1], [30])]],
  ])('refuses what cannot be: %s', (sentence, projects) => {
    expect(() => networkOf(projects, 2)).toThrow(sentence)
  })
})

describe('whatever the network', () => {
  const everybody = Array.from({ length: 13 }, (_, organisation) => organisation)

  test('common partners count the same from both sides', () => {
    fc.assert(
      fc.property(networks, (network) => {
        for (const kind of [commonNeighbours, adamicAdar, resourceAllocation]) {
          const rows = everybody.map(kind(network))
          const back = everybody.map((one) => everybody.map((other) => rows[other]?.[one] ?? -1))
          const gaps = rows.flatMap((row, one) =>
            [...row].map((x, at) => x - (back[one]?.[at] ?? -1)),
          )
          expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(1e-9)
        }
      }),
    )
  })

  test('kin projects lead back: without the root of one’s projects, scores are the same from both sides', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const counts = projectCounts(network)
        const rows = everybody.map(kindredProjects(network, { otherTopics: 0.2, damping: 0 }))
        const unscaled = (one: number, other: number) =>
          (rows[one]?.[other] ?? 0) * Math.sqrt(counts[one] ?? 0)
        // Whoever is in a project of mine is met through it as well, from one side only.
        const strangers = everybody.flatMap((one) =>
          everybody
            .filter((other) => !partnersOf(network, one).includes(other))
            .map((other) => [one, other] as const),
        )
        const gaps = strangers.map(([one, other]) => unscaled(one, other) - unscaled(other, one))
        expect(Math.max(0, ...gaps.map(Math.abs))).toBeLessThan(1e-9)
      }),
    )
  })

  test('a walk is somewhere: its chances are not negative and add up to 1', () => {
    fc.assert(
      fc.property(networks, fc.double({ min: 0.05, max: 1, noNaN: true }), (network, restart) => {
        const walk = randomWalk(network, { restart, steps: 20 })
        for (const one of everybody) {
          const chances = [...walk(one)]
          expect(Math.min(...chances)).toBeGreaterThanOrEqual(0)
          expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  test('whoever worked with nobody is reached by nobody', () => {
    fc.assert(
      fc.property(networks, fc.integer({ min: 0, max: 11 }), (network, one) => {
        const scores = [
          commonNeighbours(network),
          adamicAdar(network),
          resourceAllocation(network),
          randomWalk(network, { restart: 0.2, steps: 10 }),
          kindredProjects(network, { otherTopics: 0.2, damping: 0.5 }),
        ]
        for (const score of scores) {
          expect(score(one)[12]).toBe(0)
          expect([...score(12)].filter((value, other) => other !== 12 && value !== 0)).toEqual([])
        }
      }),
    )
  })
})
