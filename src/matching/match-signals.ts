import type { Phrase } from '../platform/phrase.ts'
import { unknownSignal, weightAgainstSign, weightMissing } from './learning-phrases.ts'
import type { Scope } from './profile.ts'
import { logSignal, type Signal } from './signal.ts'
import { type SignalName, type Signals, signalNames } from './signals.ts'
import { expertWeights, type Weights } from './weights.ts'

/** Learned weights are told on the scale of this scope; those of the others keep the experts' ratio to it. */
const scale: Scope = 'national'

/** The signals of the score with their exponents as experts hold them. More of any of them speaks for a partner. */
export const matchSignals: readonly Signal[] = signalNames.map((name) => ({
  name,
  sign: '+',
  prior: expertWeights.exponents[scale][name],
}))

/**
 * The signals of a pair as the learner reads them: how far each lies from what is neutral, in logarithms, and what is unknown
 * at 0, just as the score adds them up. Where a scope counts a signal otherwise, so does its feature: one weight fits all scopes.
 */
export function featuresOf(
  signals: Signals,
  scope: Scope,
  { neutral, exponents }: Pick<Weights, 'neutral' | 'exponents'>,
): Readonly<Record<SignalName, number>> {
  const feature = (name: SignalName) => {
    const signal = signals[name]
    if (signal === null) return 0
    return (
      (logSignal(signal) - Math.log(neutral[name])) *
      (exponents[scope][name] / exponents[scale][name])
    )
  }
  return Object.fromEntries(signalNames.map((name) => [name, feature(name)])) as Record<
    SignalName,
    number
  >
}

/** The experts' weights with what was learned in place of their exponents, in every scope. */
export function withLearned(
  weights: Weights,
  { version, signals }: Readonly<{ version: string; signals: SignalWeights }>,
): Weights {
  const learned = (scope: Scope) =>
    Object.fromEntries(
      signalNames.map((name) => {
        const ratio = weights.exponents[scope][name] / weights.exponents[scale][name]
        return [name, ratio * (signals[name] ?? weights.exponents[scale][name])]
      }),
    ) as Record<SignalName, number>
  const exponents = {
    regional: learned('regional'),
    national: learned('national'),
    international: learned('international'),
  }
  return { ...weights, version, exponents }
}

/** A weight for each signal by its name. */
export type SignalWeights = Readonly<Record<string, number>>

export function byName(signals: readonly Signal[], theta: ArrayLike<number>): SignalWeights {
  return Object.fromEntries(signals.map(({ name }, j) => [name, theta[j] as number]))
}

/** The weights in the order of the signals; a signal they do not know counts what experts say. */
export function inOrder(signals: readonly Signal[], weights: SignalWeights): Float64Array {
  return Float64Array.from(signals, ({ name, prior }) => weights[name] ?? prior)
}

/** What is wrong with weights that somebody wrote: a signal left out, one that does not exist, one with the wrong sign. */
export function weightsProblems(
  signals: readonly Signal[],
  weights: SignalWeights,
): Readonly<{ name: string; phrase: Phrase }>[] {
  const names = signals.map(({ name }) => name)
  const unknown = Object.keys(weights)
    .filter((name) => !names.includes(name))
    .map((name) => ({ name, phrase: unknownSignal(name, names.join(', ')) }))
  const known = signals.flatMap(({ name, sign }) => {
    const weight = weights[name]
    if (weight === undefined) return [{ name, phrase: weightMissing(name) }]
    const wrong = (sign === '+' && weight < 0) || (sign === '-' && weight > 0)
    return wrong ? [{ name, phrase: weightAgainstSign(name, sign, String(weight)) }] : []
  })
  return [...unknown, ...known]
}
