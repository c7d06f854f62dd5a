import { type Concept, mainLanguages } from './concepts.ts'
import { wordsOf } from './words.ts'
import { wrappings } from './wrappings.ts'

/** A language beside the four main ones gets fewer pieces of the vocabulary. */
const otherLanguageWeight = 0.25

/** How often each marked word occurs in names, definitions and wrappings. */
export function countWords(concepts: readonly Concept[]): Map<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, weight: number) => {
    for (const word of wordsOf(text)) {
      if (word.length <= wordLengthMax) counts.set(word, (counts.get(word) ?? 0) + weight)
    }
  }
  for (const { names, definition } of concepts) {
    for (const [language, texts] of names) {
      const main = (mainLanguages as readonly string[]).includes(language)
      for (const text of texts) count(text, main ? 1 : otherLanguageWeight)
    }
    if (definition) count(definition, 1)
  }
  for (const phrases of Object.values(wrappings)) for (const phrase of phrases) count(phrase, 1)
  return counts
}

/** Longer "words" are codes and addresses; in training their probabilities would vanish. */
const wordLengthMax = 40
