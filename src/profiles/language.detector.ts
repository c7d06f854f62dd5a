import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isLanguage, type Language } from '../platform/phrase.ts'

/** Loaded at the first question: its tables take some 190 MB, and files that state their languages never ask. */
const require = createRequire(import.meta.url)
let loaded: typeof import('eld/medium')['eld'] | undefined

function detector() {
  if (loaded) return loaded
  // By its address, because the package names this file for `import` only.
  const address = fileURLToPath(import.meta.resolve('eld/medium'))
  loaded = (require(address) as typeof import('eld/medium')).eld
  return loaded
}

/** Shorter texts are not refused for their language: "ISO 13485 audit" belongs to none. */
const lettersToBeSure = 40

export type Detection = Readonly<
  { language: Language; foreign?: undefined } | { language?: undefined; foreign: string }
>

/**
 * The language of a text, by character n-grams: one of ours, or the foreign one when the text is long enough
 * to be sure. A short or unclear text gets the likeliest of ours, English if nothing speaks for any.
 */
export function detectLanguage(text: string): Detection {
  const result = detector().detect(text)
  if (isLanguage(result.language)) return { language: result.language }
  const letters = text.replace(/\P{L}/gu, '').length
  if (letters >= lettersToBeSure && result.language !== '' && result.isReliable())
    return { foreign: result.language }
  const ours = Object.entries(result.getScores()).filter(([code]) => isLanguage(code))
  const best = ours.sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'en'
  return { language: isLanguage(best) ? best : 'en' }
}
