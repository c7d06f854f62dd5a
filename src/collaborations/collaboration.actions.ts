import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  insertCollaboration,
  insertParticipant,
  listPastPartners,
} from './collaboration.queries.ts'
import type { PastPartnersQuery } from './collaboration.schema.ts'
import type { CollaborationContent, PastPartner } from './collaboration.ts'

/**
 * Whom an organisation has worked with, those of most projects first.
 * @throws Refusal `not-found` for an organisation that is not here
 */
export async function browsePastPartners(
  { database }: Readonly<{ database: Database }>,
  actor: Actor,
  organisationId: string,
  { limit }: PastPartnersQuery,
): Promise<PastPartner[]> {
  authorise(actor, 'collaboration.read')
  if (!(await findOrganisation(database.reader, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  return listPastPartners(database.reader, organisationId, limit)
}

/**
 * Records a project that came of something known here, with those who took part. Whoever calls holds the organisations and
 * counts the change of their profiles. Recording it again adds nothing.
 */
export async function recordCollaboration(
  writer: Writer,
  content: CollaborationContent,
  organisationIds: readonly string[],
  now: Date,
): Promise<void> {
  const { externalId } = content
  const id = newId('collaboration', externalId)
  await insertCollaboration(writer, id, content, now)
  for (const organisationId of organisationIds)
    await insertParticipant(
      writer,
      newId('participation', `${id}:${organisationId}`),
      { collaborationId: id, organisationId, role: 'participant' },
      now,
    )
}
