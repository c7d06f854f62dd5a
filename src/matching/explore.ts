import { cholesky, type Square, solveUpper } from './cholesky.ts'
import type { Fitted } from './learn.ts'
import { logScore, type Signal, served, type Theta, withinSigns } from './signal.ts'

/** What is believed of the weights: a normal distribution around `theta`, cut off at the signs. */
export type Posterior = Readonly<{
  theta: Theta
  /** The lower triangle of the Cholesky factor of the precision. */
  factor: Square
}>

type Candidate = Readonly<{ id: string; features: readonly number[] }>

export function posteriorOf({ theta, precision }: Pick<Fitted, 'theta' | 'precision'>): Posterior {
  return { theta, factor: cholesky(precision) }
}

/** Weights as they may well be: one draw from the posterior. `normal` gives numbers of mean 0 and deviation 1. */
export function drawWeights(
  signals: readonly Signal[],
  { theta, factor }: Posterior,
  normal: () => number,
): Theta {
  const noise = solveUpper(factor, Float64Array.from(signals, normal))
  const drawn = theta.map((weight, j) => weight + (noise[j] as number))
  return served(signals, withinSigns(signals, drawn))
}

/**
 * The partner for the exploratory place: the best under weights drawn from the posterior (Thompson sampling; Chapelle and
 * Li, 2011), among those that are not on the list anyway. What is known to be poor is not tried again, what may be better is.
 * @returns the choice, and its propensity: the share of `draws` that choose it, in (0, 1]; nothing without candidates
 */
export function exploratoryChoice<C extends Candidate>(
  signals: readonly Signal[],
  posterior: Posterior,
  candidates: readonly C[],
  normal: () => number,
  draws = 100,
): Readonly<{ chosen: C; propensity: number }> | undefined {
  let chosen: C | undefined
  let times = 0
  for (let draw = 0; draw < draws; draw++) {
    const best = bestOf(candidates, drawWeights(signals, posterior, normal))
    chosen ??= best
    if (best === chosen) times++
  }
  return chosen && { chosen, propensity: times / draws }
}

function bestOf<C extends Candidate>(candidates: readonly C[], theta: Theta): C | undefined {
  let [best, most]: [C | undefined, number] = [undefined, Number.NEGATIVE_INFINITY]
  for (const candidate of candidates) {
    const score = logScore(theta, candidate.features)
    if (score > most) [best, most] = [candidate, score]
  }
  return best
}
