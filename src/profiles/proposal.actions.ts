import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Language } from '../platform/phrase.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import type { EntryDeps } from './entry.actions.ts'
import { textsOfProfile } from './entry.queries.ts'
import { detectLanguage } from './language.detector.ts'
import { twinFinder } from './likeness.ts'
import { languageOfPassage } from './passage-language.detector.ts'
import { plainLines } from './pasted-text.ts'
import { unsupportedLanguage } from './phrases.ts'
import { type LeftOut, longestPaste, type Proposal, readDescription } from './proposal.ts'
import { nothingToRead, pasteTooLong } from './proposal-phrases.ts'

/** A proposal, and the entry of the profile that says nearly the same already. */
type Compared = Proposal & Readonly<{ duplicateOf: Readonly<{ id: string; title: string }> | null }>

export type Proposals = Readonly<{
  language: Language
  proposals: readonly Compared[]
  leftOut: readonly LeftOut[]
}>

/**
 * Proposes entries from a pasted description; nothing is stored. With an organisation, what its profile says already is marked.
 * @throws Refusal `invalid` for a text without a sentence, of more than 20,000 characters, or in a language we do not match in;
 * `not-found` for an organisation that is not there
 */
export async function proposeEntries(
  deps: Pick<EntryDeps, 'database'>,
  actor: Actor,
  pasted: string,
  organisationId?: string,
): Promise<Proposals> {
  // Whoever may state entries may have them proposed, and compared with what is hidden.
  if (organisationId === undefined) authoriseSomewhere(actor, 'entry.write')
  else authoriseFor(actor, 'entry.write', organisationId)
  const { reader } = deps.database
  if (organisationId !== undefined && !(await findOrganisation(reader, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  const text = readable(pasted)
  const detection = detectLanguage(text)
  if (detection.language === undefined)
    refuseInvalid([{ pointer: '/text', phrase: unsupportedLanguage(detection.foreign) }])
  const { proposals, leftOut } = readDescription(text, detection.language, languageOfPassage)
  const twinOf = twinFinder(
    organisationId === undefined ? [] : await textsOfProfile(reader, organisationId),
  )
  return {
    language: detection.language,
    leftOut,
    proposals: proposals.map((proposal) => {
      const twin = twinOf(proposal)
      return { ...proposal, duplicateOf: twin ? { id: twin.id, title: twin.title } : null }
    }),
  }
}

/** Markup may be many times as long as the words; beyond this it is no description. */
const longestMarkup = 500_000

function readable(pasted: string): string {
  if (pasted.length > longestMarkup)
    refuseInvalid([{ pointer: '/text', phrase: pasteTooLong(pasted.length, longestPaste) }])
  const text = plainLines(pasted)
  if (!/\p{L}{2}/u.test(text)) refuseInvalid([{ pointer: '/text', phrase: nothingToRead }])
  if (text.length > longestPaste)
    refuseInvalid([{ pointer: '/text', phrase: pasteTooLong(text.length, longestPaste) }])
  return text
}
