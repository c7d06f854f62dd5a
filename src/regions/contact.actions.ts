import { distanceBetween } from '../catalogue/catalogue-lists.ts'
import { nutsOf } from '../catalogue/region.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { clustersById, clustersIn } from './contact.queries.ts'
import { sharedActivities, worthContacting } from './contact.ts'
import { type RegisteredCluster, registerOf } from './contact-register.actions.ts'
import { pairsToTell, withClusters } from './pairs.actions.ts'
import type { FitDeps } from './specialisation-fit.actions.ts'
import { readLists } from './specialisation-list.actions.ts'

export type RegionContacts = Readonly<{
  region: string
  clusters: readonly (RegisteredCluster & { abroad: readonly ClusterAbroad[] })[]
}>

type ClusterAbroad = Readonly<{
  cluster: Pick<Cluster, 'id' | 'name' | 'country' | 'nuts' | 'website' | 'nace'>
  strength: number
  pairs: number
  sharedActivities: readonly string[]
  distanceKm: number | null
  reasons: ReturnType<typeof worthContacting>[number]['reasons']
  contacted: boolean
}>

/**
 * A region's register of cluster initiatives with their log, and for each the clusters abroad that are worth contacting, best first, with
 * the reason: which members, who needs and who offers what. Only what is stated in public is told.
 * @param top how many clusters abroad for each
 * @throws Refusal `invalid` for a region that is unknown or ended
 */
export async function regionContacts(
  deps: FitDeps,
  actor: Actor,
  nuts: string,
  top: number,
): Promise<RegionContacts> {
  authorise(actor, 'contact-point.read')
  const lists = await readLists(deps, actor, nuts)
  const { reader } = deps.database
  const today = dayOf(deps.clock())
  const ours = await clustersIn(reader, nuts)
  const pairs = await pairsToTell(reader, { clusters: ours.map(({ id }) => id) }, today)
  const worth = worthContacting(withClusters(pairs))
  const theirs = await clustersById(reader, [...new Set(worth.map(({ otherId }) => otherId))])
  const register = await registerOf(reader, ours, lists, today)
  return {
    region: nuts,
    clusters: register.map((entry) => {
      const contacted = new Set(entry.contacts.map(({ otherId }) => otherId))
      const abroad = worth
        .filter(({ clusterId }) => clusterId === entry.cluster.id)
        .flatMap((one) => {
          const other = theirs.get(one.otherId)
          return other ? [{ one, other }] : []
        })
        .slice(0, top)
        .map(({ one, other }) => ({
          cluster: briefly(other),
          strength: one.strength,
          pairs: one.pairs,
          sharedActivities: sharedActivities(entry.cluster, other),
          distanceKm: distanceBetween(
            deps.lists.centroids,
            nutsOf(deps.catalogue, entry.cluster),
            nutsOf(deps.catalogue, other),
          ),
          reasons: one.reasons,
          contacted: contacted.has(other.id),
        }))
      return { ...entry, abroad }
    }),
  }
}

function briefly({ id, name, country, nuts, website, nace }: Cluster) {
  return { id, name, country, nuts, website, nace }
}
