import { sql } from 'kysely'
import { countsToday } from '../matching/narrowing.queries.ts'
import type { Reader } from '../platform/database.ts'
import type { Tie } from './network.ts'

/** Larger consortia say little about any pair of their members. */
const consortiumMax = 50

/** Who worked with whom in a project, among these organisations. */
export async function collaborationTies(reader: Reader, ids: readonly string[]): Promise<Tie[]> {
  const { rows } = await sql<Omit<Tie, 'kind'>>`
    with small as (
      select collaboration_id from participation group by collaboration_id having count(*) <= ${consortiumMax}
    ), mine as (
      select p.collaboration_id, p.organisation_id from participation p join small using (collaboration_id)
      where p.organisation_id = any(${[...ids]}::uuid[])
    )
    select a.organisation_id as one, b.organisation_id as other, min(c.started_on)::text as since, count(*)::int as times
    from mine a join mine b on b.collaboration_id = a.collaboration_id and a.organisation_id < b.organisation_id
    join collaboration c on c.id = a.collaboration_id
    group by a.organisation_id, b.organisation_id order by one, other`.execute(reader)
  return rows.map((row) => ({ ...row, kind: 'collaboration' }))
}

/**
 * Who sits in an agreed link with whom, among these organisations, from the day it began or else was agreed.
 * @param shownOnly only where both agreed to be named as members
 */
export async function linkTies(
  reader: Reader,
  ids: readonly string[],
  shownOnly: boolean,
): Promise<Tie[]> {
  const shown = sql`exists (select from link_showing w where w.link_id = s.link_id and w.organisation_id = s.organisation_id)`
  const { rows } = await sql<Omit<Tie, 'kind'>>`
    with mine as (
      select distinct s.link_id, s.organisation_id from link_seat s
      where s.state = 'accepted' and s.organisation_id = any(${[...ids]}::uuid[]) and (${!shownOnly}::boolean or ${shown})
    ), dated as (
      select l.id, coalesce(l.started_on, (
        select (max(e.at) at time zone 'UTC')::date from link_event e where e.link_id = l.id and e.kind = 'agreed')) as began
      from link l where l.state in ('agreed', 'active', 'closed')
    )
    select a.organisation_id as one, b.organisation_id as other, min(d.began)::text as since, count(*)::int as times
    from mine a join mine b on b.link_id = a.link_id and a.organisation_id < b.organisation_id
    join dated d on d.id = a.link_id
    group by a.organisation_id, b.organisation_id order by one, other`.execute(reader)
  return rows.map((row) => ({ ...row, kind: 'link' }))
}

/** Who was introduced to whom with both sides' interest, among these organisations. Nobody else is to know of it. */
export async function introductionTies(reader: Reader, ids: readonly string[]): Promise<Tie[]> {
  const { rows } = await sql<Omit<Tie, 'kind'>>`
    select a_id as one, b_id as other, to_char(mutual_at at time zone 'UTC', 'YYYY-MM-DD') as since, 1 as times
    from introduction
    where state in ('mutual', 'met', 'cooperating')
      and a_id = any(${[...ids]}::uuid[]) and b_id = any(${[...ids]}::uuid[]) order by one, other`.execute(
    reader,
  )
  return rows.map((row) => ({ ...row, kind: 'introduction' }))
}

/** By organisation, the clusters it is in today. */
export async function clustersOf(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ organisation_id: string; clusters: string[] }>`
    select s.organisation_id, array_agg(s.cluster_id::text order by s.cluster_id) as clusters from membership s
    where s.organisation_id = any(${[...ids]}::uuid[]) and ${countsToday(today)}
    group by s.organisation_id`.execute(reader)
  return new Map(rows.map((row) => [row.organisation_id, row.clusters]))
}

/** The names of clusters. */
export async function clusterNames(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom('cluster')
    .select(['id', 'name'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
