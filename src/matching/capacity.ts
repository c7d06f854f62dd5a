import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'

/** How many new contacts an organisation can take up in a month. */
type MonthlyContacts = Readonly<{
  version: string
  company: Readonly<Record<OrganisationSize, number>>
  other: Readonly<Record<Exclude<OrganisationKind, 'company'>, number>>
  /** Whoever leads a cluster, because contacts are its work; whatever else it is. */
  clusterLeader: number
  /** Where kind or size is not stated. */
  unknown: number
}>

/** Expert judgement: one person at a small firm answers beside other work, an office for contacts does nothing else. */
export const monthlyContacts: MonthlyContacts = {
  version: 'contacts-1',
  company: { micro: 2, small: 3, medium: 6, large: 20 },
  other: {
    'research-organisation': 12,
    university: 20,
    'business-support': 20,
    'public-administration': 10,
    ngo: 5,
  },
  clusterLeader: 20,
  unknown: 3,
}

/** The room of one organisation, in contacts a month; always above 0. */
export function capacityOf(
  organisation: Readonly<{
    kind: OrganisationKind | null
    size: OrganisationSize | null
    leadsCluster: boolean
  }>,
): number {
  const { kind, size, leadsCluster } = organisation
  const own =
    kind === null
      ? monthlyContacts.unknown
      : kind === 'company'
        ? size === null
          ? monthlyContacts.unknown
          : monthlyContacts.company[size]
        : monthlyContacts.other[kind]
  return leadsCluster ? Math.max(own, monthlyContacts.clusterLeader) : own
}
