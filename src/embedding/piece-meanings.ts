import { RowDots } from './dots.ts'
import type { StaticModel } from './static-model.ts'
import { Splitter, unknownId } from './unigram.ts'
import { wordStart } from './words.ts'

/** A word's pieces are looked up again and again; so many words are remembered, and then all are forgotten. */
const wordsMax = 50_000

/** Pieces that make up the share p of all text weigh a / (a + p), as those of a text's vector do (Arora, Liang and Ma, 2017). */
const a = 1e-4

/** What the pieces of words mean by themselves, how much each tells, and how near they are to each other. */
export class PieceMeanings {
  /** How much a piece says, in [0, 1]; by its number. */
  readonly weights: Float32Array
  readonly #splitter: Splitter
  readonly #dots: RowDots
  /** One through the length of each row, 0 for a row of zeros. */
  readonly #inverse: Float64Array
  readonly #words = new Map<string, readonly number[]>()

  constructor({ table, splitter }: StaticModel) {
    this.#splitter = new Splitter(splitter)
    this.#dots = new RowDots(table.rows, table.dimension)
    this.#inverse = Float64Array.from(table.scales, (_, row) => inverseLength(table, row))
    this.weights = Float32Array.from(splitter.scores, (score, piece) =>
      piece === unknownId || this.#inverse[piece] === 0 ? 0 : a / (a + Math.exp(score)),
    )
  }

  /** The numbers of the pieces of one word that say something. */
  piecesOf(word: string): readonly number[] {
    const known = this.#words.get(word)
    if (known) return known
    if (this.#words.size >= wordsMax) this.#words.clear()
    const pieces = this.#splitter
      .split(wordStart + word)
      .filter((piece) => (this.weights[piece] as number) > 0)
    this.#words.set(word, pieces)
    return pieces
  }

  /** Writes the cosines of one piece with each of others, in [-1, 1], from a place on; the same whichever of two is asked. */
  writeCosines(piece: number, others: Uint32Array, into: Float32Array, begin: number): void {
    const dots = this.#dots.of(piece, others)
    const inverse = this.#inverse
    const own = inverse[piece] as number
    for (let i = 0; i < others.length; i++)
      into[begin + i] = (dots[i] as number) * (own * (inverse[others[i] as number] as number))
  }
}

function inverseLength({ rows, dimension }: StaticModel['table'], row: number): number {
  let squares = 0
  for (let i = row * dimension; i < (row + 1) * dimension; i++) squares += (rows[i] as number) ** 2
  return squares === 0 ? 0 : 1 / Math.sqrt(squares)
}
