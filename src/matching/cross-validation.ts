import { type Fitted, fitEach, preferenceLoss } from './learn.ts'
import { type Preferences, preferencesOf } from './preference.ts'
import { priorOf, type Signal } from './signal.ts'

/** Degrees of trust in the prior that are tried, from nearly all to little. */
const lambdas = [1000, 300, 100, 30, 10, 3, 1] as const
const foldCount = 5

export type CrossValidation = Readonly<{
  lambda: number
  /** Mean loss of a preference that was held out, in nats; that of the prior with its confidence alone beside it. */
  loss: number
  priorLoss: number
  /** The weights that the other folds teach, and which fold an organisation is in. */
  folds: readonly Fitted[]
  foldOf: (organisation: string) => number
}>

/**
 * Chooses how far to trust the prior: the most that costs no more than one standard error beside the best (Breiman et al.,
 * 1984), so that little evidence changes little. Whole organisations are held out, because answers of one resemble each
 * other: with single answers held out, 10,000 answers of 80 organisations would look like 10,000 opinions.
 */
export function crossValidate(
  signals: readonly Signal[],
  preferences: Preferences,
): CrossValidation {
  const fold = (organisation: number) => organisation % foldCount
  const folds = Array.from({ length: foldCount }, (_, held) => ({
    kept: preferencesOf(preferences, (one) => fold(one) === held),
    each: fitEach(
      signals,
      preferencesOf(preferences, (one) => fold(one) !== held),
      lambdas,
    ),
  }))
  const tried = lambdas.map((lambda, place) => {
    const fitted = folds.map(({ each }) => each[place] as Fitted)
    const losses = new Float64Array(preferences.organisations.length)
    for (const [held, one] of fitted.entries())
      addLosses(losses, folds[held]?.kept as Preferences, one)
    return { lambda, fitted, losses, sum: sumOf(losses) }
  })
  const best = tried.reduce((a, b) => (b.sum < a.sum ? b : a))
  const chosen = tried.find(
    (one) => sumOf(one.losses) - best.sum <= errorOf(one.losses, best.losses),
  )
  const { lambda, fitted, sum } = chosen ?? best
  const priorLosses = new Float64Array(preferences.organisations.length)
  for (const [held, { confidence }] of fitted.entries())
    addLosses(priorLosses, folds[held]?.kept as Preferences, {
      confidence,
      theta: priorOf(signals),
    })
  const total = sumOf(preferences.weights)
  const places = new Map(preferences.organisations.map((one, place) => [one, fold(place)]))
  return {
    lambda,
    loss: sum / total,
    priorLoss: sumOf(priorLosses) / total,
    folds: fitted,
    foldOf: (organisation) => places.get(organisation) ?? 0,
  }
}

function addLosses(
  losses: Float64Array,
  kept: Preferences,
  { theta, confidence }: Pick<Fitted, 'theta' | 'confidence'>,
): void {
  const u = theta.map((weight) => weight * confidence)
  for (const [row, loss] of preferenceLoss(kept, u).entries()) {
    const organisation = kept.from[row] as number
    losses[organisation] = (losses[organisation] as number) + loss
  }
}

/** Standard error of the difference of two sums over organisations. */
function errorOf(losses: Float64Array, others: Float64Array): number {
  const differences = losses.map((loss, place) => loss - (others[place] as number))
  const mean = sumOf(differences) / differences.length
  return Math.sqrt(sumOf(differences.map((difference) => (difference - mean) ** 2)))
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
