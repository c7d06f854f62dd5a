import { PieceCosines } from './piece-cosines.ts'
import type { StaticModel } from './static-model.ts'
import { Splitter, unknownId } from './unigram.ts'
import { wordStart } from './words.ts'

/** A word's pieces are looked up again and again; so many words are remembered, and then all are forgotten. */
const wordsMax = 50_000

/** Pieces that make up the share p of all text weigh a / (a + p), as those of a text's vector do (Arora, Liang and Ma, 2017). */
const a = 1e-4

/** What the pieces of words mean by themselves, how much each tells, and how near they are to each other. */
export class PieceMeanings {
  /** What pieces mean, for a thread that has its own `PieceCosines`. */
  readonly table: StaticModel['table']
  /** How much a piece says, in [0, 1]; by its number. */
  readonly weights: Float32Array
  readonly cosines: PieceCosines
  readonly #splitter: Splitter
  readonly #words = new Map<string, readonly number[]>()

  constructor({ table, splitter }: StaticModel) {
    this.table = table
    this.cosines = new PieceCosines(table)
    this.#splitter = new Splitter(splitter)
    this.weights = Float32Array.from(splitter.scores, (score, piece) =>
      piece === unknownId || this.cosines.inverse[piece] === 0 ? 0 : a / (a + Math.exp(score)),
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
}
