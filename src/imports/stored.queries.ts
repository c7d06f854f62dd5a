import { sql } from 'kysely'
import { clusterOf } from '../clusters/cluster.queries.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { membershipOf } from '../clusters/membership.queries.ts'
import type { Membership } from '../clusters/membership.ts'
import { organisationOf } from '../organisations/organisation.queries.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import { entryColumns, entryOf } from '../profiles/entry.queries.ts'
import type { Entry, Side } from '../profiles/entry.ts'

/** By which names rows are looked for. */
export type Names = Readonly<{ ids: readonly string[]; externalIds: readonly string[] }>

/** A union of two index scans, which the planner does not find by itself behind an `or`. */
function named(table: 'organisation' | 'entry' | 'cluster', { ids, externalIds }: Names) {
  return sql<boolean>`id in (
    select id from ${sql.table(table)} where external_id = any(${[...externalIds]}::text[])
    union all select unnest(${[...ids]}::uuid[]))`
}

export async function findOrganisations(reader: Reader, names: Names): Promise<Organisation[]> {
  const rows = await reader
    .selectFrom('organisation')
    .selectAll()
    .where(named('organisation', names))
    .execute()
  return rows.map(organisationOf)
}

export async function findEntries(reader: Reader, names: Names): Promise<Entry[]> {
  const rows = await reader
    .selectFrom('entry')
    .select(entryColumns)
    .where(named('entry', names))
    .execute()
  return rows.map(entryOf)
}

export async function findClusters(reader: Reader, names: Names): Promise<Cluster[]> {
  const rows = await reader
    .selectFrom('cluster')
    .selectAll()
    .where(named('cluster', names))
    .execute()
  return rows.map(clusterOf)
}

export type Pair = Readonly<{ clusterId: string; organisationId: string }>

export async function findMemberships(
  reader: Reader,
  pairs: readonly Pair[],
): Promise<Membership[]> {
  const clusters = pairs.map((pair) => pair.clusterId)
  const organisations = pairs.map((pair) => pair.organisationId)
  const rows = await reader
    .selectFrom('membership')
    .selectAll()
    .where(
      sql<boolean>`(cluster_id, organisation_id) in (select * from unnest(${clusters}::uuid[], ${organisations}::uuid[]))`,
    )
    .execute()
  return rows.map(membershipOf)
}

/** Ids of what these names mean: external ids first, then ids. */
export async function idsOf(
  reader: Reader,
  table: 'organisation' | 'cluster',
  names: Names,
): Promise<Map<string, string>> {
  const rows = await reader
    .selectFrom(table)
    .select(['id', 'external_id'])
    .where(named(table, names))
    .execute()
  const byId = rows.map((row) => [row.id, row.id] as const)
  const byExternalId = rows
    .filter((row) => row.external_id !== null)
    .map((row) => [row.external_id ?? '', row.id] as const)
  return new Map([...byId, ...byExternalId])
}

export type SideText = Readonly<{
  id: string
  organisationId: string
  side: Side
  title: string
  description: string
}>

/** What these organisations say on these sides of their profiles. */
export async function textsOfSides(
  reader: Reader,
  sides: readonly { organisationId: string; side: Side }[],
): Promise<SideText[]> {
  const organisations = sides.map((wanted) => wanted.organisationId)
  const names = sides.map((wanted) => wanted.side)
  const rows = await reader
    .selectFrom('entry')
    .select(['id', 'organisation_id as organisationId', 'side', 'title', 'description'])
    .where(
      sql<boolean>`(organisation_id, side) in (select * from unnest(${organisations}::uuid[], ${names}::text[]))`,
    )
    .execute()
  return rows.map((row) => ({ ...row, side: row.side as Side }))
}

/** The organisation that has a registration number, such as `NIP:5252248481` or without its scheme, if it is only one. */
export async function idsOfNumbers(
  reader: Reader,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ number: string; id: string }>`
    select wanted.number, min(o.id::text) as id
    from unnest(${[...numbers]}::text[]) as wanted(number)
    join (select id, unnest(registration_numbers) as number from organisation) as o
      on o.number = wanted.number or split_part(o.number, ':', 2) = wanted.number
    group by wanted.number having count(distinct o.id) = 1`.execute(reader)
  return new Map(rows.map(({ number, id }) => [number, id]))
}
