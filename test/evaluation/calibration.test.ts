import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import {
  recalibratedByFold,
  reliability,
  type ShownPair,
} from '../../src/evaluation/calibration.ts'
import { plattLine } from '../../src/matching/platt.ts'

const pair = fc.record({
  need: fc.nat(9).map(String),
  predicted: fc.double({ min: 0, max: 1, noNaN: true }),
  answer: fc.boolean(),
})
const pairs = fc.array(pair, { minLength: 1, maxLength: 60 })

/** A world in which a prediction is right as often as `truth` says. */
function world(truth: (predicted: number) => number, count = 4000): ShownPair[] {
  const { unit } = seededRandom(5)
  return Array.from({ length: count }, (_, at) => {
    const predicted = 0.02 + 0.96 * unit()
    return { need: `${at % 50}`, predicted, answer: unit() < truth(predicted) }
  })
}
const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const logOdds = (p: number) => Math.log(p / (1 - p))

test('the error is as computed by hand', () => {
  const { bins, ece } = reliability([
    { need: 'a', predicted: 0.82, answer: true },
    { need: 'a', predicted: 0.88, answer: false },
    { need: 'b', predicted: 0.1, answer: false },
    { need: 'b', predicted: 1, answer: true },
  ])
  expect(bins.map(({ pairs }) => pairs)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 2, 1])
  expect(bins[8]).toMatchObject({ from: 0.8, to: 0.9, observed: 0.5 })
  expect(bins[8]?.predicted).toBeCloseTo(0.85)
  expect(ece).toBeCloseTo((2 * 0.35 + 1 * 0.1 + 0) / 4, 12)
})

test('the error lies between 0 and 1, every pair is in one bin, and order does not matter', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const { bins, ece } = reliability(list)
      expect(bins.reduce((sum, bin) => sum + bin.pairs, 0)).toBe(list.length)
      expect(ece).toBeGreaterThanOrEqual(0)
      expect(ece).toBeLessThanOrEqual(1)
      expect(reliability(list.toReversed()).ece).toBeCloseTo(ece, 12)
    }),
  )
})

test('whoever tells the truth has hardly an error, whoever exaggerates has a large one', () => {
  expect(reliability(world((p) => p)).ece).toBeLessThan(0.02)
  expect(reliability(world((p) => p / 2)).ece).toBeGreaterThan(0.2)
})

test('a line is found again, and mends an exaggeration on needs that had no say', () => {
  const skewed = world((p) => logistic(-1 + 0.5 * logOdds(p)))
  const { bias, weight } = plattLine(
    skewed.map(({ predicted, answer }) => ({ value: logOdds(predicted), yes: answer, weight: 1 })),
  )
  expect(bias).toBeCloseTo(-1, 0)
  expect(weight).toBeCloseTo(0.5, 0)
  const mended = recalibratedByFold(skewed, (need) => Number(need) % 5)
  expect(reliability(skewed).ece).toBeGreaterThan(0.1)
  expect(reliability(mended).ece).toBeLessThan(0.03)
})

test('recalibration keeps every pair and its truth, and any pairs at all give probabilities', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const mended = recalibratedByFold(list, (need) => Number(need) % 3)
      expect(mended).toHaveLength(list.length)
      expect(mended.filter(({ answer }) => answer)).toHaveLength(
        list.filter(({ answer }) => answer).length,
      )
      for (const { predicted } of mended) {
        expect(predicted).toBeGreaterThanOrEqual(0)
        expect(predicted).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('no need teaches its own fold', () => {
  const honest = world((p) => p, 400)
  const lied = honest.map((one) => (one.need === '7' ? { ...one, answer: !one.answer } : one))
  const foldOf = (need: string) => Number(need) % 5
  const ofSeven = (list: readonly ShownPair[]) =>
    recalibratedByFold(list, foldOf)
      .filter(({ need }) => need === '7')
      .map(({ predicted }) => predicted)
  expect(ofSeven(lied)).toEqual(ofSeven(honest))
})
