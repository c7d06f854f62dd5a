import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Constraints, usualConstraints } from '../../src/links/brief.ts'
import { chooseGroups } from '../../src/links/group.choice.ts'
import { type Conflict, conflictIn } from '../../src/links/group.conflict.ts'
import { solveGroup } from '../../src/links/group.solver.ts'
import type { GroupProblem } from '../../src/links/group.ts'
import { openHighs } from '../../src/links/highs.loader.ts'
import { bestByForce, randomWorld } from './group-world.ts'

const solver = await openHighs()
const small = { candidates: 8, seats: 3, density: 0.6, willing: 1 }

/** Constraints that more often than not cannot hold together. */
const tight = fc
  .record({
    seed: fc.nat(10_000),
    constraints: fc.record({
      membersMin: fc.constantFrom(2, 4),
      membersMax: fc.constantFrom(2, 3, 4),
      countriesMin: fc.constantFrom(1, 3, 5),
      quotas: fc.constantFrom(
        [],
        [{ kinds: ['ngo' as const], sme: false, atLeast: 2 }],
        [{ kinds: [], sme: true, atLeast: 3 }],
      ),
      regions: fc.constantFrom([], ['PL'], ['PL', 'DE']),
      clusters: fc.constantFrom([], ['k1']),
      obligatory: fc.constantFrom([], ['c0', 'c1'], ['c2']),
      excluded: fc.constantFrom([], ['c2', 'c3']),
      largestShare: fc.constantFrom(1, 0.4, 0.2),
      contactBudget: fc.constantFrom(null, 2),
    }),
  })
  .map((given) => randomWorld({ ...small, ...given }))

/** The problem with only these of its constraints, stated anew. */
function withOnly(problem: GroupProblem, kept: Conflict): GroupProblem {
  const given = problem.constraints
  const none: Constraints = {
    ...usualConstraints,
    membersMin: 2,
    membersMax: small.candidates,
    countriesMin: 1,
    largestShare: 1,
  }
  const stated = kept.map((name): Partial<Constraints> => {
    if (name.rule === 'apart' || name.rule === 'obligatory' || name.rule === 'quota') return {}
    return { [name.rule]: given[name.rule] }
  })
  return {
    ...problem,
    apart: kept.some(({ rule }) => rule === 'apart') ? problem.apart : [],
    constraints: {
      ...Object.assign({}, none, ...stated),
      obligatory: kept.flatMap((name) => (name.rule === 'obligatory' ? [name.id] : [])),
      quotas: kept.flatMap((name) =>
        name.rule === 'quota' ? given.quotas.slice(name.place, name.place + 1) : [],
      ),
    },
  }
}

test('what conflicts is named such that without any one of it there is a group, and with all of it there is none', () => {
  fc.assert(
    fc.property(tight, (problem) => {
      if (bestByForce(problem)) return
      const conflict = conflictIn(problem, solver)
      expect(conflict.length).toBeGreaterThan(0)
      const only = (kept: Conflict) => bestByForce(withOnly(problem, kept))
      expect(only(conflict)).toBeUndefined()
      for (const name of conflict)
        expect(only(conflict.filter((one) => one !== name))).toBeDefined()
    }),
    { numRuns: 60 },
  )
}, 120_000)

test('where nobody fills any seat, no constraint is to blame', () => {
  const problem = randomWorld({ ...small, seed: 1, density: 0, constraints: { countriesMin: 2 } })
  expect(conflictIn(problem, solver)).toEqual([])
})

test('the best group comes first, and each other is the best of those that lack two members of every one before', () => {
  for (const seed of [1, 2, 3, 4]) {
    const problem = randomWorld({
      ...small,
      seed,
      constraints: { membersMax: 4, largestShare: 0.6 },
    })
    const wish = { alternatives: 3, timeLimitSeconds: 20 }
    const { groups } = chooseGroups(problem, solver, wish)
    expect(groups.length).toBeGreaterThan(1)
    for (const [place, group] of groups.entries()) {
      const unlike = groups.slice(0, place).map(({ members }) => members)
      const best = bestByForce({ ...problem, unlike })
      expect(group.value.total).toBeCloseTo(best?.value.total ?? Number.NaN, 5)
    }
  }
})

test('the time limit is kept to, and what is not proved says how far it may be from the best', () => {
  const problem = randomWorld({ seed: 7, candidates: 400, seats: 20, density: 0.2, willing: 10 })
  const outcome = solveGroup(problem, solver, { timeLimitSeconds: 0.05 })
  const proved = solveGroup(problem, solver, { timeLimitSeconds: 60 })
  if (outcome.kind !== 'found' || proved.kind !== 'found') throw new Error('There is a group.')
  expect(proved.group.gap).toBeLessThan(1e-6)
  expect(outcome.group.value.total).toBeLessThanOrEqual(proved.group.value.total + 1e-6)
  expect(outcome.group.bound).toBeGreaterThanOrEqual(proved.group.value.total - 1e-6)
})
