import { sql } from 'kysely'
import { countsOn } from '../clusters/membership.queries.ts'
import type { Reader } from '../platform/database.ts'
import type { MemberPair } from './contact.ts'
import { placeIn } from './place.queries.ts'

/** Somebody abroad who was suggested to one of ours: an organisation for itself, or a member of a cluster. */
export type PairAbroad = Omit<MemberPair, 'clusterId' | 'otherId'> &
  Readonly<{
    /** The cluster, or the organisation itself, that the suggestion was made for. */
    ownId: string
    /** The smallest region that the partner is known to lie in. */
    place: string
    /** Clusters of another country than ours that the partner is a member of. */
    clusterIds: readonly string[]
  }>

/** Whose suggestions are looked at: members of clusters, or an organisation for itself. */
export type Ours = Readonly<{ clusters: readonly string[] } | { organisation: string }>

/**
 * What was suggested of other countries than one's own, except between organisations of which one vetoes or blocks the other,
 * with the evidence as stored. A partner counts as abroad by its own country, and in a cluster by the cluster's.
 */
export async function pairsAbroad(
  reader: Reader,
  ours: Ours,
  today: string,
): Promise<PairAbroad[]> {
  const own =
    'clusters' in ours
      ? sql`select m.cluster_id as own_id, m.organisation_id, c.country from current m join cluster c on c.id = m.cluster_id
          where m.cluster_id = any(${[...ours.clusters]}::uuid[])`
      : sql`select id as own_id, id as organisation_id, country from organisation where id = ${ours.organisation}`
  const { rows } = await sql<PairAbroad>`
    with current as (
      select cluster_id, organisation_id from membership
      where role <> 'partner' and ${countsOn(today)}),
    ours as (${own})
    select a.own_id as "ownId", s.score, s.evidence, ${placeIn('p')} as place, abroad.ids as "clusterIds",
      json_build_object('id', o.id, 'name', o.name) as organisation, json_build_object('id', p.id, 'name', p.name) as partner
    from ours a join suggestion s on s.organisation_id = a.organisation_id
    join organisation o on o.id = s.organisation_id join organisation p on p.id = s.partner_id
    cross join lateral (
      select coalesce(array_agg(c.id order by c.id), '{}') as ids from current m join cluster c on c.id = m.cluster_id
      where m.organisation_id = p.id and c.country <> a.country) as abroad
    where (p.country <> a.country or cardinality(abroad.ids) > 0)
      and not exists (select from pair_veto v where v.organisation_id = s.organisation_id and v.partner_id = s.partner_id
        and (v.until is null or v.until >= ${today}::date))
      and not exists (select from block b where b.organisation_id = s.organisation_id and b.blocked_id = s.partner_id
        or b.organisation_id = s.partner_id and b.blocked_id = s.organisation_id)`.execute(reader)
  return rows
}

/** Of these entries, those that everybody may see with their owner, today. */
export async function tellableEntries(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from entry where id = any(${[...ids]}::uuid[]) and visibility = 'public'
      and (expires_on is null or expires_on >= ${today}::date)`.execute(reader)
  return new Set(rows.map(({ id }) => id))
}
