import type { Language } from '../platform/phrase.ts'

/** How many sentences of an entry are kept to be quoted, and how long one may be. */
const sentencesMax = 12
const charactersMax = 400

/** The title and the sentences of a description, in order, without those that say nothing (under three letters). */
export function sentencesOf(
  entry: Readonly<{ title: string; description: string; language: Language }>,
): string[] {
  const segments = new Intl.Segmenter(entry.language, { granularity: 'sentence' }).segment(
    entry.description,
  )
  const sentences = Array.from(segments, ({ segment }) => segment.replace(/\s+/g, ' ').trim())
  return [entry.title, ...sentences.filter((text) => text.replace(/\P{L}/gu, '').length >= 3)]
    .map((text) => (text.length > charactersMax ? `${text.slice(0, charactersMax - 1)}…` : text))
    .slice(0, sentencesMax)
}
