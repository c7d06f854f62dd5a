import { expect, test } from 'vitest'
import { usualConstraints } from '../../src/links/brief.ts'
import { enoughFit, type GroupProblem, groupWeights } from '../../src/links/group.ts'
import { rulesOf } from '../../src/links/group-rules.ts'
import { searchGroup } from '../../src/links/group-search.ts'
import { seatingOf } from '../../src/links/group-seating.ts'
import { leastFits, termsOf } from '../../src/links/group-terms.ts'
import { missingSeats, seatsOf } from '../../src/links/group-view.ts'
import { lazyGreedy } from '../../src/links/lazy-greedy.ts'

/** Candidates of one country and no kind, so that seats alone decide. */
function problemWith(
  fits: readonly (readonly number[])[],
  constraints: Partial<GroupProblem['constraints']> = {},
): GroupProblem {
  return {
    seatWeights: (fits[0] ?? []).map(() => 1),
    candidates: fits.map((row, place) => ({
      id: `c${place}`,
      country: place % 2 === 0 ? 'PL' : 'DE',
      nuts: null,
      kind: null,
      size: null,
      clusters: [],
      fits: row,
      load: 0,
    })),
    willing: [],
    apart: [],
    constraints: { ...usualConstraints, largestShare: 1, ...constraints },
    unlike: [],
  }
}

const known = [
  [0.9, 0, 0.3],
  [0.8, 0.1, 0.1],
  [0, 0.7, 0],
  [0.3, 0.3, 0.3],
  [0, 0, 0.9],
]

test('the greedy choice of the known example picks 0, 2, 4, and covers 1.2, 1.9 and 2.5', () => {
  const terms = { ...termsOf(problemWith(known)), cost: new Float64Array(5) }
  const seatsOnly = {
    ...terms,
    worth: terms.worth.map((worth, at) => ((terms.targetOf[at] ?? 0) < 3 ? worth : 0)),
  }
  const chosen = lazyGreedy(seatsOnly, { sizeMin: 3, sizeMax: 3, start: [], mayCome: () => true })
  expect(chosen).toEqual([0, 2, 4])
  const covered = [1, 2, 3].map((size) => {
    const best = [0, 1, 2].map((seat) =>
      Math.max(...chosen.slice(0, size).map((place) => known[place]?.[seat] ?? 0)),
    )
    return best.reduce((sum, fit) => sum + fit, 0)
  })
  for (const [place, sum] of [1.2, 1.9, 2.5].entries()) expect(covered[place]).toBeCloseTo(sum, 12)
})

test('a looked-up gain only ever falls, so the lazy choice is that of looking at everybody', () => {
  const problem = problemWith(known, { membersMin: 3, membersMax: 3 })
  const group = searchGroup(problem, termsOf(problem), rulesOf(problem))
  expect(group?.members).toEqual([0, 2, 4])
  expect(group?.seating).toEqual([0, 2, 4])
  expect(group?.value.coverage).toBeCloseTo((groupWeights.coverage * 2.5) / 3, 12)
})

test('a member over its share gives up the seats that cost least, and no seating within the share covers more', () => {
  const problem = problemWith([
    [0.7, 0.6, 0.6],
    [0.1, 0.5, 0.1],
    [0.1, 0.1, 0.4],
  ])
  const terms = termsOf(problem)
  expect(seatingOf(terms, [0, 1, 2], 1)).toEqual({ seating: [0, 0, 0], isBest: true })
  expect(seatingOf(terms, [0, 1, 2], 0.5)).toEqual({ seating: [0, 1, 2], isBest: true })
  expect(seatingOf(terms, [0, 1, 2], 0.2)).toEqual({ seating: undefined, isBest: true })
})

test('a seat is missing where nobody admitted fits well enough, and the nearest answer is named wherever it is', () => {
  const problem = problemWith(
    [
      [0.6, 0.1],
      [0.5, 0.7],
      [0.4, 0.2],
    ],
    { regions: ['PL'] },
  )
  expect(missingSeats(problem)).toEqual([
    { seat: 1, nearest: { place: 1, fit: 0.7, admitted: false, answers: true } },
  ])
  expect(missingSeats(problemWith(known))).toEqual([])
  expect(enoughFit).toBeLessThan(0.7)
})

test('a weak answer takes a seat where it stands out, and none where others come as near', () => {
  const seen = (fits: readonly number[]) => {
    const problem = problemWith(fits.map((fit) => [0.8, fit]))
    const group = searchGroup(problem, termsOf(problem), rulesOf(problem))
    const [, view] = group ? seatsOf(problem, group) : []
    const [missing] = missingSeats(problem)
    return [view?.state, view?.holder?.fit, missing?.nearest?.fit, missing?.nearest?.answers]
  }
  const others = [0.1, 0.1, 0.1, 0.1, 0.1]
  expect(seen([0.28, ...others])).toEqual(['open', 0.28, 0.28, true])
  expect(seen([0.28, ...others.map(() => 0.25)])).toEqual(['missing', undefined, 0.28, false])
  expect(seen([0.4, ...others.map(() => 0.38)])).toEqual(['filled', 0.4, undefined, undefined])
  expect(leastFits(problemWith([[0.6], [0.29], [0.2]]))).toEqual([enoughFit])
  expect(leastFits(problemWith([[0.3], [0.2]]))[0]).toBeLessThan(0.2)
  expect(seen([0.14, ...others.map(() => 0)])).toEqual(['missing', undefined, 0.14, false])
})

test('the runner-up of a seat keeps the group within its constraints', () => {
  const problem = problemWith(
    [
      [0.7, 0],
      [0, 0.7],
      [0.6, 0],
      [0.5, 0],
    ],
    { countriesMin: 2, membersMax: 2 },
  )
  const group = searchGroup(problem, termsOf(problem), rulesOf(problem))
  expect(group?.members).toEqual([0, 1])
  const [first, second] = group ? seatsOf(problem, group) : []
  expect(first).toMatchObject({ state: 'filled', runnerUp: { place: 2, fit: 0.6 } })
  expect(second).toMatchObject({ state: 'filled', holder: { place: 1 }, runnerUp: null })
})
