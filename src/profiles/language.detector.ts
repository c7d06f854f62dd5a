import { builtInLanguages, readLanguages } from '../embedding/language-model.loader.ts'
import {
  foreignLanguage,
  type LanguageModel,
  likeliestLanguage,
} from '../embedding/language-model.ts'
import type { Language } from '../platform/phrase.ts'

/** Read at the first question: files that state their languages never ask. */
let loaded: LanguageModel | undefined

function model(): LanguageModel {
  loaded ??= readLanguages(builtInLanguages)
  return loaded
}

export type Detection = Readonly<
  { language: Language; foreign?: undefined } | { language?: undefined; foreign: string }
>

/**
 * The language of a text: one of ours, or the foreign one when the text is long enough to be sure. A text without a word that
 * resembles any that was ever seen counts as English.
 */
export function detectLanguage(text: string): Detection {
  const foreign = foreignLanguage(model(), text)
  if (foreign !== undefined) return { foreign }
  return { language: likeliestLanguage(model(), text) ?? 'en' }
}
