/** Rows of one table, in row-major order, with what Adam remembers of each. */
export type AdamTable = Readonly<{
  dimension: number
  values: Float32Array
  means: Float32Array
  squares: Float32Array
  /** How often each row has been changed. */
  steps: Uint32Array
}>

const meanDecay = 0.9
const squareDecay = 0.999
const epsilon = 1e-8

export function adamTable(rows: number, dimension: number): AdamTable {
  return {
    dimension,
    values: new Float32Array(rows * dimension),
    means: new Float32Array(rows * dimension),
    squares: new Float32Array(rows * dimension),
    steps: new Uint32Array(rows),
  }
}

/**
 * One step of Adam (Kingma and Ba, 2015) on the rows that have a gradient; the others stay as they are and forget
 * nothing. A row's bias is corrected by the number of its own steps, so that a rare word's first step is no larger
 * than a frequent one's.
 * @param gradients the gradient of row `rows[i]` at `i * dimension`; `rows` must be distinct
 */
export function stepRows(
  table: AdamTable,
  rows: Int32Array,
  gradients: Float32Array,
  learningRate: number,
): void {
  const { dimension, values, means, squares, steps } = table
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as number
    const step = (steps[row] as number) + 1
    steps[row] = step
    const rate = learningRate / (1 - meanDecay ** step)
    const correction = 1 / (1 - squareDecay ** step)
    const begin = row * dimension
    for (let i = begin, g = at * dimension; i < begin + dimension; i++, g++) {
      const gradient = gradients[g] as number
      const mean = meanDecay * (means[i] as number) + (1 - meanDecay) * gradient
      const square = squareDecay * (squares[i] as number) + (1 - squareDecay) * gradient * gradient
      means[i] = mean
      squares[i] = square
      values[i] = (values[i] as number) - (rate * mean) / (Math.sqrt(square * correction) + epsilon)
    }
  }
}
