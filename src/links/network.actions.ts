import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import { round } from '../matching/evidence.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Reader } from '../platform/database.ts'
import { brokerage } from './broker.graph.ts'
import {
  clusterNames,
  clustersOf,
  collaborationTies,
  introductionTies,
  linkTies,
} from './network.queries.ts'
import type { NetworkFigures, NetworkQuery } from './network.schema.ts'
import {
  bridgesBetween,
  degreesOf,
  densityOverTime,
  isolatedMembers,
  type Member,
  orderedTies,
} from './network.ts'
import { type PlaceDeps, seesAnonymous } from './place.actions.ts'
import { listPopulation } from './population.queries.ts'

/**
 * Who is tied to whom, in a cluster or everywhere: brokers, members whom nothing ties, bridges between clusters, density by year.
 * Introductions are between the two and whoever runs the installation; others are shown joint projects, and links whose
 * members agreed to it.
 */
export async function readNetwork(
  deps: Pick<PlaceDeps, 'database' | 'clock'>,
  actor: Actor,
  { cluster: name, brokers }: Pick<NetworkQuery, 'cluster' | 'brokers'>,
): Promise<NetworkFigures> {
  authorise(actor, 'network.read')
  const { reader } = deps.database
  const today = dayOf(deps.clock())
  const cluster = name === undefined ? null : await getClusterByAnyName(deps, actor, name)
  const members = await membersOf(reader, cluster?.id, today)
  const ids = members.map(({ id }) => id)
  const seesAll = seesAnonymous(actor)
  const ties = orderedTies(members, [
    ...(await linkTies(reader, ids, !seesAll)),
    ...(await collaborationTies(reader, ids)),
    ...(seesAll ? await introductionTies(reader, ids) : []),
  ])
  const { shares, estimated } = brokerage(ties)
  const partners = degreesOf(ties)
  const bridges = bridgesBetween(members, ties)
  const names = await clusterNames(reader, [...new Set(bridges.flatMap((one) => one.clusters))])
  const betweenness = (id: string) => round(shares.get(id) ?? 0)
  return {
    cluster: cluster && { id: cluster.id, name: cluster.name },
    nodes: members.map((member) => ({
      ...member,
      partners: partners.get(member.id) ?? 0,
      betweenness: betweenness(member.id),
    })),
    ties,
    brokers: members
      .filter(({ id }) => betweenness(id) > 0)
      .toSorted((a, b) => betweenness(b.id) - betweenness(a.id) || (a.id < b.id ? -1 : 1))
      .slice(0, brokers)
      .map(({ id, name: said }) => ({ id, name: said, betweenness: betweenness(id) })),
    estimated,
    isolated: isolatedMembers(members, ties).map(({ id, name: said }) => ({ id, name: said })),
    bridges: bridges.map(({ clusters, ties: own }) => ({
      clusters: clusters.map((id) => ({ id, name: names.get(id) ?? '' })),
      ties: own,
    })),
    density: densityOverTime(members, ties, Number(today.slice(0, 4))),
  }
}

async function membersOf(
  reader: Reader,
  cluster: string | undefined,
  today: string,
): Promise<Member[]> {
  const within = cluster === undefined ? {} : { clusters: [cluster] }
  const population = await listPopulation(reader, within, today)
  const clusters = await clustersOf(
    reader,
    population.map(({ id }) => id),
    today,
  )
  return population.map((one) => ({ ...one, clusters: clusters.get(one.id) ?? [] }))
}
