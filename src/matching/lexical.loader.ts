import { pieceMeanings } from '../embedding/piece-meanings.loader.ts'
import { LexicalBag } from './lexical.ts'

/** The words of a text, its title on the first line, as `fit` compares them. */
export function lexicalBag(text: string): LexicalBag {
  return new LexicalBag(text, pieceMeanings())
}
