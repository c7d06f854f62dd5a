import type { Language } from '../platform/phrase.ts'
import type { Cues } from './cue.ts'
import { english } from './cues-english.ts'
import { french } from './cues-french.ts'
import { german } from './cues-german.ts'
import { polish } from './cues-polish.ts'

/** What gives a sentence away, by language. */
export const cues: Readonly<Record<Language, Cues>> = {
  pl: polish,
  en: english,
  de: german,
  fr: french,
}
