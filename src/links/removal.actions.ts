import { holdForRemoval, holdProfiles } from '../organisations/organisation.queries.ts'
import type { Actor } from '../people/actor.ts'
import type { Writer } from '../platform/database.ts'
import { findLink, holdLink, loadLinks } from './link.queries.ts'
import { linksNaming } from './link-list.queries.ts'
import { namedIn } from './record.ts'
import { move } from './transition.actions.ts'

/** Opens the seats of an organisation that is about to be removed; the history of each link tells it. */
export async function leaveLinks(
  writer: Writer,
  actor: Actor,
  { organisationId, at }: Readonly<{ organisationId: string; at: Date }>,
): Promise<void> {
  const known = await loadLinks(writer, await linksNaming(writer, organisationId))
  await holdProfiles(writer, [organisationId, ...[...known.values()].flatMap(namedIn)])
  await holdForRemoval(writer, organisationId)
  // Read anew now that no other link can take it in.
  for (const id of await linksNaming(writer, organisationId)) {
    await holdLink(writer, id)
    const link = await findLink(writer, id)
    const event = { kind: 'remove', organisationId } as const
    if (link) await move(writer, link, { actor: actor.name, event, now: at })
  }
}
