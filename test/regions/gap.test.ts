import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tableOf } from '../../src/imports/table.ts'
import { csvOf } from '../../src/imports/table.writer.ts'
import { cautious, plain } from '../../src/regions/advantage.ts'
import { analyse, cautionFor } from '../../src/regions/analysis.ts'
import {
  type Capability,
  type ColumnsOf,
  isInside,
  isWithin,
  levelFor,
} from '../../src/regions/capability.ts'
import { columnsBy } from '../../src/regions/column.ts'
import { emergenceOf } from '../../src/regions/emerging.ts'
import { gapsOf } from '../../src/regions/gap.ts'
import { matrixOf } from '../../src/regions/matrix.ts'
import { backingOf, portfolioOf, withFigures } from '../../src/regions/portfolio.ts'
import { percentile, quadrantOf } from '../../src/regions/quadrant.ts'
import { readByNeighbours, readByTitles } from '../../src/regions/reading.ts'

/** Four regions in a chain of related activities; the first has the first two. */
const chain = analyse(
  matrixOf([
    [9, 9, 0, 0, 0],
    [0, 9, 9, 0, 0],
    [0, 0, 9, 9, 0],
    [9, 0, 0, 9, 9],
  ]),
  plain,
)
const nobody = new Float64Array(5)
const everything = () => true

function entry(more: Partial<Capability>): Capability {
  return {
    entryId: 'e1',
    organisationId: 'o1',
    region: 'PL21',
    side: 'competency',
    languages: ['pl'],
    nace: ['25.62'],
    read: false,
    kind: 'company',
    size: 'small',
    statedOn: '2026-11-01',
    ...more,
  }
}

describe('gaps', () => {
  test('are what the region lacks, those that somebody looks for first', () => {
    const unmet = Float64Array.of(0, 0, 0, 0, 3)
    const gaps = gapsOf(chain, 0, { demand: unmet, unmet }, everything)
    expect(gaps.map(({ activity }) => activity).sort()).toEqual([2, 3, 4])
    expect(gaps[0]).toMatchObject({ activity: 4, unmet: 3 })
    expect(gaps[0]?.parts.demand).toBeCloseTo(0.6, 9)
    expect(gaps[1]?.score).toBe(0)
  })

  test('are open needs too in what the region is strong in', () => {
    const unmet = Float64Array.of(0, 1, 0, 0, 0)
    const found = gapsOf(chain, 0, { demand: unmet, unmet }, everything)
    expect(found[0]?.activity).toBe(1)
    expect(gapsOf(chain, 0, { demand: unmet, unmet: nobody }, everything)).toHaveLength(3)
  })

  test('never fall behind as more needs stay open', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }), fc.nat(4), (counts, at) => {
        const placeOf = (unmet: Float64Array) =>
          gapsOf(chain, 0, { demand: unmet, unmet }, everything).find(
            ({ activity }) => activity === at,
          )?.parts.demand ?? 0
        const [before, after] = [Float64Array.from(counts), Float64Array.from(counts)]
        after[at] = (after[at] ?? 0) + 1
        expect(placeOf(after)).toBeGreaterThan(placeOf(before))
      }),
    )
  })

  test('stand in one of four quadrants, and what cannot be valued is not held worthless', () => {
    expect(quadrantOf(60, 40, 1, 0)).toBe('build')
    expect(quadrantOf(10, 40, 1, 0)).toBe('bring-in')
    expect(quadrantOf(60, 40, -1, 0)).toBe('easy')
    expect(quadrantOf(10, 40, -1, 0)).toBe('leave')
    expect(quadrantOf(10, 40, null, 0)).toBe('bring-in')
    expect(quadrantOf(0, 0, 1, 0)).toBe('bring-in')
    expect(percentile(2, [1, 2, 2, 3])).toBe(0.5)
  })
})

const [byDivision, byClass] = (['division', 'class'] as const).map((level) =>
  columnsBy('activity', level, () => []),
) as [ColumnsOf, ColumnsOf]

describe('a portfolio', () => {
  test('counts entries by region and activity, and each organisation once', () => {
    const entries = [
      entry({}),
      entry({ entryId: 'e2', nace: ['25.61', '25.62', '28.11'] }),
      entry({ entryId: 'e3', organisationId: 'o2', region: 'PL22', side: 'need', nace: ['28.11'] }),
    ]
    const { regions, activities, supply, demand, organisations } = portfolioOf(entries, byDivision)
    expect([regions, activities]).toEqual([
      ['PL21', 'PL22'],
      ['25', '28'],
    ])
    expect([...supply.values]).toEqual([2, 1, 0, 0])
    expect([...organisations.values]).toEqual([1, 1, 0, 0])
    expect([...demand.values]).toEqual([0, 0, 0, 1])
    expect(portfolioOf(entries, byClass).activities).toEqual(['25.61', '25.62', '28.11'])
  })

  test('is told by class only where classes have something to count', () => {
    expect(levelFor([entry({})], byClass)).toBe('division')
    expect(
      levelFor(
        [1, 2, 3].map((at) => entry({ entryId: `e${at}` })),
        byClass,
      ),
    ).toBe('class')
    expect(levelFor([], byClass)).toBe('division')
  })

  test('of a table keeps the needs that Splot knows', () => {
    const own = portfolioOf(
      [entry({}), entry({ entryId: 'e2', side: 'need', nace: ['28'] })],
      byDivision,
    )
    const figures = {
      regions: ['DED2'],
      activities: ['28'],
      supply: matrixOf([[2.5]]),
      repeated: 0,
    }
    const both = withFigures(own, figures)
    expect([both.regions, both.activities]).toEqual([
      ['DED2', 'PL21'],
      ['25', '28'],
    ])
    expect([...both.supply.values]).toEqual([0, 2.5, 0, 0])
    expect([...both.demand.values]).toEqual([0, 0, 0, 1])
    expect(cautionFor(both.supply)).toBe(plain)
    expect(cautionFor(own.supply)).toBe(cautious)
  })

  test('knows what is inside a domain, and what is around a part of it', () => {
    expect(isInside(['30.30'], ['30.3'])).toBe(true)
    expect(isInside(['30'], ['30.3'])).toBe(false)
    expect(isWithin('30', ['30.3'])).toBe(true)
    expect(isWithin('31', ['30.3'])).toBe(false)
    expect(isWithin('31', undefined)).toBe(true)
  })
})

test('an activity emerges when enough small firms and a research unit back it and it grows', () => {
  const backers = Array.from({ length: 20 }, (_, at) =>
    entry({
      entryId: `e${at}`,
      organisationId: `o${at}`,
      kind: at === 0 ? 'university' : 'company',
      size: at < 16 ? 'micro' : 'large',
      statedOn: at < 15 ? '2026-10-01' : '2025-06-01',
    }),
  )
  const found = (some: readonly Capability[]) => {
    const backing = backingOf(some, 'PL21', byDivision, '2025-11-27', '2024-11-27').get('25')
    return backing && emergenceOf(backing, { organisations: 20, smallAndMedium: 15, research: 1 })
  }
  expect(found(backers)).toEqual({
    alert: true,
    missing: { organisations: 0, smallAndMedium: 0, research: 0 },
  })
  expect(found(backers.slice(1))?.missing).toEqual({
    organisations: 1,
    smallAndMedium: 0,
    research: 1,
  })
  expect(found(backers.map((one) => ({ ...one, statedOn: '2025-06-01' })))?.alert).toBe(false)
})

test('an activity is read from what is nearest in meaning, and from nothing where there is nothing', () => {
  const [x, y] = [Float32Array.of(1, 0), Float32Array.of(0, 1)]
  const near = Float32Array.of(0.8, 0.6)
  const labelled = [
    { codes: ['25.62'], vector: x },
    { codes: ['62.01'], vector: y },
  ]
  expect(readByNeighbours(labelled)(near)).toBe('25.62')
  expect(readByTitles(labelled)(near)).toBe('25')
  expect(readByNeighbours([])(near)).toBeUndefined()
  expect(readByTitles([])(near)).toBeUndefined()
})

test('a spreadsheet gets its columns once, without rows too, and no formula to run', () => {
  const columns = ['region', 'title', 'specialised', 'complexity'] as const
  expect(csvOf(tableOf(columns, []))).toBe('\ufeffregion,title,specialised,complexity\r\n')
  const row = { complexity: null, region: 'PL21', title: '=1+1', specialised: true }
  const csv = csvOf(tableOf(columns, [row]))
  expect(csv.replace('\ufeff', '').trim().split('\r\n')).toEqual([
    'region,title,specialised,complexity',
    "PL21,'=1+1,true,",
  ])
})
