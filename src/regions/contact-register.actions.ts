import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { organisationSizes } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import {
  type ClusterContact,
  type CurrentMember,
  contactsOf,
  fitsOfClusters,
  membersOn,
  registersOf,
} from './contact.queries.ts'
import { daysUntouched, labelsOn, type RegisterContent, staleAfterDays } from './contact.ts'
import { type RegionDomain, regionDomains } from './specialisation-view.ts'

/** An initiative as the register shows it. */
export type RegisteredCluster = Readonly<{
  cluster: Cluster
  activity: RegisterContent['activity']
  note: string
  members: Readonly<{
    known: number
    stated: number | null
    bySize: Readonly<Record<string, number>>
    languages: readonly string[]
  }>
  labels: ReturnType<typeof labelsOn>
  /** Domains in which members are, most members first. */
  domains: readonly RegionDomain[]
  confirmedOn: string | null
  daysUntouched: number
  stale: boolean
  contacts: readonly ClusterContact[]
}>

const domainsShown = 3

/** The register of these clusters on a day; domains are those of the given lists. */
export async function registerOf(
  reader: Reader,
  clusters: readonly Cluster[],
  lists: readonly SpecialisationList[],
  today: string,
): Promise<RegisteredCluster[]> {
  const ids = clusters.map(({ id }) => id)
  const kept = await registersOf(reader, ids)
  const members = Map.groupBy(await membersOn(reader, ids, today), ({ clusterId }) => clusterId)
  const keys = lists.map(({ key }) => key)
  const fits = Map.groupBy(
    await fitsOfClusters(reader, ids, keys, today),
    ({ clusterId }) => clusterId,
  )
  const contacts = Map.groupBy(await contactsOf(reader, ids), ({ clusterId }) => clusterId)
  return clusters.map((cluster) => {
    const own = kept.get(cluster.id)
    const confirmedOn = own?.confirmedOn ?? null
    const untouched = daysUntouched({ updatedAt: cluster.updatedAt, confirmedOn }, today)
    return {
      cluster,
      activity: own?.activity ?? 'active',
      note: own?.note ?? '',
      members: {
        ...countedMembers(members.get(cluster.id) ?? []),
        stated: own?.membersStated ?? null,
      },
      labels: labelsOn(cluster.labels, today),
      domains: domainsOf(lists, fits.get(cluster.id) ?? []),
      confirmedOn,
      daysUntouched: untouched,
      stale: untouched >= staleAfterDays,
      contacts: contacts.get(cluster.id) ?? [],
    }
  })
}

function countedMembers(members: readonly CurrentMember[]) {
  const ofSize = (size: string) => members.filter((member) => member.size === size).length
  return {
    known: members.length,
    bySize: Object.fromEntries(organisationSizes.map((size) => [size, ofSize(size)])),
    languages: [...new Set(members.flatMap(({ languages }) => languages))].sort(),
  }
}

function domainsOf(
  lists: readonly SpecialisationList[],
  fits: Parameters<typeof regionDomains>[1],
): RegionDomain[] {
  return lists.flatMap((list) =>
    regionDomains(list, fits)
      .filter(({ organisations }) => organisations > 0)
      .sort((a, b) => b.organisations - a.organisations || (a.code < b.code ? -1 : 1))
      .slice(0, domainsShown),
  )
}
