import { accumulate } from './accumulate.ts'
import { type Corpus, eachPiece } from './corpus.ts'
import type { PairSource } from './pairs.ts'
import { centreLanguages, inverseFrequencyWeights, silence, weighRows } from './token-weights.ts'
import type { Piece } from './unigram.ts'

export type FinishingRecipe = Readonly<{
  /** The `a` of smooth inverse frequency: pieces with a larger share of all text than this lose weight. */
  frequencyWeight: number
  /** How much of what a language's texts have in common is taken away, from 0 to 1. */
  languageShare: number
}>

/**
 * Folds into a trained table what would else have to be done to every text: pieces weighed by their frequency, languages
 * centred, pieces without meaning silenced. Changes `values`, row-major, one row a piece, in place.
 */
export function finishTable(
  values: Float32Array,
  recipe: FinishingRecipe,
  pieces: readonly Piece[],
  corpus: Corpus,
  source: PairSource,
): void {
  const dimension = values.length / pieces.length
  const weights = inverseFrequencyWeights(usesInAll(corpus, pieces.length), recipe.frequencyWeight)
  const uses = usesByLanguage(corpus, source, pieces.length)
  centreLanguages(values, dimension, uses, weights, recipe.languageShare)
  weighRows(values, dimension, weights)
  silence(values, dimension, pieces)
}

/** How often each piece occurs in the texts, each distinct text counted once. */
function usesInAll(corpus: Corpus, pieces: number): Float64Array {
  const counts = new Float64Array(pieces)
  for (let text = 0; text < corpus.texts.length; text++) countPieces(corpus, text, counts)
  return counts
}

/** How often each piece occurs in the names of each language. */
function usesByLanguage(
  corpus: Corpus,
  source: PairSource,
  pieces: number,
): Map<string, Float64Array> {
  const uses = new Map<string, Float64Array>()
  for (const { names } of source.concepts) {
    for (const [language, texts] of names) {
      const counts = uses.get(language) ?? new Float64Array(pieces)
      uses.set(language, counts)
      for (const text of texts) countPieces(corpus, text, counts)
    }
  }
  return uses
}

function countPieces(corpus: Corpus, text: number, counts: Float64Array): void {
  eachPiece(corpus, text, (piece) => accumulate(counts, piece, 1))
}
