import { accumulate } from './accumulate.ts'

/**
 * The loss that training lowers, written plainly: the measure that the fast version is tested against.
 *
 * InfoNCE both ways (van den Oord et al., 2018; as in CLIP, Radford et al., 2021). Row i of `left` and of `right` belong
 * together; every other row of the same batch is a wrong answer, unless it is of the same concept. Rows need not have
 * length 1, their direction counts. Returns the mean loss in nats and the gradients with respect to both inputs.
 */
export function infoNce(
  left: Float32Array,
  right: Float32Array,
  concepts: Int32Array,
  temperature: number,
): { loss: number; leftGradient: Float32Array; rightGradient: Float32Array } {
  const size = concepts.length
  const dimension = left.length / size
  const a = directions(left, dimension)
  const b = directions(right, dimension)
  const cell = (i: number, j: number) => i * size + j
  const scores = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const excluded = i !== j && concepts[i] === concepts[j]
      scores[cell(i, j)] = excluded ? -Infinity : dot(a.rows, i, b.rows, j, dimension) / temperature
    }
  }
  const slopes = new Float64Array(size * size)
  let loss = 0
  for (let i = 0; i < size; i++) {
    const forth = softmax(size, (j) => scores[cell(i, j)] as number)
    const back = softmax(size, (j) => scores[cell(j, i)] as number)
    loss -= (Math.log(forth[i] as number) + Math.log(back[i] as number)) / (2 * size)
    for (let j = 0; j < size; j++) {
      const target = i === j ? 1 : 0
      accumulate(slopes, cell(i, j), ((forth[j] as number) - target) / (2 * size * temperature))
      accumulate(slopes, cell(j, i), ((back[j] as number) - target) / (2 * size * temperature))
    }
  }
  return {
    loss,
    leftGradient: gradientThrough(
      a,
      b.rows,
      size,
      dimension,
      (i, j) => slopes[cell(i, j)] as number,
    ),
    rightGradient: gradientThrough(
      b,
      a.rows,
      size,
      dimension,
      (i, j) => slopes[cell(j, i)] as number,
    ),
  }
}

type Directions = Readonly<{ rows: Float64Array; lengths: Float64Array }>

function directions(vectors: Float32Array, dimension: number): Directions {
  const rows = Float64Array.from(vectors)
  const lengths = new Float64Array(vectors.length / dimension)
  for (let row = 0; row < lengths.length; row++) {
    const length = Math.sqrt(dot(rows, row, rows, row, dimension))
    lengths[row] = length
    const begin = row * dimension
    for (let i = begin; i < begin + dimension; i++) rows[i] = (rows[i] as number) / length
  }
  return { rows, lengths }
}

function dot(a: Float64Array, i: number, b: Float64Array, j: number, dimension: number): number {
  let sum = 0
  for (let k = 0; k < dimension; k++) {
    sum += (a[i * dimension + k] as number) * (b[j * dimension + k] as number)
  }
  return sum
}

function softmax(size: number, score: (at: number) => number): Float64Array {
  const scores = Float64Array.from({ length: size }, (_, at) => score(at))
  const largest = scores.reduce((most, value) => Math.max(most, value))
  const shares = scores.map((value) => Math.exp(value - largest))
  const total = shares.reduce((sum, value) => sum + value)
  return shares.map((value) => value / total)
}

/** Carries slopes of the scores back through the normalisation to length 1. */
function gradientThrough(
  own: Directions,
  others: Float64Array,
  size: number,
  dimension: number,
  slope: (i: number, j: number) => number,
): Float32Array {
  const gradient = new Float32Array(size * dimension)
  for (let i = 0; i < size; i++) {
    const pull = new Float64Array(dimension)
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < dimension; k++)
        accumulate(pull, k, slope(i, j) * (others[j * dimension + k] as number))
    }
    const along = dot(pull, 0, own.rows, i, dimension)
    for (let k = 0; k < dimension; k++) {
      const across = (pull[k] as number) - along * (own.rows[i * dimension + k] as number)
      gradient[i * dimension + k] = across / (own.lengths[i] as number)
    }
  }
  return gradient
}
