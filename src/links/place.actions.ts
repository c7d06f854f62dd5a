import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { type Actor, may } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'

/** What circles, seeds and the network are made from. */
export type PlaceDeps = Readonly<{
  database: Database
  clock: Clock
  embedder: () => Promise<EmbedderInUse>
}>

/** Whether what organisations say without their name counts: it leads to them, so only for whoever may read it anyway. */
export function seesAnonymous(actor: Actor): boolean {
  return may(actor, 'entry.read-hidden')
}
