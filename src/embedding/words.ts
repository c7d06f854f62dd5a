/** Marks the beginning of a word inside a piece, as in SentencePiece. */
export const wordStart = '▁'

/** Everything that is neither letter, digit nor mark. tokenizer.json holds the same expression, so that all see the same words. */
export const notInWords = '[^\\p{L}\\p{N}\\p{M}]+'

const separators = new RegExp(notInWords, 'gu')

/**
 * The words of a text, in order, each marked at its beginning.
 * Compatibility forms are unified (NFKC), letters lowered and punctuation left out: it carries no meaning of its own
 * here, and „Stahl“ must be the word that Stahl is.
 */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(separators, ' ').trim()
  return plain === '' ? [] : plain.split(' ').map((word) => wordStart + word)
}
