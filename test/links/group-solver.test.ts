import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { solveGroup } from '../../src/links/group.solver.ts'
import type { GroupProblem } from '../../src/links/group.ts'
import { lowered, startSearch } from '../../src/links/group-bound.ts'
import { breaches, rulesOf } from '../../src/links/group-rules.ts'
import { searchGroup } from '../../src/links/group-search.ts'
import { keepsToShare } from '../../src/links/group-seating.ts'
import { termsOf } from '../../src/links/group-terms.ts'
import { openHighs } from '../../src/links/highs.loader.ts'
import { bestByForce, randomWorld } from './group-world.ts'

const solver = await openHighs()
const wish = { timeLimitSeconds: 10 }

const constraints = fc.record({
  membersMin: fc.constantFrom(2, 3),
  membersMax: fc.constantFrom(3, 4),
  countriesMin: fc.constantFrom(1, 2, 3),
  quotas: fc.constantFrom(
    [],
    [{ kinds: [], sme: true, atLeast: 1 }],
    [
      { kinds: ['university' as const, 'research-organisation' as const], sme: false, atLeast: 1 },
      { kinds: [], sme: true, atLeast: 1 },
    ],
  ),
  regions: fc.constantFrom([], ['PL', 'DE'], ['PL1', 'FR', 'DE', 'CZ', 'IT', 'AT']),
  clusters: fc.constantFrom([], [], ['k1']),
  obligatory: fc.constantFrom([], [], ['c2'], ['c0', 'c3']),
  excluded: fc.constantFrom([], ['c4']),
  largestShare: fc.constantFrom(1, 0.6, 0.4),
  contactBudget: fc.constantFrom(null, 3),
})
const worlds = fc
  .record({
    seed: fc.nat(10_000),
    candidates: fc.constantFrom(6, 8, 9),
    seats: fc.constantFrom(1, 3, 4),
    density: fc.constantFrom(0.4, 0.8),
    willing: fc.constantFrom(0, 2),
    constraints,
  })
  .map(randomWorld)

/** What keeps to every constraint, seat by seat. */
function expectKept(problem: GroupProblem, members: readonly number[], seating: readonly number[]) {
  const rules = rulesOf(problem)
  expect(breaches(problem, rules, members)).toBe(0)
  expect(keepsToShare(termsOf(problem), seating, rules.largestShare)).toBe(true)
  expect(seating.every((place) => place < 0 || members.includes(place))).toBe(true)
}

describe('the choice of a group', () => {
  test('is worth as much as the best of all groups, and its bound is true, whatever is asked', () => {
    fc.assert(
      fc.property(worlds, (problem) => {
        const best = bestByForce(problem)
        const outcome = solveGroup(problem, solver, wish)
        if (!best) {
          expect(outcome.kind).toBe('infeasible')
          return
        }
        if (outcome.kind !== 'found') throw new Error(`It was ${outcome.kind}.`)
        const { group } = outcome
        expectKept(problem, group.members, group.seating)
        expect(group.value.total).toBeCloseTo(best.value.total, 5)
        expect(group.bound).toBeGreaterThanOrEqual(best.value.total - 1e-6)
        expect(group.gap).toBeLessThan(1e-4)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  test('at once is never better than the best, and keeps to all constraints', () => {
    fc.assert(
      fc.property(worlds, (problem) => {
        const found = searchGroup(problem, termsOf(problem), rulesOf(problem))
        const best = bestByForce(problem)
        if (!found) return
        expectKept(problem, found.members, found.seating)
        expect(found.value.total).toBeLessThanOrEqual((best?.value.total ?? 0) + 1e-9)
      }),
      { numRuns: 150 },
    )
  })

  test('is bounded truly, and leaves out nobody whom a better group needs', () => {
    fc.assert(
      fc.property(worlds, (problem) => {
        const [terms, rules] = [termsOf(problem), rulesOf(problem)]
        const best = bestByForce(problem)
        const first = searchGroup(problem, terms, rules, false)
        const { search, root } = startSearch(problem, terms, rules, first)
        const branch = lowered(search, root, { rounds: 100, mendEvery: 10 })
        if (!best) return
        const known = search.known?.value.total ?? Number.NEGATIVE_INFINITY
        expect(Math.max(known, branch?.bound ?? known)).toBeGreaterThanOrEqual(
          best.value.total - 1e-6,
        )
        if (best.value.total > known + 1e-6) {
          expect([...(branch?.inside ?? []), ...(branch?.left ?? [])]).toEqual(
            expect.arrayContaining([...best.members]),
          )
          expect(best.members).toEqual(expect.arrayContaining([...(branch?.inside ?? [])]))
        }
      }),
      { numRuns: 150 },
    )
  })
})
