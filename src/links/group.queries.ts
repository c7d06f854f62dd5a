import { sql } from 'kysely'
import { countsToday } from '../matching/narrowing.queries.ts'
import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'

/** What is shown of an organisation in a group, and what its place in one depends on. */
export type About = Readonly<{
  id: string
  name: string
  kind: OrganisationKind | null
  size: OrganisationSize | null
  country: string
  nuts: string | null
  city: string | null
  /** The clusters it is in today. */
  clusters: readonly string[]
  leadsCluster: boolean
}>

/** These organisations, in the order of their ids; unknown ids are left out. */
export async function loadAbout(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<About[]> {
  const { rows } = await sql<About>`
    select o.id, o.name, o.kind, o.size, o.country, o.nuts, o.city,
      exists (select from cluster c where c.leader_id = o.id) as "leadsCluster",
      coalesce((select array_agg(distinct s.cluster_id::text) from membership s where s.organisation_id = o.id
        and ${countsToday(today)}), '{}') as clusters
    from organisation o where o.id = any(${[...ids]}::uuid[]) order by o.id`.execute(reader)
  return rows
}
