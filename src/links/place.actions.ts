import { findCluster, findClusterByExternalId, listClusters } from '../clusters/cluster.queries.ts'
import type { Cluster } from '../clusters/cluster.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { type Actor, may } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/database.ts'
import { uuid } from '../platform/paging.ts'
import { Refusal } from '../platform/refusal.ts'
import { severalClusters, unknownCluster } from './place-phrases.ts'

/** What circles, seeds and the network are made from. */
export type PlaceDeps = Readonly<{
  database: Database
  clock: Clock
  embedder: () => Promise<EmbedderInUse>
}>

/**
 * The cluster somebody means by its id, external id or exact name.
 * @throws Refusal `not-found`, or `conflict` naming the ids where several bear the name
 */
export async function getClusterByAnyName(reader: Reader, name: string): Promise<Cluster> {
  const one =
    (uuid.test(name) ? await findCluster(reader, name) : undefined) ??
    (await findClusterByExternalId(reader, name))
  if (one) return one
  const near = await listClusters(reader, { name }, undefined, 100)
  const exact = near.filter((cluster) => cluster.name === name)
  if (exact.length > 1)
    throw new Refusal(
      'conflict',
      severalClusters(
        name,
        exact.map(({ id }) => id),
      ),
    )
  if (!exact[0]) throw new Refusal('not-found', unknownCluster(name))
  return exact[0]
}

/** Whether what organisations say without their name counts: it leads to them, so only for whoever may read it anyway. */
export function seesAnonymous(actor: Actor): boolean {
  return may(actor, 'entry.read-hidden')
}
