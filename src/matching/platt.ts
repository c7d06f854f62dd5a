import { logistic } from './fit.ts'

/** A number that should tell how likely yes is, what it was, and what that counts. */
export type Told = Readonly<{ value: number; yes: boolean; weight: number }>

/** The probability of yes for a number x is logistic(bias + weight·x). */
export type Line = Readonly<{ bias: number; weight: number }>

/**
 * Platt scaling (Platt, 1999; targets a little inside 0 and 1, as there) by Newton's method: the line through the numbers whose
 * logistic fits the answers best. Numbers that are all alike leave the weight at 1.
 */
export function plattLine(told: readonly Told[]): Line {
  const total = told.reduce((sum, { weight }) => sum + weight, 0)
  const positive = told.reduce((sum, { yes, weight }) => sum + (yes ? weight : 0), 0)
  const high = (positive + 1) / (positive + 2)
  const low = 1 / (total - positive + 2)
  let [bias, slope] = [0, 1]
  for (let step = 0; step < 100; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, ridge, 0, ridge]
    for (const { value, yes, weight } of told) {
      const p = logistic(bias + slope * value)
      const error = weight * (p - (yes ? high : low))
      const bend = weight * p * (1 - p)
      g0 += error
      g1 += error * value
      h00 += bend
      h01 += bend * value
      h11 += bend * value * value
    }
    const determinant = h00 * h11 - h01 * h01
    const [stepBias, stepSlope] = [
      (h11 * g0 - h01 * g1) / determinant,
      (h00 * g1 - h01 * g0) / determinant,
    ]
    // A full step may overshoot where the curve is flat.
    const size = Math.min(1, 2 / Math.hypot(stepBias, stepSlope))
    bias -= size * stepBias
    slope -= size * stepSlope
    if (Math.hypot(stepBias, stepSlope) < 1e-9) break
  }
  return { bias, weight: slope }
}

/** Keeps Newton's step defined where all numbers are alike. */
const ridge = 1e-6
