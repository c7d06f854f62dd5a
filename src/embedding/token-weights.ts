import { accumulate } from './accumulate.ts'
import { type Piece, paddingId, unknownId } from './unigram.ts'
import { wordStart } from './words.ts'

/**
 * Smooth inverse frequency (Arora, Liang and Ma, 2017): a piece that makes up the share p of all text is weighted
 * a / (a + p), so that what stands in every text says little about any. Weights are in (0, 1].
 * @param counts how often each piece occurs
 */
export function inverseFrequencyWeights(counts: Float64Array, a: number): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => a / (a + count / total))
}

/**
 * Takes from each piece's row `share` (0 to 1) of what all text of its language has in common, so that texts of one
 * language are not alike for that alone. A piece of several languages is moved by each in proportion to its use there. As
 * a text is the sum of its rows, this centres the texts of each language (after Arora, Liang and Ma, 2017, who take
 * away what all texts have in common). Changes `values`, row-major, in place.
 * @param uses for each language, how often each piece occurs in it
 * @param weights how much a piece's row counts in a text
 */
export function centreLanguages(
  values: Float32Array,
  dimension: number,
  uses: ReadonlyMap<string, Float64Array>,
  weights: Float64Array,
  share: number,
): void {
  const total = new Float64Array(weights.length)
  for (const counts of uses.values()) {
    for (const [piece, count] of counts.entries()) accumulate(total, piece, count)
  }
  const means = [...uses.values()].map((counts) => ({
    counts,
    mean: meanRow(values, dimension, counts, weights),
  }))
  for (const { counts, mean } of means) {
    for (const [piece, count] of counts.entries()) {
      if (count === 0) continue
      const pull = (share * count) / (total[piece] as number)
      const row = piece * dimension
      for (let i = 0; i < dimension; i++) {
        values[row + i] = (values[row + i] as number) - pull * (mean[i] as number)
      }
    }
  }
}

/** The mean of the rows, each as often as it occurs times its weight. */
function meanRow(
  values: Float32Array,
  dimension: number,
  counts: Float64Array,
  weights: Float64Array,
): Float64Array {
  const mean = new Float64Array(dimension)
  let total = 0
  for (const [piece, count] of counts.entries()) {
    const weight = count * (weights[piece] as number)
    total += weight
    for (let i = 0; i < dimension; i++) {
      accumulate(mean, i, weight * (values[piece * dimension + i] as number))
    }
  }
  return mean.map((sum) => (total > 0 ? sum / total : 0))
}

/** Multiplies each row of a row-major table by its weight, in place. */
export function weighRows(values: Float32Array, dimension: number, weights: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] as number) * (weights[Math.floor(i / dimension)] as number)
  }
}

/**
 * Silences the pieces that say nothing: a word's bare beginning gets a row of zeros, and the unknown piece one that points
 * where a text without any known piece belongs, (1, 0, 0, …), too short to move any other text noticeably.
 */
export function silence(values: Float32Array, dimension: number, pieces: readonly Piece[]): void {
  const bareStart = pieces.findIndex(([text]) => text === wordStart)
  for (const row of [bareStart, paddingId, unknownId]) {
    if (row >= 0) values.fill(0, row * dimension, (row + 1) * dimension)
  }
  values[unknownId * dimension] = 1e-7
}
