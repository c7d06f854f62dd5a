import { domainName } from '../catalogue/specialisation-list.ts'
import { several, type Table, tableOf } from '../imports/table.ts'
import type { RegionContacts } from './contact.actions.ts'

/** A line for each cluster abroad worth contacting, and one for a cluster of the region that has none. */
export function contactTable({ region, clusters }: RegionContacts): Table {
  const rows = clusters.flatMap((entry) => {
    const { cluster, members, labels, domains, abroad } = entry
    const own = {
      ...{ region, cluster: cluster.name, type: cluster.type, phase: cluster.phase },
      ...{ activity: entry.activity, nuts: cluster.nuts, members: members.known },
      stated: members.stated,
      labels: several(labels.filter(({ holds }) => holds).map(({ name }) => name)),
      specialisations: several(domains.map(({ list, code }) => domainName(list, code))),
      ...{ stale: entry.stale, daysUntouched: entry.daysUntouched },
    }
    const others = abroad.length > 0 ? abroad : [undefined]
    return others.map((one) => ({
      ...own,
      abroad: one?.cluster.name ?? null,
      country: one?.cluster.country ?? null,
      strength: one?.strength ?? null,
      distanceKm: one?.distanceKm ?? null,
      contacted: one?.contacted ?? null,
      ...{ weGain: one?.weGain ?? null, theyGain: one?.theyGain ?? null },
      theyBring: several((one?.theyBring ?? []).map(({ code, title }) => `${code} ${title}`)),
      reasons: several(
        (one?.reasons ?? []).map(({ need, competency }) => `${need} ← ${competency}`),
      ),
    }))
  })
  return tableOf(columns, rows)
}

const columns = [
  'region',
  'cluster',
  'type',
  'phase',
  'activity',
  'nuts',
  'members',
  'stated',
  'labels',
  'specialisations',
  'stale',
  'daysUntouched',
  'abroad',
  'country',
  'strength',
  'distanceKm',
  'contacted',
  'weGain',
  'theyGain',
  'theyBring',
  'reasons',
] as const
