import { authoriseFor } from '../people/actor.actions.ts'
import { type Actor, mayFor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader, Writer } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile, versionOf } from '../platform/version.ts'
import { type Contact, deleteContact, findContact, storeContact } from './contact.queries.ts'
import type { ContactContent } from './contact.schema.ts'
import { findOrganisation, holdProfile } from './organisation.queries.ts'
import { contactNotShown, noContact, noOrganisation } from './phrases.ts'

export type ContactDeps = Readonly<{
  database: Database
  clock: Clock
  /** Whether two organisations have agreed to know each other: asked of the feature that introduces them. */
  isReleasedTo(reader: Reader, organisationId: string, otherId: string): Promise<boolean>
}>

/**
 * Whom to call: for operators, for the organisation itself, and for whom it has agreed to be introduced to.
 * @throws Refusal `forbidden` for everybody else, whether there is a contact or not
 */
export async function getContact(
  deps: ContactDeps,
  actor: Actor,
  organisationId: string,
): Promise<Contact> {
  const { reader } = deps.database
  if (!(await findOrganisation(reader, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  const { organisationId: own } = actor
  const mayRead =
    mayFor(actor, 'contact.read', organisationId) ||
    (own !== undefined &&
      mayFor(actor, 'contact.read', own) &&
      (await deps.isReleasedTo(reader, organisationId, own)))
  if (!mayRead) throw new Refusal('forbidden', contactNotShown)
  const contact = await findContact(reader, organisationId)
  if (!contact) throw new Refusal('not-found', noContact)
  return contact
}

/**
 * States whom to call. The first time needs no version; saying the same again changes nothing.
 * @throws Refusal `version-required` or `changed-meanwhile` when another contact is stored
 */
export async function stateContact(
  deps: Pick<ContactDeps, 'database' | 'clock'>,
  actor: Actor,
  organisationId: string,
  ifMatch: string | undefined,
  content: ContactContent,
): Promise<{ contact: Contact; created: boolean }> {
  authoriseFor(actor, 'contact.write', organisationId)
  return deps.database.write(async (writer) => {
    const stored = await hold(writer, organisationId)
    if (stored && sameContent(content, stored)) return { contact: stored, created: false }
    if (stored || ifMatch !== undefined) refuseOther(ifMatch, stored)
    const contact = await storeContact(writer, organisationId, content, deps.clock())
    return { contact, created: stored === undefined }
  })
}

/** Forgets whom to call. */
export async function removeContact(
  deps: Pick<ContactDeps, 'database'>,
  actor: Actor,
  organisationId: string,
  ifMatch: string | undefined,
): Promise<void> {
  authoriseFor(actor, 'contact.write', organisationId)
  await deps.database.write(async (writer) => {
    const stored = await hold(writer, organisationId)
    if (!stored) throw new Refusal('not-found', noContact)
    refuseOther(ifMatch, stored)
    await deleteContact(writer, organisationId)
  })
}

async function hold(writer: Writer, organisationId: string): Promise<Contact | undefined> {
  if (!(await holdProfile(writer, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  return findContact(writer, organisationId)
}

function refuseOther(ifMatch: string | undefined, stored: Contact | undefined): void {
  const version = versionOf(ifMatch)
  if (version !== stored?.version) throw changedMeanwhile(version, stored?.version ?? 0)
}
