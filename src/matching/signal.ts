/**
 * One signal of the score as the learner sees it: the log of a signal, so that weights times signals add up to the log of
 * the score. `prior` is what experts say its weight is.
 */
export type Signal = Readonly<{
  name: string
  /** Which way it may count: a weight of '+' is never below 0, one of '-' never above. */
  sign: '+' | '-' | 'any'
  prior: number
  /**
   * Fitted, so that what it explains is not credited to other signals, but never served: how popular a partner is, or
   * how much it can take on, says who was shown, not who fits.
   */
  control?: true
}>

/** A weight for each signal, in the order of the signals. */
export type Theta = Float64Array

/** The least log a signal has: below a hundredth nothing is told apart any more. */
const leastLog = Math.log(0.01)

/** A signal's value as the learner wants it: the log of a value in [0, 1], not below that of a hundredth. */
export function logSignal(value: number): number {
  return Math.max(leastLog, Math.log(Math.min(1, value)))
}

export function priorOf(signals: readonly Signal[]): Theta {
  return Float64Array.from(signals, ({ prior }) => prior)
}

/** Each weight brought to the side of zero where its signal allows it. */
export function withinSigns(signals: readonly Signal[], theta: ArrayLike<number>): Theta {
  return Float64Array.from(signals, ({ sign }, j) => {
    const weight = theta[j] as number
    if (sign === '+') return Math.max(0, weight)
    return sign === '-' ? Math.min(0, weight) : weight
  })
}

/** The same weights with nothing for the signals that are only controlled for. */
export function served(signals: readonly Signal[], theta: ArrayLike<number>): Theta {
  return Float64Array.from(signals, ({ control }, j) => (control ? 0 : (theta[j] as number)))
}

/** What each signal adds to the log of the score. */
export function contributions(theta: ArrayLike<number>, features: ArrayLike<number>): Float64Array {
  return Float64Array.from(features, (feature, j) => (theta[j] as number) * feature)
}

/** The log of the score: the sum of the contributions. */
export function logScore(theta: ArrayLike<number>, features: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < features.length; j++) sum += (theta[j] as number) * (features[j] as number)
  return sum
}
