import type { Language } from '../platform/phrase.ts'
import { detectLanguage } from './language.detector.ts'

/** Fewer letters do not tell a language apart from the one around them. */
const lettersToDiffer = 30
/** So many letters of a foreign language are no accident of names and abbreviations. */
const lettersToBeForeign = 60

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** The language of one passage of a text that is in `whole`: null for one that we do not match in. */
export function languageOfPassage(passage: string, whole: Language): Language | null {
  const letters = passage.replace(/\P{L}/gu, '').length
  if (rightToLeft.test(passage)) return null
  if (letters < lettersToDiffer) return whole
  const { language } = detectLanguage(passage)
  if (language !== undefined) return language
  return letters < lettersToBeForeign ? whole : null
}
