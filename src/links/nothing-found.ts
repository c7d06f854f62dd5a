import type { Phrase } from '../platform/phrase.ts'
import { nobodyAnswers, tooFew } from './place-phrases.ts'

/** Why nothing was found, where it is plain what is missing. */
export function whyNothing(organisations: number, answers: number): Phrase | null {
  if (organisations < 2) return tooFew(organisations)
  return answers === 0 ? nobodyAnswers : null
}
