import { Trie, type TrieArrays } from './trie.ts'

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

/** All that splitting needs to know of a vocabulary, in arrays that can be handed to another thread. */
export type SplitterArrays = Readonly<{ trie: TrieArrays; scores: Float64Array }>

/**
 * Splits words into the most probable pieces (Kudo, 2018: "Subword regularization").
 * Gives the same ids as the tokenizer.json written from the same pieces, ties included: of equally probable splits the
 * one whose last piece is longest.
 */
export class Splitter {
  readonly arrays: SplitterArrays
  readonly #trie: Trie
  readonly #unknownScore: number
  /** For each place in the word at hand: the best score up to it, where the piece that ends there begins, and its id. */
  #best = new Float64Array(64)
  #from = new Int32Array(64)
  #piece = new Int32Array(64)

  constructor(arrays: SplitterArrays) {
    this.arrays = arrays
    this.#trie = new Trie(arrays.trie)
    this.#unknownScore =
      arrays.scores.reduce((least, score) => Math.min(least, score), 0) - unknownPenalty
  }

  /** Ids of the pieces of one marked word, in order; neighbouring unknown characters make one unknown piece. */
  split(word: string): number[] {
    this.weigh(word, this.scoreOf)
    return this.best(word)
  }

  protected readonly scoreOf = (id: number): number => this.arrays.scores[id] as number

  /** Finds the best split of `word` and gives its score; `scored` is asked at each place where a piece might be. */
  protected weigh(word: string, scored: (id: number) => number): number {
    const { length } = word
    this.#makeRoom(length + 1)
    this.#best.fill(-Infinity, 1, length + 1)
    for (let start = 0; start < length; start++) {
      let single = false
      let node = this.#trie.step(Trie.root, word.charCodeAt(start))
      for (let end = start + 1; node !== 0; end++) {
        const id = this.#trie.valueAt(node)
        if (id >= 0) {
          this.#offer(start, end, id, scored(id))
          single ||= end === start + 1
        }
        if (end >= length) break
        node = this.#trie.step(node, word.charCodeAt(end))
      }
      if (!single) this.#offer(start, start + 1, unknownId, this.#unknownScore)
    }
    return this.#best[length] as number
  }

  /** The split found for the word that was weighed last. */
  protected best(word: string): number[] {
    const ids: number[] = []
    for (let end = word.length; end > 0; end = this.#from[end] as number) {
      const id = this.#piece[end] as number
      if (id !== unknownId || ids.at(-1) !== unknownId) ids.push(id)
    }
    return ids.reverse()
  }

  #offer(start: number, end: number, id: number, score: number): void {
    const total = (this.#best[start] as number) + score
    if (total <= (this.#best[end] as number)) return
    this.#best[end] = total
    this.#from[end] = start
    this.#piece[end] = id
  }

  #makeRoom(places: number): void {
    if (places <= this.#best.length) return
    this.#best = new Float64Array(places * 2)
    this.#from = new Int32Array(places * 2)
    this.#piece = new Int32Array(places * 2)
  }
}

/** A splitter that remembers its pieces, and can be asked for other splits than the best. */
export class Unigram extends Splitter {
  readonly pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    // Pieces share so many beginnings that there are some 2.7 nodes to each; the trie may grow.
    const trie = new Trie(Math.ceil(pieces.length * 2.7))
    const scores = new Float64Array(pieces.length)
    pieces.forEach(([text, score], id) => {
      scores[id] = score
      if (id > paddingId) trie.add(text, id)
    })
    super({ trie: trie.arrays, scores })
    this.pieces = pieces
  }

  /**
   * A split that is probable rather than the best: each piece's score is disturbed by `noise()`. Seen in training, it
   * teaches the pieces to stand in for one another.
   */
  splitLoosely(word: string, noise: () => number): number[] {
    this.weigh(word, (id) => this.scoreOf(id) + noise())
    return this.best(word)
  }

  /** The score of the best split of `word` that does without the piece `id`. */
  scoreWithout(word: string, id: number): number {
    return this.weigh(word, (other) => (other === id ? -Infinity : this.scoreOf(other)))
  }
}
