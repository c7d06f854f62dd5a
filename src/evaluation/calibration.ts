import { logistic } from '../matching/fit.ts'
import { plattLine } from '../matching/platt.ts'

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
    const { bias, weight } =
      rest.length === 0 ? { bias: 0, weight: 1 } : plattLine(rest.map(inLogOdds))
    return held.map((pair) => ({
      ...pair,
      predicted: logistic(bias + weight * logOdds(pair.predicted)),
    }))
  })
}

function binOf(predicted: number, binCount: number): number {
  return Math.min(binCount - 1, Math.floor(predicted * binCount))
}

function share(pairs: readonly ShownPair[], value: (pair: ShownPair) => number): number {
  return pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length
}

function inLogOdds({ predicted, answer }: ShownPair) {
  return { value: logOdds(predicted), yes: answer, weight: 1 }
}

function logOdds(probability: number): number {
  const inside = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(inside / (1 - inside))
}
