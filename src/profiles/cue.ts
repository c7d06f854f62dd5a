/** Kinds of sentences that are no entry, whatever else they say. */
export const asides = [
  'contact',
  'hours',
  'legal',
  'recruitment',
  'funding',
  'history',
  'slogan',
  'people',
  'award',
] as const
export type Aside = (typeof asides)[number]

/** Asides so plain that no other word in the sentence outweighs them. */
export const firmAsides: readonly Aside[] = ['contact', 'hours', 'legal', 'recruitment', 'funding']

/** What gives away, in one language, which side of a profile a sentence is about. */
export type Cues = Readonly<{
  /** Says that something is looked for. */
  need: RegExp
  /** Looks like a need, and is the reader's or a customer's, or an invitation. */
  notNeed: RegExp
  /** Says that something is made, offered or at hand. */
  competency: RegExp
  /** Somebody does something: weaker than a verb that is known. */
  doing: RegExp
  /** Goes on about what the sentence before said. */
  continues: RegExp
  /** What opens a sentence before what it is about; left out of titles. */
  opening: RegExp
  /** What of the opening's verb is left at the end of a sentence, as "an" is of "wir bieten … an". */
  closing?: RegExp
  asides: Readonly<Record<Aside, RegExp>>
  headings: Readonly<{ need: RegExp; competency: RegExp; neither: RegExp }>
}>

const apart = '(?<![\\p{L}\\p{N}])'

/** One expression for words and phrases, each whole; `*` stands for any ending, a space for any white space. */
export function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`${apart}(?:${spelled(words)})(?![\\p{L}\\p{N}])`, 'iu')
}

/** The same at the very beginning of a text, with the white space and punctuation that follow; "d'" stands before its word. */
export function beginning(...words: readonly string[]): RegExp {
  return new RegExp(`^(?:${spelled(words)})(?:(?<=[’'])|(?![\\p{L}\\p{N}]))[\\s,:–-]*`, 'iu')
}

function spelled(words: readonly string[]): string {
  return words.map((word) => word.replaceAll('*', '\\p{L}*').replaceAll(' ', '\\s+')).join('|')
}
