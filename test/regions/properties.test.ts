import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advantages, cautious, locationQuotients } from '../../src/regions/advantage.ts'
import { complexityOf } from '../../src/regions/complexity.ts'
import { componentsOf } from '../../src/regions/connected.ts'
import { complementarity, densityAdded, relatednessDensity } from '../../src/regions/density.ts'
import { matrixOf, type Presence, presenceOf, rowOf } from '../../src/regions/matrix.ts'
import { besidePeers, peersOf, structuralSimilarity } from '../../src/regions/peers.ts'
import { proximities, shrunkProximities } from '../../src/regions/relatedness.ts'

const size = fc.record({
  regions: fc.integer({ min: 2, max: 9 }),
  activities: fc.integer({ min: 2, max: 12 }),
})
const presences = size.chain(({ regions, activities }) =>
  fc
    .array(fc.array(fc.constantFrom(0, 0, 1), { minLength: activities, maxLength: activities }), {
      minLength: regions,
      maxLength: regions,
    })
    .map(presenceOf),
)
const tables = size.chain(({ regions, activities }) =>
  fc
    .array(fc.array(fc.nat(40), { minLength: activities, maxLength: activities }), {
      minLength: regions,
      maxLength: regions,
    })
    .map(matrixOf),
)

function rowsOf({ regions, activities, values }: Presence): number[][] {
  return Array.from({ length: regions }, (_, region) => [
    ...values.subarray(region * activities, (region + 1) * activities),
  ])
}

/** The same regions and activities in the opposite order. */
function reversed(presence: Presence): Presence {
  return presenceOf(
    rowsOf(presence)
      .reverse()
      .map((row) => row.reverse()),
  )
}

function expectNear(one: Iterable<number>, other: Iterable<number>, by = 9): void {
  const [a, b] = [[...one], [...other]]
  expect(a.length).toBe(b.length)
  for (const [at, value] of a.entries()) {
    if (Number.isNaN(value)) expect(b[at]).toBeNaN()
    else expect(value).toBeCloseTo(b[at] ?? Number.NaN, by)
  }
}

describe('density', () => {
  test('of a region and what another adds to it are the density of both together', () => {
    fc.assert(
      fc.property(presences, (presence) => {
        const proximity = proximities(presence)
        const rows = rowsOf(presence)
        const [own = [], other = []] = rows
        const union = presenceOf([own.map((has, at) => Math.max(has, other[at] ?? 0))])
        const together = relatednessDensity(union, proximity).values
        const alone = rowOf(relatednessDensity(presence, proximity), 0)
        const added = densityAdded(presence, proximity, 0, 1)
        expectNear(
          alone.map((value, at) => value + (added[at] ?? 0)),
          together,
        )
      }),
    )
  })

  test('added, on the mean over what a region lacks, is what complements it', () => {
    fc.assert(
      fc.property(presences, (presence) => {
        const proximity = proximities(presence)
        const added = densityAdded(presence, proximity, 0, 1)
        const lacking = [...added].filter((_, at) => presence.values[at] === 0)
        const mean =
          lacking.length > 0 ? lacking.reduce((sum, value) => sum + value, 0) / lacking.length : 0
        expect(complementarity(presence, proximity).values[1]).toBeCloseTo(mean, 9)
      }),
    )
  })

  test('lies between 0 and 100', () => {
    fc.assert(
      fc.property(presences, (presence) => {
        for (const value of relatednessDensity(presence, proximities(presence)).values) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
    )
  })
})

test('nothing depends on the order of regions and activities', () => {
  fc.assert(
    fc.property(presences, (presence) => {
      const turned = reversed(presence)
      const [here, there] = [proximities(presence), proximities(turned)]
      expectNear(here.values, [...there.values].reverse())
      expectNear(
        relatednessDensity(presence, here).values,
        [...relatednessDensity(turned, there).values].reverse(),
      )
      expectNear(
        complementarity(presence, here).values,
        [...complementarity(turned, there).values].reverse(),
      )
      const [one, other] = [complexityOf(presence), complexityOf(turned)]
      // Of several largest parts the first is ranked, and where nothing tells the sign, the first region does.
      const parts = componentsOf(presence)
      fc.pre(parts[0]?.regions.length !== parts[1]?.regions.length)
      expect(other.verdict).toBe(one.verdict)
      expectNear(one.regions.map(Math.abs), [...other.regions.map(Math.abs)].reverse(), 5)
      expectNear(one.activities.map(Math.abs), [...other.activities.map(Math.abs)].reverse(), 5)
    }),
    { numRuns: 300 },
  )
})

test('complexity, where it is told, has mean 0 and deviation 1, and each region is the mean of its activities', () => {
  fc.assert(
    fc.property(presences, (presence) => {
      const { verdict, regions, activities } = complexityOf(presence)
      fc.pre(verdict === 'connected')
      const told = [...regions].filter((value) => !Number.isNaN(value))
      expect(told.reduce((sum, value) => sum + value, 0) / told.length).toBeCloseTo(0, 8)
      expect(told.reduce((sum, value) => sum + value ** 2, 0) / told.length).toBeCloseTo(1, 8)
      for (const [region, row] of rowsOf(presence).entries()) {
        const own = [...activities].filter((_, at) => row[at] === 1)
        if (own.length > 0)
          expect(own.reduce((sum, value) => sum + value, 0) / own.length).toBeCloseTo(
            regions[region] ?? 9,
            6,
          )
      }
    }),
    { numRuns: 300 },
  )
})

describe('caution', () => {
  test('makes no specialisation of one entry', () => {
    const table = matrixOf([
      [1, 0, 9],
      [0, 40, 30],
    ])
    expect(advantages(table).values[0]).toBe(1)
    expect(advantages(table, cautious).values[0]).toBe(0)
  })

  test('draws every quotient towards the average and past none', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shrunk = locationQuotients(table, { prior: 2 }).values
        for (const [at, quotient] of locationQuotients(table).values.entries()) {
          const drawn = shrunk[at] ?? 0
          if (drawn === 0) continue
          expect(Math.abs(drawn - 1)).toBeLessThanOrEqual(Math.abs(quotient - 1) + 1e-12)
          expect(
            Math.sign(Math.round((drawn - 1) * 1e9)) * Math.sign(Math.round((quotient - 1) * 1e9)),
          ).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})

test('proximity goes from the meaning of texts to what is found together as regions become many', () => {
  const rows = Array.from({ length: 200 }, () => [1, 0, 1])
  const text = matrixOf([
    [0, 0.8, 0.5],
    [0.8, 0, Number.NaN],
    [0.5, Number.NaN, 0],
  ])
  const few = shrunkProximities(presenceOf(rows.slice(0, 2)), text, 10).values
  const many = shrunkProximities(presenceOf(rows), text, 10).values
  expectNear(few.slice(0, 3), [0, 8 / 12, (2 + 5) / 12])
  expectNear(many.slice(0, 3), [0, 8 / 210, 205 / 210])
  expect(many[5]).toBe(0)
})

test('regions of the same shares are alike, whatever their size, and those without anything in common are not', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const own = rowOf(table, 0)
      fc.pre(own.some((value) => value > 0))
      expect(
        structuralSimilarity(
          own,
          own.map((value) => value * 7),
        ),
      ).toBeCloseTo(1, 9)
      for (const { region, similarity } of peersOf(table, 0, 5, () => true)) {
        expect(similarity).toBeCloseTo(structuralSimilarity(rowOf(table, region), own), 9)
        expect(similarity).toBeLessThanOrEqual(1)
      }
    }),
  )
  expect(structuralSimilarity(Float64Array.of(3, 0), Float64Array.of(0, 2))).toBe(0)
})

test('peers are only those of which enough is known', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const even = peersOf(table, 0, 9, (region) => region % 2 === 0)
      const all = peersOf(table, 0, 9, () => true)
      expect(even).toEqual(all.filter(({ region }) => region % 2 === 0))
    }),
  )
})

test('beside peers, what the region lacks stands first, by how many have it, and nothing is named that nobody has', () => {
  fc.assert(
    fc.property(tables, (table) => {
      const presence = advantages(table)
      const density = relatednessDensity(presence, proximities(presence))
      const peers = Array.from({ length: table.rows - 1 }, (_, at) => at + 1)
      const has = (row: number, activity: number) =>
        presence.values[row * table.columns + activity] === 1
      const beside = besidePeers(presence, density, 0, peers)
      const order = beside.map(({ had, lacked }) => (lacked ? 100 : 0) + had)
      expect(order).toEqual([...order].sort((a, b) => b - a))
      for (let activity = 0; activity < table.columns; activity++) {
        const told = beside.find((one) => one.activity === activity)
        const had = peers.filter((row) => has(row, activity)).length
        if (had > 0 || has(0, activity))
          expect(told).toMatchObject({ had, lacked: !has(0, activity) })
        else expect(told).toBeUndefined()
      }
    }),
  )
})
