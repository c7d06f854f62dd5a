import { findOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Completeness, completeness } from './completeness.ts'
import type { EntryDeps } from './entry.actions.ts'
import { entriesOfOrganisation } from './entry.queries.ts'

/**
 * How complete the profile of an organisation is today, and what to add. It quotes anonymous entries, so it is for those who may
 * see them. @throws Refusal `not-found`
 */
export async function checkCompleteness(
  deps: Pick<EntryDeps, 'database' | 'clock'>,
  actor: Actor,
  organisationId: string,
): Promise<Completeness> {
  authoriseFor(actor, 'completeness.read', organisationId)
  const { reader } = deps.database
  const organisation = await findOrganisation(reader, organisationId)
  if (!organisation) throw new Refusal('not-found', noOrganisation(organisationId))
  const entries = await entriesOfOrganisation(reader, organisationId)
  return completeness({ organisation, entries, today: dayOf(deps.clock()) })
}
