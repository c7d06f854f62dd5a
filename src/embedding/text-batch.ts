import type { Corpus } from './corpus.ts'
import type { Random } from './random.ts'

/** How training disturbs texts, so that no piece is relied on alone. Chances from 0 to 1. */
export type Disturbance = Readonly<{ looseSplit: number; droppedPiece: number }>

/** Pieces of a batch of texts: those of text t are `pieces[from[t]] … pieces[from[t + 1] - 1]`. */
export type TextBatch = Readonly<{ from: Int32Array; pieces: Int32Array }>

/** The pieces of `sides`, each some numbered texts (-1 is none) read as one; disturbed when a disturbance is given. */
export function textBatch(
  corpus: Corpus,
  sides: readonly Int32Array[],
  random: Random,
  disturbance: Disturbance,
): TextBatch {
  const from = new Int32Array(sides.length + 1)
  const pieces: number[] = []
  for (const [at, side] of sides.entries()) {
    for (const text of side) if (text >= 0) addText(corpus, text, random, disturbance, pieces)
    // A text that lost every piece keeps one, or it would have no direction.
    if (pieces.length === from[at]) addText(corpus, side[0] as number, random, undisturbed, pieces)
    from[at + 1] = pieces.length
  }
  return { from, pieces: Int32Array.from(pieces) }
}

const undisturbed: Disturbance = { looseSplit: 0, droppedPiece: 0 }

function addText(
  corpus: Corpus,
  text: number,
  random: Random,
  disturbance: Disturbance,
  pieces: number[],
): void {
  const end = corpus.wordsFrom[text + 1] as number
  for (let at = corpus.wordsFrom[text] as number; at < end; at++) {
    const word = corpus.words[at] as number
    const splits = random.unit() < disturbance.looseSplit ? corpus.loose : corpus.best
    const last = splits.from[word + 1] as number
    for (let piece = splits.from[word] as number; piece < last; piece++) {
      if (disturbance.droppedPiece > 0 && random.unit() < disturbance.droppedPiece) continue
      pieces.push(splits.pieces[piece] as number)
    }
  }
}

/** The sum of each text's rows of `values` (row-major, `dimension` numbers a row). */
export function sumRows(batch: TextBatch, values: Float32Array, dimension: number): Float32Array {
  const texts = batch.from.length - 1
  const sums = new Float32Array(texts * dimension)
  for (let text = 0; text < texts; text++) {
    const sum = text * dimension
    const end = batch.from[text + 1] as number
    for (let at = batch.from[text] as number; at < end; at++) {
      const row = (batch.pieces[at] as number) * dimension
      for (let i = 0; i < dimension; i++) {
        sums[sum + i] = (sums[sum + i] as number) + (values[row + i] as number)
      }
    }
  }
  return sums
}

/**
 * Adds each text's gradient to the rows of its pieces: the inverse of `sumRows`. Keeps its buffers between batches.
 */
export class RowGradients {
  readonly #dimension: number
  readonly #places: Int32Array
  #rows: number[] = []
  #sums = new Float32Array(0)

  constructor(rows: number, dimension: number) {
    this.#dimension = dimension
    this.#places = new Int32Array(rows).fill(-1)
  }

  add(batch: TextBatch, gradients: Float32Array): void {
    const dimension = this.#dimension
    for (let text = 0; text + 1 < batch.from.length; text++) {
      const gradient = text * dimension
      const end = batch.from[text + 1] as number
      for (let at = batch.from[text] as number; at < end; at++) {
        const sum = this.#placeOf(batch.pieces[at] as number) * dimension
        const sums = this.#sums
        for (let i = 0; i < dimension; i++) {
          sums[sum + i] = (sums[sum + i] as number) + (gradients[gradient + i] as number)
        }
      }
    }
  }

  /** The rows touched since the last take, and their gradients one after another; then begins anew. */
  take(): { rows: Int32Array; gradients: Float32Array } {
    const rows = Int32Array.from(this.#rows)
    const gradients = this.#sums.slice(0, rows.length * this.#dimension)
    this.#sums.fill(0, 0, rows.length * this.#dimension)
    for (const row of rows) this.#places[row] = -1
    this.#rows = []
    return { rows, gradients }
  }

  #placeOf(row: number): number {
    const known = this.#places[row] as number
    if (known >= 0) return known
    const place = this.#rows.length
    if ((place + 1) * this.#dimension > this.#sums.length) {
      const larger = new Float32Array(Math.max(1024 * this.#dimension, this.#sums.length * 2))
      larger.set(this.#sums)
      this.#sums = larger
    }
    this.#rows.push(row)
    this.#places[row] = place
    return place
  }
}
