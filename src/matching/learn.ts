import { cholesky, type Square, solveLower, solveUpper } from './cholesky.ts'
import { logistic } from './fit.ts'
import type { Preferences } from './preference.ts'
import { priorOf, type Signal, type Theta, withinSigns } from './signal.ts'

/** Weights with what is known of them. */
export type Fitted = Readonly<{
  /** The most likely weights, within their signs, on the scale of the prior. */
  theta: Theta
  /** How far a difference of log scores of 1 moves the log odds of a preference. Above 0. */
  confidence: number
  /** The inverse of the covariance of `theta` (Laplace). */
  precision: Square
}>

/** How many preferences' worth of trust in a spread of signals nobody has seen yet. */
const spreadTrust = 10
/** Mean square of a signal's differences that is expected beforehand. */
const spreadExpected = 0.5

/**
 * The most likely weights given preferences (pairwise logistic, L2 around the experts' prior):
 * minimises Σ w·log(1 + exp(−u·d)) + ½λ·Σ κ·(u − u₀)² with u = confidence·θ, u₀ = confidence·prior.
 *
 * κ is the mean square of a signal's differences, so that one λ suits signals of different spread. The experts know which
 * signal counts more, not how sure people are, so the confidence is found first, with the prior's directions.
 * @param lambda trust in the prior, above 0, in about as many preferences over four
 */
export function fitWeights(
  signals: readonly Signal[],
  preferences: Preferences,
  lambda: number,
): Fitted {
  return fitEach(signals, preferences, [lambda])[0] as Fitted
}

/** The weights for each of several degrees of trust, from the same preferences; each starts where the one before ended. */
export function fitEach(
  signals: readonly Signal[],
  preferences: Preferences,
  lambdas: readonly number[],
): Fitted[] {
  const prior = priorOf(signals)
  const spread = spreadsOf(preferences)
  const confidence = confidenceOf(preferences, prior)
  const centre = prior.map((weight) => confidence * weight)
  let start = withinSigns(signals, centre)
  return lambdas.map((lambda) => {
    const penalty = spread.map((square) => lambda * square)
    const { u, hessian } = descend(signals, preferences, { penalty, centre }, start)
    start = u
    const values = hessian.values.map((value) => value * confidence * confidence)
    const theta = u.map((value) => value / confidence)
    return { theta, confidence, precision: { size: hessian.size, values } }
  })
}

function spreadsOf({ width, count, differences, weights }: Preferences): Float64Array {
  const sums = new Float64Array(width).fill(spreadTrust * spreadExpected)
  let total = spreadTrust
  for (let row = 0; row < count; row++) {
    const weight = weights[row] as number
    total += weight
    for (let j = 0; j < width; j++)
      sums[j] = (sums[j] as number) + weight * (differences[row * width + j] as number) ** 2
  }
  return sums.map((sum) => sum / total)
}

/** Newton's method in one number: how steep the prior's differences are, held near 1 while there is little to see. */
function confidenceOf(preferences: Preferences, prior: Theta): number {
  const { count, weights } = preferences
  const margins = marginsOf(preferences, prior)
  const hold = 1
  let slope = 1
  for (let step = 0; step < 30; step++) {
    let [gradient, curvature] = [hold * (slope - 1), hold]
    for (let row = 0; row < count; row++) {
      const margin = margins[row] as number
      const p = logistic(-slope * margin)
      gradient -= (weights[row] as number) * p * margin
      curvature += (weights[row] as number) * p * (1 - p) * margin * margin
    }
    const next = Math.min(confidenceMax, Math.max(confidenceMin, slope - gradient / curvature))
    if (Math.abs(next - slope) < 1e-9) break
    slope = next
  }
  return slope
}
const confidenceMin = 0.1
const confidenceMax = 50

function marginsOf({ width, count, differences }: Preferences, theta: Theta): Float64Array {
  const margins = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    let margin = 0
    for (let j = 0; j < width; j++)
      margin += (theta[j] as number) * (differences[row * width + j] as number)
    margins[row] = margin
  }
  return margins
}

/**
 * Projected Newton's method (Bertsekas, 1982): weights at zero that would leave their side are held there, the others
 * take Newton's step, cut back until the loss falls.
 */
function descend(
  signals: readonly Signal[],
  preferences: Preferences,
  trust: Trust,
  start: Theta,
): Readonly<{ u: Theta; hessian: Square }> {
  let u = start
  let value = lossAt(preferences, trust, u)
  for (let step = 0; step < 60; step++) {
    const { gradient, hessian } = slopeAt(preferences, trust, u)
    const direction = newtonStep(hessian, gradient, heldAtZero(signals, u, gradient))
    let size = 1
    let next = moved(signals, u, direction, size)
    let nextValue = lossAt(preferences, trust, next)
    while (nextValue > value && size > 1e-6) {
      size /= 2
      next = moved(signals, u, direction, size)
      nextValue = lossAt(preferences, trust, next)
    }
    const change = Math.max(...next.map((weight, j) => Math.abs(weight - (u[j] as number))))
    // Newton doubles the digits that are right: a small step leaves nothing to gain, and its Hessian will do.
    if (nextValue > value || change < tolerance) return { u, hessian }
    u = next
    value = nextValue
  }
  return { u, hessian: slopeAt(preferences, trust, u).hessian }
}
const tolerance = 1e-6

/** The Gaussian around the prior: its centre, and the precision of each weight. */
type Trust = Readonly<{ penalty: Float64Array; centre: Theta }>

function moved(signals: readonly Signal[], u: Theta, direction: Theta, size: number): Theta {
  return withinSigns(
    signals,
    u.map((weight, j) => weight - size * (direction[j] as number)),
  )
}

function heldAtZero(signals: readonly Signal[], u: Theta, gradient: Float64Array): boolean[] {
  return signals.map(({ sign }, j) => {
    if (u[j] !== 0 || sign === 'any') return false
    return sign === '+' ? (gradient[j] as number) > 0 : (gradient[j] as number) < 0
  })
}

/** Held weights have no part in the step: their rows become those of the identity. */
function newtonStep(hessian: Square, gradient: Float64Array, held: readonly boolean[]): Theta {
  const { size } = hessian
  const values = hessian.values.map((value, place) => {
    const [row, column] = [Math.floor(place / size), place % size]
    if (!held[row] && !held[column]) return value
    return row === column ? 1 : 0
  })
  const lower = cholesky({ size, values })
  const right = gradient.map((value, j) => (held[j] ? 0 : value))
  return solveUpper(lower, solveLower(lower, right))
}

function lossAt(preferences: Preferences, { penalty, centre }: Trust, u: Theta): number {
  const away = u.reduce(
    (sum, weight, j) => sum + (penalty[j] as number) * (weight - (centre[j] as number)) ** 2,
    0,
  )
  return preferenceLoss(preferences, u).reduce((sum, loss) => sum + loss, away / 2)
}

/** What each preference costs under `u`: its weight times log(1 + exp(−u·d)), in nats. */
export function preferenceLoss(preferences: Preferences, u: Theta): Float64Array {
  // Written so that neither exponential overflows.
  return marginsOf(preferences, u).map(
    (margin, row) =>
      (preferences.weights[row] as number) *
      (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)))),
  )
}

function slopeAt(
  preferences: Preferences,
  { penalty, centre }: Trust,
  u: Theta,
): Readonly<{ gradient: Float64Array; hessian: Square }> {
  const { width, count, differences, weights } = preferences
  const gradient = u.map((weight, j) => (penalty[j] as number) * (weight - (centre[j] as number)))
  const values = new Float64Array(width * width)
  const margins = marginsOf(preferences, u)
  for (let row = 0; row < count; row++) {
    const at = row * width
    const p = logistic(-(margins[row] as number))
    const pull = (weights[row] as number) * p
    for (let j = 0; j < width; j++) {
      const dj = differences[at + j] as number
      gradient[j] = (gradient[j] as number) - pull * dj
      const bent = pull * (1 - p) * dj
      for (let k = 0, place = j * width; k <= j; k++, place++)
        values[place] = (values[place] as number) + bent * (differences[at + k] as number)
    }
  }
  for (let j = 0; j < width; j++) {
    values[j * width + j] = (values[j * width + j] as number) + (penalty[j] as number)
    for (let k = 0; k < j; k++) values[k * width + j] = values[j * width + k] as number
  }
  return { gradient, hessian: { size: width, values } }
}
