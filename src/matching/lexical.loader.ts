import { pieceMeanings } from '../embedding/piece-meanings.loader.ts'
import { LexicalBag } from './lexical.ts'

/** The words of a text, its title on the first line, as `fit` compares them. */
export function lexicalBag(text: string): LexicalBag {
  return new LexicalBag(text, pieceMeanings())
}

/** Whether people use a word of any language so often that the model knows it as a whole; what is mistyped falls into pieces. */
export function isKnownWord(word: string): boolean {
  return pieceMeanings().piecesOf(word).length === 1
}
