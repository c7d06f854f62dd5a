import { pieceMeanings } from '../embedding/piece-meanings.loader.ts'
import { LexicalBag, saysNothing } from './lexical.ts'
import type { EntryWords } from './search-fit.ts'

/** The words of a text, its title on the first line, as `fit` compares them. */
export function lexicalBag(text: string): LexicalBag {
  return new LexicalBag(text, pieceMeanings())
}

/** Whether an entry has no word that is known, in its title or description. */
export function isSilentEntry({ title, description }: Omit<Said, 'textHash'>): boolean {
  return saysNothing(`${title}\n${description}`, pieceMeanings())
}

/** Of how many entries the words are kept before all are forgotten: some 15 MB. */
const keptMost = 10_000
const kept = new Map<string, EntryWords>()

/** What an entry says, and the hash that it has of that. */
type Said = Readonly<{ textHash: string; title: string; description: string }>

/**
 * The words of an entry that was found. The same entries are found again and again, and taking their words apart takes longer than
 * comparing them.
 */
export function entryWords({ textHash, title, description }: Said): EntryWords {
  const known = kept.get(textHash)
  if (known) return known
  if (kept.size >= keptMost) kept.clear()
  const words = { words: lexicalBag(`${title}\n${description}`), title: lexicalBag(title) }
  kept.set(textHash, words)
  return words
}

/** Whether people use a word of any language so often that the model knows it as a whole; what is mistyped falls into pieces. */
export function isKnownWord(word: string): boolean {
  return pieceMeanings().piecesOf(word).length === 1
}
