import { describe, expect, test } from 'vitest'
import { advantages, locationQuotients } from '../../src/regions/advantage.ts'
import { complexityOf, reflections } from '../../src/regions/complexity.ts'
import { complementarity, densityAdded, relatednessDensity } from '../../src/regions/density.ts'
import {
  type Matrix,
  matrixOf,
  type Presence,
  presenceOf,
  rowOf,
} from '../../src/regions/matrix.ts'
import { complexityOutlook, outlookGain } from '../../src/regions/outlook.ts'
import { type Measure, proximities, relatedness } from '../../src/regions/relatedness.ts'

const shares = matrixOf([
  [100, 0, 0, 0, 0],
  [0, 15, 5, 70, 10],
  [0, 20, 10, 20, 50],
  [0, 25, 30, 5, 40],
  [0, 40, 55, 5, 0],
])
const nested = presenceOf([
  [1, 1, 1, 1],
  [0, 1, 0, 0],
  [0, 0, 1, 1],
  [0, 0, 0, 1],
])
const five = matrixOf([
  [10, 5, 0, 0, 2],
  [3, 8, 4, 0, 0],
  [0, 2, 6, 6, 1],
  [1, 0, 0, 9, 7],
  [4, 4, 4, 0, 0],
])

function near(values: Iterable<number>, expected: readonly number[], digits = 6): void {
  const found = [...values]
  expect(found).toHaveLength(expected.length)
  for (const [at, value] of found.entries())
    expect(value).toBeCloseTo(expected[at] ?? Number.NaN, digits)
}

/** The published programs count an activity as related to itself. */
function relatedToItself({ rows, columns, values }: Matrix): Matrix {
  const all = Float64Array.from(values)
  for (let at = 0; at < rows; at++) all[at * columns + at] = 1
  return { rows, columns, values: all }
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length,
  )
  return values.map((value) => (value - mean) / deviation)
}

/** As the published programs scale reflections for comparison. */
function fromNoughtToHundred(values: Float64Array): Float64Array {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return values.map((value) => (100 * (value - low)) / (high - low))
}

describe('location quotients', () => {
  test('are those of EconGeo, and a share that is exactly average is an advantage', () => {
    near(
      locationQuotients(shares).values,
      [
        5, 0, 0, 0, 0, 0, 0.75, 0.25, 3.5, 0.5, 0, 1, 0.5, 1, 2.5, 0, 1.25, 1.5, 0.25, 2, 0, 2,
        2.75, 0.25, 0,
      ],
    )
    expect([...advantages(shares).values]).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0,
    ])
  })

  test('are those of py-ecomplexity', () => {
    near(rowOf(locationQuotients(five), 0), [2.48366, 1.176471, 0, 0, 0.894118], 5)
    expect([...advantages(five).values]).toEqual([
      1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0,
    ])
  })
})

describe('the method of reflections on the example of Hidalgo and Hausmann', () => {
  test('gives the published means', () => {
    const at = (steps: number) => reflections(nested, steps)
    near(at(0).regions, [4, 1, 2, 1])
    near(at(1).regions, [2, 2, 2.5, 3])
    near(at(2).regions, [2.958333, 2.5, 2.666667, 2.333333])
    near(fromNoughtToHundred(at(3).regions), [37.5, 0, 75, 100])
    near(fromNoughtToHundred(at(20).regions), [39.748048, 100, 7.250156, 0], 5)
    near(at(0).activities, [1, 2, 2, 3])
    near(at(1).activities, [4, 2.5, 3, 2.333333])
    near(at(2).activities, [2, 2, 2.25, 2.5])
    near(fromNoughtToHundred(at(3).activities), [100, 25, 52.272727, 0])
    near(fromNoughtToHundred(at(19).activities), [44.491878, 100, 14.500313, 0], 5)
  })
})

describe('complexity', () => {
  test('is that of py-ecomplexity on the example of Hidalgo and Hausmann', () => {
    const found = complexityOf(nested)
    expect(found.verdict).toBe('connected')
    near(found.regions, [-0.075353, -1.602916, 0.747788, 0.930481])
    near(found.activities, [-0.194073, -1.602916, 0.565095, 0.930481])
  })

  test('orders regions and activities as EconGeo does, whose sign is another there', () => {
    const found = complexityOf(nested)
    near(
      standardised(found.regions),
      [
        ...standardised(Float64Array.of(0.5394123, 6.3995297, -2.6194162, -3.3195257)).map(
          (value) => -value,
        ),
      ],
      3,
    )
    near(
      standardised(found.activities),
      [
        ...standardised(Float64Array.of(0.4611315, 2.9659732, -0.8886487, -1.538456)).map(
          (value) => -value,
        ),
      ],
      3,
    )
  })

  test('is that of py-ecomplexity on a connected table', () => {
    const found = complexityOf(advantages(five))
    near(found.regions, [0.935008, 0.594834, -0.531717, -1.721986, 0.723861])
    near(found.activities, [0.981916, 0.8881, 0.301567, -1.365001, -2.078971])
  })

  test('is told for the largest part only where regions do not hang together, and says so', () => {
    const found = complexityOf(advantages(shares))
    expect(found.verdict).toBe('disconnected')
    expect(found.components).toBe(2)
    expect(found.regions[0]).toBeNaN()
    expect(found.activities[0]).toBeNaN()
    for (const value of found.regions.slice(1)) expect(Number.isFinite(value)).toBe(true)
    near([found.regions.slice(1).reduce((sum, value) => sum + value, 0)], [0])
  })

  test('is not told where there is nothing to tell', () => {
    const all = complexityOf(
      presenceOf([
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ]),
    )
    expect(all.verdict).toBe('uniform')
    expect(all.regions.every(Number.isNaN)).toBe(true)
    expect(
      complexityOf(
        presenceOf([
          [0, 0],
          [0, 0],
        ]),
      ).verdict,
    ).toBe('too-small')
    expect(complexityOf(presenceOf([])).verdict).toBe('too-small')
    const ring = complexityOf(
      presenceOf([
        [1, 1, 0],
        [0, 1, 1],
        [1, 0, 1],
      ]),
    )
    expect(ring.verdict).toBe('tied')
  })
})

describe('relatedness', () => {
  const met = matrixOf([
    [0, 10, 1, 5, 5, 9],
    [10, 0, 0, 1, 5, 7],
    [1, 0, 0, 9, 4, 4],
    [5, 1, 9, 0, 6, 5],
    [5, 5, 4, 6, 0, 1],
    [9, 7, 4, 5, 1, 0],
  ])
  const published: Record<Measure, readonly (readonly [number, number, number])[]> = {
    probability: [
      [1, 2, 1.701388],
      [1, 3, 0.221667],
      [1, 4, 0.743369],
      [1, 5, 0.93912],
      [1, 6, 1.338064],
      [2, 3, 0],
      [2, 4, 0.199801],
      [2, 5, 1.262855],
      [2, 6, 1.398609],
      [3, 4, 2.343632],
      [3, 5, 1.317269],
      [3, 6, 1.041614],
      [4, 5, 1.323606],
      [4, 6, 0.872781],
      [5, 6, 0.220601],
    ],
    association: [
      [1, 2, 2.086957],
      [1, 3, 0.266667],
      [1, 4, 0.923077],
      [3, 4, 2.769231],
      [5, 6, 0.263736],
    ],
    cosine: [
      [1, 2, 0.380693],
      [3, 4, 0.416025],
      [5, 6, 0.042796],
    ],
    jaccard: [
      [1, 2, 0.232558],
      [3, 4, 0.257143],
      [5, 6, 0.021739],
    ],
  }
  for (const [measure, pairs] of Object.entries(published))
    test(`as ${measure} is that of EconGeo, whatever stands on the diagonal`, () => {
      const marked = { ...met, values: met.values.map((value, at) => (at % 7 === 0 ? 99 : value)) }
      const found = relatedness(marked, measure as Measure)
      for (const [one, other, value] of pairs) {
        expect(found.values[(one - 1) * 6 + other - 1]).toBeCloseTo(value, 6)
        expect(found.values[(other - 1) * 6 + one - 1]).toBeCloseTo(value, 6)
      }
    })

  test('as proximity is that of Hidalgo', () => {
    const { values } = proximities(nested)
    near(rowOf(proximities(nested), 0), [0, 0.5, 0.5, 0.333333])
    near(values.slice(6, 8), [0.5, 0.333333])
    near(values.slice(11, 12), [0.666667])
    const connected = proximities(advantages(five)).values
    near(
      connected,
      [
        0, 0.666667, 0.333333, 0, 0, 0.666667, 0, 0.666667, 0, 0, 0.333333, 0.666667, 0, 0.333333,
        0, 0, 0, 0.333333, 0, 0.5, 0, 0, 0, 0.5, 0,
      ],
    )
  })
})

describe('relatedness density', () => {
  test('is that of EconGeo with the diagonal it is given', () => {
    const presence = presenceOf([
      [0, 1, 0, 1],
      [0, 0, 0, 1],
      [0, 0, 0, 1],
      [1, 0, 0, 1],
      [1, 1, 1, 0],
    ])
    const proximity = matrixOf([
      [1, 1, 0, 1],
      [1, 1, 1, 1],
      [0, 1, 1, 1],
      [1, 1, 1, 0],
    ])
    near(
      relatednessDensity(presence, proximity).values,
      [
        66.67, 50, 66.67, 33.33, 33.33, 25, 33.33, 0, 33.33, 25, 33.33, 0, 66.67, 50, 33.33, 33.33,
        66.67, 75, 66.67, 100,
      ],
      2,
    )
  })

  test('is that of py-ecomplexity once an activity counts as related to itself', () => {
    const density = (presence: Presence) =>
      relatednessDensity(presence, relatedToItself(proximities(presence))).values.map(
        (value) => value / 100,
      )
    near(
      density(nested),
      [
        1, 1, 1, 1, 0.214286, 0.428571, 0.1875, 0.142857, 0.357143, 0.357143, 0.625, 0.714286,
        0.142857, 0.142857, 0.25, 0.428571,
      ],
    )
    const connected = density(advantages(five))
    near(connected.slice(0, 5), [0.833333, 0.714286, 0.428571, 0, 0])
    near(connected.slice(10, 15), [0.166667, 0.285714, 0.571429, 0.727273, 0.333333])
  })

  const presence = advantages(shares)
  const proximity = proximities(presence)

  test('leaves the activity itself out', () => {
    const density = relatednessDensity(presence, proximity)
    near(rowOf(density, 1), [0, 20, 0, 0, 30])
    near(rowOf(density, 2), [0, 60, 100, 100, 70])
    near(rowOf(density, 4), [0, 40, 57.142857, 40, 70])
  })

  test('that another region adds has a direction', () => {
    near(densityAdded(presence, proximity, 1, 3), [0, 80, 100, 100, 70])
    near(densityAdded(presence, proximity, 4, 2), [0, 60, 42.857143, 60, 30])
    const gains = complementarity(presence, proximity)
    near(rowOf(gains, 1), [0, 0, 45, 62.5, 41.785714])
    near(rowOf(gains, 4), [0, 10, 30, 20, 0])
  })
})

describe('the outlook', () => {
  function uncentred(presence: Presence): Float64Array {
    const { activities, centre } = complexityOf(presence)
    return activities.map((value) => value + centre)
  }

  test('is that of py-ecomplexity', () => {
    for (const [presence, expected] of [
      [nested, [0.529877, 1.036377, -1.62532, 0.059066]],
      [advantages(five), [0.737629, 1.2077, -1.340975, 0.41075, -1.015103]],
    ] as const) {
      const proximity = relatedToItself(proximities(presence))
      const density = relatednessDensity(presence, proximity)
      near(standardised(complexityOutlook(presence, density, uncentred(presence))), expected)
    }
  })

  test('gained by an activity is that of py-ecomplexity', () => {
    const presence = advantages(five)
    const gains = outlookGain(presence, relatedToItself(proximities(presence)), uncentred(presence))
    near(rowOf(gains, 3), [0.726677, 0.725142, 0.488667, 0, 0])
  })
})
