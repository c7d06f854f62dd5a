/** Different words after which a description is long enough. */
export const enoughWords = 25
/** Figures, materials and standards after which it is specific enough. */
export const enoughFacts = 3

/** Different words of three letters or more: saying the same again adds nothing. */
export function distinctWords(text: string): number {
  return new Set(text.toLowerCase().match(/\p{L}[\p{L}\p{N}-]{2,}/gu) ?? []).size
}

/**
 * What can be checked in a text: figures (`0,5 mm`, `350 kg`), standards (`ISO 9227`), materials and other names with
 * capitals or digits within (`PEEK`, `Ti-6Al-4V`). Each counts once.
 */
export function distinctFacts(text: string): number {
  const tokens = text.match(/[\p{L}\p{N}][\p{L}\p{N}.,/+²³-]*/gu) ?? []
  const facts = tokens
    .map((token) => token.replace(/[.,/+-]+$/, ''))
    .filter((token) => /\p{N}/u.test(token) || /^\p{Lu}{2}|\p{Ll}\p{Lu}/u.test(token))
  return new Set(facts).size
}

/** How much a reader can take from a text, from 0 to 1: six tenths for length, four for what can be checked. */
export function wordingOf(text: string): number {
  const length = Math.min(1, distinctWords(text) / enoughWords)
  const facts = Math.min(1, distinctFacts(text) / enoughFacts)
  return 0.6 * length + 0.4 * facts
}
