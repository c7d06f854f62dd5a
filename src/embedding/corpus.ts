import type { Unigram } from './unigram.ts'
import { wordsOf } from './words.ts'

/**
 * Texts as pieces, each distinct text and each distinct word once. The pieces of text t are those of its words
 * `words[wordsFrom[t]] … words[wordsFrom[t + 1] - 1]`; those of word w are `pieces[piecesFrom[w]] …`, and
 * `loosePieces` holds another, less probable split of it.
 */
export type Corpus = Readonly<{
  texts: readonly string[]
  wordsFrom: Int32Array
  words: Int32Array
  best: Splits
  loose: Splits
}>

/** Hands over the pieces of a text's most probable split, in order. */
export function eachPiece(
  { words, wordsFrom, best }: Corpus,
  text: number,
  hand: (piece: number) => void,
): void {
  const lastWord = wordsFrom[text + 1] as number
  for (let at = wordsFrom[text] as number; at < lastWord; at++) {
    const word = words[at] as number
    const last = best.from[word + 1] as number
    for (let piece = best.from[word] as number; piece < last; piece++) {
      hand(best.pieces[piece] as number)
    }
  }
}

type Splits = Readonly<{ from: Int32Array; pieces: Int32Array }>

/** Gives every distinct text a number, in the order in which they are first seen. */
export class TextNumbers {
  readonly texts: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.texts.push(text)
    this.#numbers.set(text, this.texts.length - 1)
    return this.texts.length - 1
  }
}

/** Splits all texts. `noise` disturbs the scores of the loose splits. */
export function splitCorpus(
  texts: readonly string[],
  unigram: Unigram,
  noise: () => number,
): Corpus {
  const numbers = new TextNumbers()
  const wordsFrom = new Int32Array(texts.length + 1)
  const words: number[] = []
  for (const [text, content] of texts.entries()) {
    for (const word of wordsOf(content)) words.push(numbers.numberOf(word))
    wordsFrom[text + 1] = words.length
  }
  return {
    texts,
    wordsFrom,
    words: Int32Array.from(words),
    best: splitWords(numbers.texts, (word) => unigram.split(word)),
    loose: splitWords(numbers.texts, (word) => unigram.splitLoosely(word, noise)),
  }
}

function splitWords(words: readonly string[], split: (word: string) => number[]): Splits {
  const from = new Int32Array(words.length + 1)
  const pieces: number[] = []
  for (const [word, text] of words.entries()) {
    for (const piece of split(text)) pieces.push(piece)
    from[word + 1] = pieces.length
  }
  return { from, pieces: Int32Array.from(pieces) }
}
