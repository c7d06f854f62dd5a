import type { Language } from '../platform/phrase.ts'
import { cosine } from './fit.ts'
import { type LanguagePair, pairOf, type Weights } from './weights.ts'

/** An entry's language and meaning, and whose it is. */
export type BackgroundText = Readonly<{
  language: Language
  organisationId: string
  vector: Float32Array
}>

type Dense = Readonly<{ mean: number; spread: number }>
export type DenseBackground = Readonly<Record<LanguagePair, Dense>>

/** With fewer pairs of texts than this a pair of languages is judged by all texts together. */
const pairsMin = 200

/**
 * What unrelated texts look like to a model, for each pair of languages: mean and standard deviation of the cosine between
 * texts of different organisations. Most pairs of texts have nothing to do with each other, so all pairs stand for
 * unrelated ones; the few answers among them move the mean by less than it matters.
 * @param otherwise what holds for a pair of languages with few texts, if it is known
 * @returns `otherwise` for too few texts to tell anything
 */
export function denseBackground(
  texts: readonly BackgroundText[],
  pairs: readonly LanguagePair[],
  otherwise?: DenseBackground,
): DenseBackground | undefined {
  const found = new Map<LanguagePair, number[]>()
  for (const [at, one] of texts.entries())
    for (const other of texts.slice(at + 1)) {
      if (one.organisationId === other.organisationId) continue
      const pair = pairOf(one.language, other.language)
      const cosines = found.get(pair) ?? []
      if (cosines.length === 0) found.set(pair, cosines)
      cosines.push(cosine(one.vector, other.vector))
    }
  const all = [...found.values()].flat()
  if (all.length < pairsMin) return otherwise
  const together = spreadOf(all)
  return Object.fromEntries(
    pairs.map((pair) => {
      const cosines = found.get(pair) ?? []
      return [pair, cosines.length < pairsMin ? (otherwise?.[pair] ?? together) : spreadOf(cosines)]
    }),
  ) as DenseBackground
}

function spreadOf(values: readonly number[]): Dense {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  // A model to which all texts look alike must not divide by nothing.
  return { mean, spread: Math.max(1e-6, Math.sqrt(variance)) }
}

/**
 * Weights that were calibrated with one model, for another: what unrelated texts look like is the other model's. Words do not
 * depend on the model.
 */
export function weightsFor(weights: Weights, background: DenseBackground | undefined): Weights {
  if (background === undefined) return weights
  const pairs = Object.entries(weights.background) as [
    LanguagePair,
    Weights['background'][LanguagePair],
  ][]
  return {
    ...weights,
    background: Object.fromEntries(
      pairs.map(([pair, { dense, lexical }]) => [
        pair,
        { dense: background[pair] ?? dense, lexical },
      ]),
    ) as Weights['background'],
  }
}
