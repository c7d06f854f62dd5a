import { unitVector } from './embedder.ts'
import type { Unigram } from './unigram.ts'
import { wordsOf } from './words.ts'

/**
 * Embeds single texts straight from a table of pieces, as the written model does: the sum of the rows of its pieces,
 * brought to length 1.
 * @param values row-major, one row a piece
 */
export function tableEmbedding(
  unigram: Unigram,
  values: Float32Array,
  dimension: number,
): (text: string) => Float32Array {
  return (text) => {
    const sum = new Float32Array(dimension)
    for (const word of wordsOf(text)) {
      for (const piece of unigram.split(word)) {
        const row = piece * dimension
        for (let i = 0; i < dimension; i++) {
          sum[i] = (sum[i] as number) + (values[row + i] as number)
        }
      }
    }
    return unitVector(sum)
  }
}
