import { vectorOfNothing } from './embedder.ts'
import type { QuantisedTable } from './quantise.ts'
import { piecesMax } from './tokenizer-json.ts'
import { paddingId, reservedPieces, Splitter, type SplitterArrays, unknownId } from './unigram.ts'
import { wordsOf } from './words.ts'

/** A static model in memory: nothing but arrays, so that it can be handed to another thread. */
export type StaticModel = Readonly<{ table: QuantisedTable; splitter: SplitterArrays }>

/**
 * Embeds texts as the model's files do when they are read by transformers.js: the sum of the rows of a text's pieces,
 * brought to length 1. Nothing is remembered from one text to the next.
 */
export class StaticEmbedding {
  readonly dimension: number
  readonly #table: QuantisedTable
  readonly #splitter: Splitter
  readonly #sum: Float64Array

  constructor({ table, splitter }: StaticModel) {
    this.dimension = table.dimension
    this.#table = table
    this.#splitter = new Splitter(splitter)
    this.#sum = new Float64Array(table.dimension)
  }

  /** Writes the vector of `text` to `target`, from place `begin` on. */
  write(text: string, target: Float32Array, begin: number): void {
    const sum = this.#sum.fill(0)
    for (const piece of this.pieces(text)) this.#add(piece)
    let squares = 0
    for (let i = 0; i < sum.length; i++) squares += (sum[i] as number) ** 2
    if (squares > 0) {
      const scale = 1 / Math.sqrt(squares)
      for (let i = 0; i < sum.length; i++) target[begin + i] = (sum[i] as number) * scale
    } else target.set(vectorOfNothing(this.dimension), begin)
  }

  /** Ids of the pieces of a text, in order; those beyond `piecesMax` are left out. */
  pieces(text: string): number[] {
    const pieces: number[] = []
    for (const section of text.includes('<') ? text.split(reservedTexts) : [text]) {
      const reserved = reservedIds.get(section)
      if (reserved === undefined) this.#split(section, pieces)
      else pieces.push(reserved)
    }
    return pieces.length > piecesMax ? pieces.slice(0, piecesMax) : pieces
  }

  #split(text: string, pieces: number[]): void {
    for (const word of wordsOf(text)) {
      for (const piece of this.#splitter.split(word)) pieces.push(piece)
      if (pieces.length >= piecesMax) return
    }
  }

  #add(piece: number): void {
    const { rows, scales, dimension } = this.#table
    const sum = this.#sum
    const scale = scales[piece] as number
    const row = piece * dimension
    for (let i = 0; i < dimension; i++) {
      sum[i] = (sum[i] as number) + (rows[row + i] as number) * scale
    }
  }
}

/** Tokenizers take these for pieces wherever a text spells them out, before anything else is done to it. */
const reservedTexts = new RegExp(`(${reservedPieces.map(([text]) => text).join('|')})`)
const reservedIds: ReadonlyMap<string, number> = new Map(
  [unknownId, paddingId].map((id) => [reservedPieces[id]?.[0] ?? '', id]),
)
