/** A symmetric matrix of `size` rows, whole, row by row. */
export type Square = Readonly<{ size: number; values: Float64Array }>

/**
 * The lower triangle L with L·Lᵀ = `matrix` (Cholesky); above the diagonal are zeros.
 * @throws RangeError when the matrix is not positive definite
 */
export function cholesky({ size, values }: Square): Square {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = values[row * size + column] as number
      for (let k = 0; k < column; k++)
        rest -= (lower[row * size + k] as number) * (lower[column * size + k] as number)
      if (row !== column) {
        lower[row * size + column] = rest / (lower[column * size + column] as number)
        continue
      }
      if (!(rest > 0)) throw new RangeError('The matrix is not positive definite.')
      lower[row * size + row] = Math.sqrt(rest)
    }
  }
  return { size, values: lower }
}

/** x with L·x = `right`, for a lower triangle L. */
export function solveLower({ size, values }: Square, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size)
  for (let row = 0; row < size; row++) {
    let rest = right[row] as number
    for (let k = 0; k < row; k++) rest -= (values[row * size + k] as number) * (x[k] as number)
    x[row] = rest / (values[row * size + row] as number)
  }
  return x
}

/** x with Lᵀ·x = `right`, for a lower triangle L. */
export function solveUpper({ size, values }: Square, right: ArrayLike<number>): Float64Array {
  const x = new Float64Array(size)
  for (let row = size - 1; row >= 0; row--) {
    let rest = right[row] as number
    for (let k = row + 1; k < size; k++)
      rest -= (values[k * size + row] as number) * (x[k] as number)
    x[row] = rest / (values[row * size + row] as number)
  }
  return x
}
