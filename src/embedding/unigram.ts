import { Trie } from './trie.ts'

/** A piece of a word and the natural logarithm of its probability. */
export type Piece = readonly [text: string, score: number]

/** What every vocabulary begins with; words never contain these. */
export const unknownId = 0
export const paddingId = 1
export const reservedPieces: readonly Piece[] = [
  ['<unk>', 0],
  ['<pad>', 0],
]

/** How much worse an unknown character is than the rarest piece; the same in every implementation of Unigram. */
const unknownPenalty = 10

/**
 * Splits words into the most probable pieces (Kudo, 2018: "Subword regularization").
 * Gives the same ids as the tokenizer.json written from the same pieces, ties included: of equally probable splits the
 * one whose last piece is longest.
 */
export class Unigram {
  readonly pieces: readonly Piece[]
  readonly #trie: Trie
  readonly #scores: Float64Array
  readonly #unknownScore: number

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
    this.#trie = new Trie(pieces.reduce((sum, [text]) => sum + text.length, 0))
    this.#scores = Float64Array.from(pieces, ([, score]) => score)
    for (const [id, [text]] of pieces.entries()) if (id > paddingId) this.#trie.add(text, id)
    this.#unknownScore =
      this.#scores.reduce((least, score) => Math.min(least, score), 0) - unknownPenalty
  }

  /** Ids of the pieces of one marked word, in order; neighbouring unknown characters make one unknown piece. */
  split(word: string): number[] {
    return backtrack(this.#lattice(word, (id) => this.#scores[id] as number))
  }

  /**
   * A split that is probable rather than the best: each piece's score is disturbed by `noise()`. Seen in training, it
   * teaches the pieces to stand in for one another.
   */
  splitLoosely(word: string, noise: () => number): number[] {
    return backtrack(this.#lattice(word, (id) => (this.#scores[id] as number) + noise()))
  }

  /** The score of the best split of `word` that does without the piece `id`. */
  scoreWithout(word: string, id: number): number {
    const { best } = this.#lattice(word, (other) =>
      other === id ? -Infinity : (this.#scores[other] as number),
    )
    return best[word.length] as number
  }

  #lattice(word: string, scored: (id: number) => number): Lattice {
    const length = word.length
    const best = new Float64Array(length + 1).fill(-Infinity)
    const from = new Int32Array(length + 1)
    const piece = new Int32Array(length + 1)
    best[0] = 0
    const offer = (start: number, end: number, id: number, score: number) => {
      const total = (best[start] as number) + score
      if (total <= (best[end] as number)) return
      best[end] = total
      from[end] = start
      piece[end] = id
    }
    for (let start = 0; start < length; start++) {
      let single = false
      let node = this.#trie.step(Trie.root, word.charCodeAt(start))
      for (let end = start + 1; node !== 0; end++) {
        const id = this.#trie.valueAt(node)
        if (id >= 0) {
          offer(start, end, id, scored(id))
          single ||= end === start + 1
        }
        if (end >= length) break
        node = this.#trie.step(node, word.charCodeAt(end))
      }
      if (!single) offer(start, start + 1, unknownId, this.#unknownScore)
    }
    return { best, from, piece }
  }
}

/** For each place in a word: the best score up to it, and where the piece that ends there begins. */
type Lattice = Readonly<{ best: Float64Array; from: Int32Array; piece: Int32Array }>

function backtrack({ from, piece }: Lattice): number[] {
  const ids: number[] = []
  for (let end = from.length - 1; end > 0; end = from[end] as number) {
    const id = piece[end] as number
    if (id !== unknownId || ids.at(-1) !== unknownId) ids.push(id)
  }
  return ids.reverse()
}
