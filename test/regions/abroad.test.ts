import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chosenAbroad, languagesOfBoth, partiesOf, partyOf } from '../../src/regions/abroad.ts'
import type { Capability } from '../../src/regions/capability.ts'
import { densityAdded, relatednessDensity } from '../../src/regions/density.ts'
import { broughtTo } from '../../src/regions/exchange.ts'
import { type Matrix, presenceOf } from '../../src/regions/matrix.ts'
import { proximities } from '../../src/regions/relatedness.ts'

const activities = ['10', '20', '25', '28', '62', '72']
const rows = fc.array(
  fc.array(fc.constantFrom(0, 1), { minLength: activities.length, maxLength: activities.length }),
  { minLength: 2, maxLength: 6 },
)

/** The same rows as parties, and as a table whose proximity they are measured by. */
function world(values: readonly (readonly number[])[]) {
  const presence = presenceOf(values)
  const parties = values.map((row) => ({
    presence: Uint8Array.from(row),
    supply: Float64Array.from(row, (one) => one * 3),
  }))
  return { presence, proximity: proximities(presence), parties }
}

describe('what parties give each other', () => {
  test('is what one has and the other lacks, in both directions, and never both at once', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { parties, proximity } = world(values)
        const table = partiesOf(parties, proximity)
        const [forth, back] = [broughtTo(table, 0, 1), broughtTo(table, 1, 0)]
        for (const { activity, supply } of forth) {
          expect([values[0]?.[activity], values[1]?.[activity], supply]).toEqual([0, 1, 3])
          expect(back.some((one) => one.activity === activity)).toBe(false)
        }
        const apart = activities.filter((_, at) => values[0]?.[at] !== values[1]?.[at])
        expect(forth.length + back.length).toBe(apart.length)
      }),
    )
  })

  test('is measured as between regions: what one gains from another is the mean density added to what it lacks', () => {
    fc.assert(
      fc.property(rows, (values) => {
        const { parties, proximity, presence } = world(values)
        const { gains, density } = partiesOf(parties, proximity)
        const added = densityAdded(presence, proximity, 0, 1)
        const lacking = [...added].filter((_, at) => values[0]?.[at] === 0)
        const mean = lacking.reduce((sum, one) => sum + one, 0) / Math.max(1, lacking.length)
        expect(gains.values[1]).toBeCloseTo(mean, 9)
        expect(density.values).toEqual(relatednessDensity(presence, proximity).values)
      }),
    )
  })

  test('counts whatever a member offers, and not what it looks for', () => {
    const said = [
      { side: 'competency', nace: ['25.62', '62.01'] },
      { side: 'competency', nace: ['25.11'] },
      { side: 'need', nace: ['72.19'] },
    ] as unknown as Capability[]
    const { presence, supply } = partyOf(said, activities, 'division')
    expect([...presence]).toEqual([0, 0, 1, 0, 1, 0])
    expect([...supply]).toEqual([0, 0, 2, 0, 1, 0])
  })
})

test('those with whom most could start stand first, then those that bring most; who gives and gains nothing is not named', () => {
  const starting = (strength: number) => ({
    ...{ clusterId: 'ours', otherId: 'x', strength, pairs: 1, reasons: [] },
  })
  const candidates = [
    { id: 'near', starting: undefined },
    { id: 'some', starting: starting(0.1) },
    { id: 'most', starting: starting(0.4) },
    { id: 'nothing', starting: undefined },
    { id: 'far', starting: undefined },
  ]
  const gains: Matrix = { rows: 6, columns: 6, values: new Float64Array(36) }
  for (const [at, gain] of [9, 0, 0, 0, 5].entries()) gains.values[at + 1] = gain
  const chosen = chosenAbroad(candidates, gains, 9)
  expect(chosen.map(({ candidate }) => candidate.id)).toEqual(['most', 'some', 'near', 'far'])
  expect(chosen.map(({ row }) => row)).toEqual([3, 2, 1, 5])
  expect(chosenAbroad(candidates, gains, 1)).toEqual(chosen.slice(0, 1))
})

test('a language is common that somebody on either side speaks', () => {
  const ours = [{ languages: ['pl'] }, { languages: ['en', 'pl'] }]
  expect(languagesOfBoth(ours, [{ languages: ['de', 'en'] }])).toEqual(['en'])
  expect(languagesOfBoth(ours, [{ languages: ['fr'] }])).toEqual([])
})
