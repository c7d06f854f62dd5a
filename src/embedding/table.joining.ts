import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { type Corpus, eachPiece } from './corpus.ts'

/** From so many texts it is learnt in which directions texts differ. */
const samples = 30_000

/**
 * Makes one table of several that were trained apart over the same pieces. Two trainings err differently, and side by side they
 * err less; of all their directions the `dimension` are kept in which texts lie (principal components of the moments of
 * unit vectors, not centred, because the vectors of texts are compared by their angles).
 * @param tables row-major, one row a piece, `dimension` numbers a row; of each, texts are as long on average as of the others
 * @param texts numbers of texts of the corpus, to learn from; a few tens of thousands are used
 * @returns a table of the same form; a single table comes back as it is
 */
export function joinTables(
  tables: readonly Float32Array[],
  dimension: number,
  corpus: Corpus,
  texts: readonly number[],
): Float32Array {
  const [first] = tables
  if (first === undefined) throw new Error('There is no table to join.')
  if (tables.length === 1) return first
  const stride = Math.max(1, Math.floor(texts.length / samples))
  const sample = texts.filter((_, at) => at % stride === 0)
  const scales = tables.map((table) => 1 / meanLength(table, dimension, corpus, sample))
  const width = dimension * tables.length
  const wide = new Float32Array((first.length / dimension) * width)
  for (const [at, table] of tables.entries())
    for (let i = 0; i < table.length; i++) {
      const row = Math.floor(i / dimension)
      wide[row * width + at * dimension + (i % dimension)] =
        (table[i] as number) * (scales[at] as number)
    }
  return project(wide, width, principalDirections(wide, width, dimension, corpus, sample))
}

/** How long the texts' vectors are on average; texts without a piece do not count. */
function meanLength(
  table: Float32Array,
  dimension: number,
  corpus: Corpus,
  texts: readonly number[],
): number {
  let [total, counted] = [0, 0]
  const sum = new Float64Array(dimension)
  for (const text of texts) {
    sumPieces(table, dimension, corpus, text, sum)
    const length = Math.sqrt(sum.reduce((squares, value) => squares + value * value, 0))
    if (length === 0) continue
    total += length
    counted++
  }
  return total / counted
}

function sumPieces(
  table: Float32Array,
  dimension: number,
  corpus: Corpus,
  text: number,
  sum: Float64Array,
): void {
  sum.fill(0)
  eachPiece(corpus, text, (piece) => {
    const row = piece * dimension
    for (let i = 0; i < dimension; i++) sum[i] = (sum[i] as number) + (table[row + i] as number)
  })
}

/** The `kept` directions in which unit vectors of texts are largest, one a row, the largest first. */
function principalDirections(
  table: Float32Array,
  width: number,
  kept: number,
  corpus: Corpus,
  texts: readonly number[],
): Float64Array[] {
  const moments = new Float64Array(width * width)
  const sum = new Float64Array(width)
  for (const text of texts) {
    sumPieces(table, width, corpus, text, sum)
    const squares = sum.reduce((total, value) => total + value * value, 0)
    if (squares === 0) continue
    for (let i = 0; i < width; i++) {
      const value = (sum[i] as number) / squares
      for (let j = 0; j <= i; j++) {
        const at = i * width + j
        moments[at] = (moments[at] as number) + value * (sum[j] as number)
      }
    }
  }
  const matrix = new Matrix(width, width)
  for (let i = 0; i < width; i++)
    for (let j = 0; j <= i; j++) {
      matrix.set(i, j, moments[i * width + j] as number)
      matrix.set(j, i, moments[i * width + j] as number)
    }
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  })
  const order = [...realEigenvalues.keys()].sort(
    (a, b) => (realEigenvalues[b] as number) - (realEigenvalues[a] as number),
  )
  return order
    .slice(0, kept)
    .map((column) => Float64Array.from(eigenvectorMatrix.getColumn(column)))
}

function project(
  table: Float32Array,
  width: number,
  directions: readonly Float64Array[],
): Float32Array {
  const rows = table.length / width
  const projected = new Float32Array(rows * directions.length)
  for (let row = 0; row < rows; row++)
    for (const [at, direction] of directions.entries()) {
      let value = 0
      for (let i = 0; i < width; i++)
        value += (table[row * width + i] as number) * (direction[i] as number)
      projected[row * directions.length + at] = value
    }
  return projected
}
