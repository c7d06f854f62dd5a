import { distanceBetween } from '../catalogue/catalogue-lists.ts'
import { nutsOf } from '../catalogue/region.ts'
import type { Cluster } from '../clusters/cluster.ts'
import type { AnswerEvidence, Evidence } from '../matching/evidence.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { type PairAbroad, pairsAbroad, tellableEntries } from './abroad.queries.ts'
import { clustersById, clustersIn } from './contact.queries.ts'
import { type MemberPair, sharedActivities, worthContacting } from './contact.ts'
import { type RegisteredCluster, registerOf } from './contact-register.actions.ts'
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
  const pairs = await pairsAbroad(reader, { clusters: ours.map(({ id }) => id) }, today)
  const worth = worthContacting(withClusters(await tellable(deps, pairs, today)))
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

/** A pair for each cluster that the partner is in. */
function withClusters(pairs: readonly PairAbroad[]): MemberPair[] {
  return pairs.flatMap(({ ownId, clusterIds, ...pair }) =>
    clusterIds.map((otherId) => ({ ...pair, clusterId: ownId, otherId })),
  )
}

/** The pairs with only such evidence as everybody may see with its owner. */
async function tellable<Pair extends Pick<MemberPair, 'evidence'>>(
  deps: Pick<FitDeps, 'database'>,
  pairs: readonly Pair[],
  today: string,
): Promise<Pair[]> {
  const answers = pairs.flatMap(({ evidence }) => [...evidence.theyAnswer, ...evidence.iAnswer])
  const ids = answers.flatMap(({ need, competency }) => [need.entryId, competency.entryId])
  const known = await tellableEntries(
    deps.database.reader,
    [...new Set(ids.filter((id) => id !== null))],
    today,
  )
  const told = ({ need, competency }: AnswerEvidence) =>
    need.inferred !== true &&
    [need, competency].every(({ entryId }) => entryId !== null && known.has(entryId))
  const only = ({ theyAnswer, iAnswer }: Evidence): Evidence => ({
    theyAnswer: theyAnswer.filter(told),
    iAnswer: iAnswer.filter(told),
    common: null,
  })
  return pairs.map((pair) => ({ ...pair, evidence: only(pair.evidence) }))
}
