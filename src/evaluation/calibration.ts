import { logistic } from '../matching/fit.ts'

/** A pair that a reader was shown: how likely an answer it was said to be, and whether it is one. */
export type ShownPair = Readonly<{ need: string; predicted: number; answer: boolean }>

/** The pairs said to be answers with a probability in [from, to): how likely on average, and how many are. */
type ReliabilityBin = Readonly<{
  from: number
  to: number
  pairs: number
  predicted: number
  observed: number
}>

export type Reliability = Readonly<{
  pairs: number
  bins: readonly ReliabilityBin[]
  /** Expected calibration error, from 0 to 1: how far prediction and share lie apart, on average over pairs. */
  ece: number
}>

/** Reliability in `binCount` bins of equal width (Guo et al., 2017); empty bins have NaN for both shares. */
export function reliability(pairs: readonly ShownPair[], binCount = 10): Reliability {
  const bins = Array.from({ length: binCount }, (_, bin) => {
    const inside = pairs.filter(({ predicted }) => binOf(predicted, binCount) === bin)
    return {
      from: bin / binCount,
      to: (bin + 1) / binCount,
      pairs: inside.length,
      predicted: share(inside, ({ predicted }) => predicted),
      observed: share(inside, ({ answer }) => (answer ? 1 : 0)),
    }
  })
  const ece = bins
    .filter((bin) => bin.pairs > 0)
    .reduce((sum, bin) => sum + bin.pairs * Math.abs(bin.predicted - bin.observed), 0)
  return { pairs: pairs.length, bins, ece: ece / pairs.length }
}

/**
 * The same pairs, each predicted anew by what the needs of the other folds teach: the logistic of a line through the log
 * odds. What is left of the error is what no setting of threshold and slope can mend, and no need had a say in itself.
 * @param foldOf the fold of a need; with a single fold nothing is left to learn from, and predictions stay
 */
export function recalibratedByFold(
  pairs: readonly ShownPair[],
  foldOf: (need: string) => number,
): ShownPair[] {
  const folds = Map.groupBy(pairs, ({ need }) => foldOf(need))
  return [...folds].flatMap(([fold, held]) => {
    const rest = pairs.filter(({ need }) => foldOf(need) !== fold)
    const { bias, weight } = rest.length === 0 ? { bias: 0, weight: 1 } : plattLine(rest)
    return held.map((pair) => ({
      ...pair,
      predicted: logistic(bias + weight * logOdds(pair.predicted)),
    }))
  })
}

/**
 * Platt scaling (Platt, 1999; targets a little inside 0 and 1, as there) by Newton's method: the line through log odds whose logistic
 * fits the answers best. Predictions that are all alike leave the weight at 1.
 */
export function plattLine(pairs: readonly ShownPair[]): { bias: number; weight: number } {
  const positive = pairs.filter(({ answer }) => answer).length
  const high = (positive + 1) / (positive + 2)
  const low = 1 / (pairs.length - positive + 2)
  let [bias, weight] = [0, 1]
  for (let step = 0; step < 100; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, ridge, 0, ridge]
    for (const { predicted, answer } of pairs) {
      const x = logOdds(predicted)
      const p = logistic(bias + weight * x)
      const error = p - (answer ? high : low)
      g0 += error
      g1 += error * x
      h00 += p * (1 - p)
      h01 += p * (1 - p) * x
      h11 += p * (1 - p) * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    const [stepBias, stepWeight] = [
      (h11 * g0 - h01 * g1) / determinant,
      (h00 * g1 - h01 * g0) / determinant,
    ]
    // A full step may overshoot where the curve is flat.
    const size = Math.min(1, 2 / Math.hypot(stepBias, stepWeight))
    bias -= size * stepBias
    weight -= size * stepWeight
    if (Math.hypot(stepBias, stepWeight) < 1e-9) break
  }
  return { bias, weight }
}

/** Keeps Newton's step defined where all predictions are alike. */
const ridge = 1e-6

function binOf(predicted: number, binCount: number): number {
  return Math.min(binCount - 1, Math.floor(predicted * binCount))
}

function share(pairs: readonly ShownPair[], value: (pair: ShownPair) => number): number {
  return pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length
}

function logOdds(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(inside / (1 - inside))
}
