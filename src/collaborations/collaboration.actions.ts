import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import { Refusal } from '../platform/refusal.ts'
import { listPastPartners } from './collaboration.queries.ts'
import type { PastPartnersQuery } from './collaboration.schema.ts'
import type { PastPartner } from './collaboration.ts'

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
