import type { Block } from '../organisations/block.queries.ts'
import type { Contact } from '../organisations/contact.queries.ts'
import { colon, type Language, nextPage } from '../platform/phrase.ts'
import { blocksNobody } from './party-phrases.ts'
import { words } from './shown-phrases.ts'

type Called = Pick<Contact, 'name' | 'email' | 'phone'>

/** Whom to call at an organisation, in one line. */
export function contactLine(whose: string, contact: Called | null, language: Language): string {
  const data = contact && [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
  return `${words.contact[language]} (${whose})${colon[language]} ${data ?? words.noContact[language]}`
}

/** The same for a terminal, with what a change has to name. */
export function renderContact(whose: string, contact: Contact, language: Language): string {
  const { organisationId, version } = contact
  const place = `${organisationId}, ${words.version[language]} ${version}`
  return `${contactLine(whose, contact, language)}\n${place}\n`
}

/** Whom an organisation blocks, a line each: id, since when, name, and why. */
export function renderBlocks(
  whose: string,
  { items, next }: Readonly<{ items: readonly Block[]; next: string | null }>,
  language: Language,
): string {
  if (items.length === 0) return `${blocksNobody(whose)[language]}\n`
  const lines = items.map(({ blockedId, blockedName, note, createdAt }) =>
    [blockedId, createdAt.slice(0, 10), blockedName, ...(note ? [`(${note})`] : [])].join('  '),
  )
  return `${[...lines, ...nextPage(next, language)].join('\n')}\n`
}
