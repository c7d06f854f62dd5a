/** A direction of unit length and its eigenvalue. */
export type Eigen = Readonly<{ value: number; vector: Float64Array }>

/** Stop once the direction is off by less than this, eigenvalues being at most 1. */
const precision = 1e-13

/**
 * The largest eigenvalue of a symmetric matrix, with a direction of it, among the directions at right angles to those given.
 * Lanczos' method; every new direction is set at right angles to all before it, which rounding would undo otherwise.
 * @param times the matrix times a vector of `size`
 * @param apart unit vectors, at right angles to each other
 * @returns undefined where no direction is left
 */
export function leadingEigen(
  times: (vector: Float64Array) => Float64Array,
  size: number,
  apart: readonly Float64Array[],
): Eigen | undefined {
  // Another start for each further direction: the last one may lie wholly within those found from it.
  const start = 1 + 0.7 * apart.length
  const first = Float64Array.from({ length: size }, (_, at) => Math.sin(start * (at + 1)) + 0.1)
  if (size <= apart.length || straighten(first, apart) < 1e-9) return undefined
  const basis: Float64Array[] = [first]
  const [diagonal, beside]: [number[], number[]] = [[], []]
  for (;;) {
    const last = basis[basis.length - 1] as Float64Array
    const next = times(last)
    diagonal.push(dot(next, last))
    const length = straighten(next, [...apart, ...basis])
    const done = basis.length === size - apart.length || length < precision
    if (done || basis.length % 8 === 0) {
      const { value, vector: shares } = topOfTridiagonal(diagonal, beside)
      const off = length * Math.abs(shares[shares.length - 1] as number)
      if (done || off < precision) return { value, vector: mixed(basis, shares) }
    }
    basis.push(next)
    beside.push(length)
  }
}

/** Takes from a vector what lies along the others, twice against rounding, and makes it a unit. @returns its length before */
function straighten(vector: Float64Array, others: readonly Float64Array[]): number {
  for (let turn = 0; turn < 2; turn++)
    for (const other of others) {
      const along = dot(vector, other)
      for (let at = 0; at < vector.length; at++)
        vector[at] = (vector[at] as number) - along * (other[at] as number)
    }
  const length = Math.sqrt(dot(vector, vector))
  if (length > 0)
    for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) / length
  return length
}

function mixed(basis: readonly Float64Array[], shares: Float64Array): Float64Array {
  const vector = new Float64Array(basis[0]?.length ?? 0)
  for (const [place, direction] of basis.entries()) {
    const share = shares[place] as number
    for (let at = 0; at < vector.length; at++)
      vector[at] = (vector[at] as number) + share * (direction[at] as number)
  }
  straighten(vector, [])
  return vector
}

/** The largest eigenvalue of a symmetric tridiagonal matrix, by halving, and its direction, by inverse iteration. */
function topOfTridiagonal(diagonal: readonly number[], beside: readonly number[]): Eigen {
  const reach = (at: number) => Math.abs(beside[at - 1] ?? 0) + Math.abs(beside[at] ?? 0)
  let low = Math.max(...diagonal)
  let high = Math.max(...diagonal.map((value, at) => value + reach(at)))
  for (let turn = 0; turn < 200 && high - low > 1e-16 * Math.abs(high); turn++) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (isAbove(middle, diagonal, beside)) high = middle
    else low = middle
  }
  let vector: Float64Array = new Float64Array(diagonal.length).fill(1)
  // A little above the largest eigenvalue, where the equations can be solved without exchanging rows.
  const shift = high + 1e-14 * Math.max(1, Math.abs(high))
  for (let turn = 0; turn < 4; turn++) {
    vector = solved(shift, diagonal, beside, vector)
    straighten(vector, [])
  }
  return { value: high, vector }
}

/** Whether a number is above all eigenvalues: no sign changes in Sturm's sequence. */
function isAbove(number: number, diagonal: readonly number[], beside: readonly number[]): boolean {
  let pivot = 1
  for (let at = 0; at < diagonal.length; at++) {
    const before = at === 0 ? 0 : (beside[at - 1] as number) ** 2 / pivot
    pivot = number - (diagonal[at] as number) - before
    if (pivot <= 0) return false
  }
  return true
}

/** Solves (shift − T) x = b. */
function solved(
  shift: number,
  diagonal: readonly number[],
  beside: readonly number[],
  right: Float64Array,
): Float64Array {
  const size = diagonal.length
  const pivots = new Float64Array(size)
  const x = Float64Array.from(right)
  for (let at = 0; at < size; at++) {
    const factor = at === 0 ? 0 : (beside[at - 1] as number) / (pivots[at - 1] as number)
    const pivot = shift - (diagonal[at] as number) - factor * (beside[at - 1] ?? 0)
    pivots[at] = Math.abs(pivot) < 1e-300 ? 1e-300 : pivot
    if (at > 0) x[at] = (x[at] as number) + factor * (x[at - 1] as number)
  }
  for (let at = size - 1; at >= 0; at--) {
    const further = at === size - 1 ? 0 : (beside[at] as number) * (x[at + 1] as number)
    x[at] = ((x[at] as number) + further) / (pivots[at] as number)
  }
  return x
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number)
  return sum
}
