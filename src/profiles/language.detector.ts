import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { builtInLanguages, readLanguages } from '../embedding/language-model.loader.ts'
import { type LanguageModel, likeliestLanguage } from '../embedding/language-model.ts'
import { isLanguage, type Language } from '../platform/phrase.ts'

/** Loaded at the first longer text: its tables take some 190 MB, and files that state their languages never ask. */
const require = createRequire(import.meta.url)
let loaded: typeof import('eld/medium')['eld'] | undefined

function detector() {
  if (loaded) return loaded
  // By its address, because the package names this file for `import` only.
  const address = fileURLToPath(import.meta.resolve('eld/medium'))
  loaded = (require(address) as typeof import('eld/medium')).eld
  return loaded
}

let model: LanguageModel | undefined

function ours(): LanguageModel {
  model ??= readLanguages(builtInLanguages)
  return model
}

/** Shorter texts are not refused for their language: "ISO 13485 audit" belongs to none. */
const lettersToBeSure = 40

export type Detection = Readonly<
  { language: Language; foreign?: undefined } | { language?: undefined; foreign: string }
>

/**
 * The language of a text: one of ours, or the foreign one when the text is long enough to be sure. Among ours the project's
 * own model decides, which knows the terms of trades; whether a longer text is foreign, a detector of many languages. A text
 * without a word that was ever seen counts as English.
 */
export function detectLanguage(text: string): Detection {
  const letters = text.replace(/\P{L}/gu, '').length
  if (letters >= lettersToBeSure) {
    const result = detector().detect(text)
    if (!isLanguage(result.language) && result.language !== '' && result.isReliable())
      return { foreign: result.language }
  }
  return { language: likeliestLanguage(ours(), text) ?? 'en' }
}
