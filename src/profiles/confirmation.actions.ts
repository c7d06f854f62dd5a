import { authoriseSomewhere } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { changeEntry, type EntryDeps, getEntry } from './entry.actions.ts'
import type { Entry } from './entry.ts'
import { alreadyExpired } from './phrases.ts'

/**
 * Its owner says that an entry still holds, in the version that they saw. Said again on the same day it changes nothing.
 * @throws Refusal `changed-meanwhile` when the stored version is another one; `invalid` for an entry that has expired
 */
export async function confirmEntry(
  deps: EntryDeps,
  actor: Actor,
  id: string,
  version: number,
): Promise<Entry> {
  authoriseSomewhere(actor, 'entry.write')
  const today = dayOf(deps.clock())
  const stored = await getEntry(deps, actor, id)
  if (stored.expiresOn !== null && stored.expiresOn < today)
    refuseInvalid([{ pointer: '/expiresOn', phrase: alreadyExpired(stored.expiresOn, today) }])
  if (stored.version === version && stored.confirmedOn === today) return stored
  return changeEntry(deps, actor, id, version, { confirmedOn: today })
}
