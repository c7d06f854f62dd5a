import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { detectLanguage } from '../profiles/language.detector.ts'
import { languageOfPassage } from '../profiles/passage-language.detector.ts'
import { plainLines } from '../profiles/pasted-text.ts'
import { unsupportedLanguage } from '../profiles/phrases.ts'
import { longestPaste } from '../profiles/proposal.ts'
import { nothingToRead, pasteTooLong } from '../profiles/proposal-phrases.ts'
import { type SeatReading, seatsFromText } from './seats-from-text.ts'

/** Markup may be many times as long as the words; beyond this it is no idea of a project. */
const longestMarkup = 500_000

/**
 * Proposes seats from an idea of a project; nothing is stored.
 * @throws Refusal `invalid` for a text without a sentence, of more than 20,000 characters, or in a language we do not match in
 */
export function proposeSeats(
  actor: Actor,
  pasted: string,
): SeatReading & Readonly<{ language: Language }> {
  authorise(actor, 'group.propose')
  const refuse = (phrase: Parameters<typeof refuseInvalid>[0][number]['phrase']) =>
    refuseInvalid([{ pointer: '/text', phrase }])
  if (pasted.length > longestMarkup) refuse(pasteTooLong(pasted.length, longestPaste))
  const text = plainLines(pasted)
  if (!/\p{L}{2}/u.test(text)) refuse(nothingToRead)
  if (text.length > longestPaste) refuse(pasteTooLong(text.length, longestPaste))
  const { language, foreign } = detectLanguage(text)
  if (language === undefined) return refuse(unsupportedLanguage(foreign))
  return { language, ...seatsFromText(text, language, languageOfPassage) }
}
