import { compare } from './coverage.ts'
import { wordsOf } from './lexical.ts'

/** Something to look for among the words of entries: as PostgreSQL's full text reads it, and what it is made of. */
export type Term = Readonly<{ query: string; words: readonly string[] }>

/** A term with how much it tells. */
export type WeighedTerm = Readonly<{ query: string; weight: number }>

/** A word that nobody uses, and the word that is read instead. */
export type Correction = Readonly<{ written: string; read: string }>

/** How many words of a text are looked for; the longest, because these are the rarest. */
const wordsMax = 8

/**
 * What to look for: each word by its beginning, and all of them together. A beginning, because no stemmer knows all four
 * languages: an ending has up to two letters in most words of any of them.
 */
export function termsOf(text: string): Term[] {
  const words = [...new Set(wordsOf(text))]
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length || compare(a, b))
    .slice(0, wordsMax)
  const single = words.map((word) => ({ query: beginningOf(word), words: [word] }))
  const all = { query: single.map(({ query }) => query).join(' & '), words }
  return words.length > 1 ? [...single, all] : single
}

/** The stem of a word, roughly, as full text is asked for it; short words are taken whole. */
function beginningOf(word: string): string {
  // Whole characters: half of one, of the rarer scripts, would be no text.
  const letters = [...word]
  if (letters.length <= 3) return `'${word}'`
  return `'${letters.slice(0, stemLength(letters.length)).join('')}':*`
}

/** How many letters of a word of so many are its stem, roughly. */
function stemLength(letters: number): number {
  return letters - (letters <= 4 ? 0 : letters <= 7 ? 1 : 2)
}

/** Above this many entries a word tells nothing that the vectors do not. */
export const tellingMost = 1000

/** How many terms are looked for at once. */
const termsMax = 6

/** The terms that tell something, the rarest first, each with its weight (inverse document frequency, above 0). */
export function tellingTerms(
  terms: readonly Term[],
  counts: ReadonlyMap<string, number>,
): WeighedTerm[] {
  return terms
    .map(({ query }) => ({ query, count: counts.get(query) ?? 0 }))
    .filter(({ count }) => count > 0 && count <= tellingMost)
    .sort((a, b) => a.count - b.count || compare(a.query, b.query))
    .slice(0, termsMax)
    .map(({ query, count }) => ({ query, weight: Math.log((tellingMost + 1) / count) }))
}

/** A longer text is understood without help; each word costs a look through all titles. */
const correctedMost = 6

/**
 * The words that may be mistyped: no entry has one that begins like them, they are long enough to tell, and nobody knows them as
 * words. What stands in double quotes is meant as written.
 * @param isWord whether people use a word, even if no entry has it
 */
export function doubtfulWords(
  text: string,
  counts: ReadonlyMap<string, number>,
  isWord: (word: string) => boolean,
): string[] {
  const meant = new Set([...quotedWords(text), ...spelled(text).filter(isWord).flatMap(wordsOf)])
  return termsToMend(text)
    .filter(({ query }) => (counts.get(query) ?? 0) === 0)
    .flatMap(({ words }) => words)
    .filter((word) => word.length >= 4 && !/\p{N}/u.test(word) && !meant.has(word))
}

/**
 * The terms that somebody may have typed on a keyboard without accents: entries have them. None where there is an accent, for
 * whoever types one can type others.
 */
export function plainlyTyped(text: string, counts: ReadonlyMap<string, number>): Term[] {
  if (/[^\0-\x7f]/.test(text)) return []
  const meant = quotedWords(text)
  return termsToMend(text).filter(
    ({ query, words: [word = ''] }) =>
      word.length >= 4 && (counts.get(query) ?? 0) > 0 && !meant.has(word),
  )
}

function termsToMend(text: string): Term[] {
  const single = termsOf(text).filter(({ words }) => words.length === 1)
  return single.length > correctedMost ? [] : single
}

function quotedWords(text: string): Set<string> {
  return new Set(wordsOf([...text.matchAll(/"([^"]*)"/g)].map(([, said]) => said).join(' ')))
}

/**
 * A word without accents as these texts spell it, or where they have it with other endings only, with the accents of its stem; the
 * spelling that is met most often.
 */
export function spelledLike(word: string, texts: readonly string[]): string | undefined {
  const whole = new Map<string, number>()
  const stems = new Map<string, number>()
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1)
  for (const read of texts.flatMap(spelled)) {
    const [plain = ''] = wordsOf(read)
    const same = sameLetters(plain, word)
    if (plain === word) count(whole, read)
    // Only where each letter is one letter plainly too is it known which of them has the accent.
    else if (same >= stemLength(word.length) && plain.length === read.length)
      count(stems, read.slice(0, same) + word.slice(same))
  }
  const best = [...(whole.size > 0 ? whole : stems)].sort(
    ([one, often], [other, oftener]) => oftener - often || compare(one, other),
  )
  return best[0]?.[0]
}

/** How many letters two words begin with alike. */
function sameLetters(one: string, other: string): number {
  let same = 0
  while (same < one.length && one[same] === other[same]) same++
  return same
}

/** The words of a text as it spells them, but for capitals. */
function spelled(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(lettersTogether) ?? []
}

/**
 * The word of these titles that is fewest slips away, if it is near enough: one slip in a short word, two from six
 * letters on, three from twelve. Of equals the one that more titles have; as they spell it, because meaning hangs on accents.
 * @param slips how many letters are too many, missing, wrong or swapped
 */
export function nearestWord(
  word: string,
  titles: readonly string[],
  slips: (a: string, b: string) => number,
): string | undefined {
  const most = word.length < 6 ? 1 : word.length < 12 ? 2 : 3
  const times = new Map<string, number>()
  for (const read of titles.flatMap(spelled)) times.set(read, (times.get(read) ?? 0) + 1)
  return [...times]
    .flatMap(([read, count]) =>
      wordsOf(read).map((plain) => ({ read, count, slips: slips(word, plain) })),
    )
    .filter((one) => one.slips <= most)
    .sort((a, b) => a.slips - b.slips || b.count - a.count || compare(a.read, b.read))[0]?.read
}

const lettersTogether = /[\p{L}\p{M}\p{N}]+/gu

/** The text with its corrections made, so that it means what was meant. */
export function corrected(text: string, corrections: readonly Correction[]): string {
  const read = new Map(corrections.map((one) => [one.written, one.read]))
  return text.replace(lettersTogether, (said) => {
    const [word = ''] = wordsOf(said)
    return read.get(word) ?? said
  })
}
