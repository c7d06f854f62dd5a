/** Marks the beginning of a word inside a piece, as in SentencePiece. */
export const wordStart = '▁'

const inWord = '\\p{L}\\p{N}\\p{M}'

/** Everything that is neither letter, digit nor mark. tokenizer.json holds the same expression, so that all see the same words. */
export const notInWords = `[^${inWord}]+`

const word = new RegExp(`[${inWord}]+`, 'gu')

/**
 * The words of a text, in order, each marked at its beginning.
 * Compatibility forms are unified (NFKC), letters lowered and punctuation left out: it carries no meaning of its own
 * here, and „Stahl“ must be the word that Stahl is.
 */
export function wordsOf(text: string): string[] {
  return lettersOf(text).map((letters) => wordStart + letters)
}

/** The same words without the mark. */
export function lettersOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(word) ?? []
}
