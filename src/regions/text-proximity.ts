import { cosine } from '../matching/fit.ts'
import type { Matrix } from './matrix.ts'

/**
 * How near activities are in meaning: the cosine of what they are called, above what any two of them have in common.
 * @param vectors one for each activity, of length 1; undefined where the name says nothing
 * @returns activity × activity, symmetric, from 0 to 1, with a diagonal of 0; not a number where a name says nothing
 */
export function textProximities(vectors: readonly (Float32Array | undefined)[]): Matrix {
  const size = vectors.length
  const values = new Float64Array(size * size).fill(Number.NaN)
  let [sum, count] = [0, 0]
  for (let one = 0; one < size; one++) {
    values[one * size + one] = 0
    for (let other = 0; other < one; other++) {
      const [a, b] = [vectors[one], vectors[other]]
      if (!a || !b) continue
      const likeness = cosine(a, b)
      values[one * size + other] = likeness
      sum += likeness
      count++
    }
  }
  const mean = count > 0 ? Math.min(0.99, sum / count) : 0
  for (let one = 0; one < size; one++)
    for (let other = 0; other < one; other++) {
      const above = Math.max(0, ((values[one * size + other] as number) - mean) / (1 - mean))
      values[one * size + other] = above
      values[other * size + one] = above
    }
  return { rows: size, columns: size, values }
}
