import { mainLanguages } from './concepts.ts'
import { eachFeature, type FeatureShape } from './language-features.ts'
import { writtenIn } from './writing.ts'

export type SpokenLanguage = (typeof mainLanguages)[number]

/**
 * How much each feature of a text speaks for each language: 2^bits rows of a number a language, in units of `step`; a language's
 * logit is the sum over the text's features, divided by the root of how many they are.
 */
export type LanguageTable = Readonly<{
  languages: readonly string[]
  shape: FeatureShape
  weights: Int8Array
}>

/**
 * `ours` tells our own languages apart, by many features, so that two words are enough; `all` says which of many languages a longer text is
 * in, by fewer.
 */
export type LanguageModel = Readonly<{ ours: LanguageTable; all: LanguageTable }>

/** What a whole number in a table is worth, in nats. */
export const step = 0.05

/** Shorter texts are never called foreign: "ISO 13485 audit" belongs to no language. */
const lettersToBeSure = 40

/** By how much a foreign language must be likelier than each of ours, in nats. */
const certainty = 2

/** The language of ours that speaks most for a text; nothing where a text has no feature that was ever seen. */
export function likeliestLanguage(
  { ours }: LanguageModel,
  text: string,
): SpokenLanguage | undefined {
  const logits = logitsOf(ours, text)
  if (logits.every((logit) => logit === 0)) return undefined
  return mainLanguages.find((language) => language === ours.languages[largestOf(logits)])
}

/**
 * The language of a text that is in none of ours, as an ISO 639-1 code; nothing for a text that is in one of ours, or too short to be
 * sure. A text in a language that the model does not know comes out as the nearest one it knows.
 */
export function foreignLanguage({ all }: LanguageModel, text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters < lettersToBeSure) return undefined
  const written = writtenIn(text)
  if (written !== undefined) return written
  const logits = logitsOf(all, text)
  const best = largestOf(logits)
  const bestOfOurs = Math.max(...logits.filter((_, column) => isOurs(all.languages[column])))
  const ahead = (logits[best] as number) - bestOfOurs
  return ahead > certainty ? all.languages[best] : undefined
}

function isOurs(language: string | undefined): boolean {
  return (mainLanguages as readonly (string | undefined)[]).includes(language)
}

function logitsOf({ languages, shape, weights }: LanguageTable, text: string): Float64Array {
  const width = languages.length
  const sums = new Float64Array(width)
  let features = 0
  eachFeature(text, shape, (row) => {
    for (let column = 0; column < width; column++)
      sums[column] = (sums[column] as number) + (weights[row * width + column] as number)
    features++
  })
  return sums.map((sum) => (step * sum) / Math.sqrt(features || 1))
}

function largestOf(values: Float64Array): number {
  return values.indexOf(Math.max(...values))
}
