import { sql } from 'kysely'
import { countedFrom } from '../catalogue/specialisation-list.ts'
import type { Reader } from '../platform/database.ts'
import type { Matching } from './candidate.queries.ts'
import { conditionsOf, countsToday, hasVector } from './narrowing.queries.ts'
import { type FacetName, facetNames, type Narrowing } from './narrowing.ts'

/** How many entries a value of a facet would leave; `label` where the database knows what it is called. */
export type FacetCount = Readonly<{
  facet: FacetName | 'region1' | 'region2'
  value: string
  label: string | null
  entries: number
}>

/**
 * The counts of each facet under all conditions but its own, in one pass: entries that fail more than one facet are read once
 * and dropped, the others remember which one they fail.
 * @param lists keys of those whose specialisations are counted
 */
export async function facetCounts(
  reader: Reader,
  matching: Matching,
  by: Narrowing,
  lists: readonly string[],
): Promise<FacetCount[]> {
  const { always, byFacet } = conditionsOf(matching, by)
  const held = (name: FacetName) => sql`(${byFacet[name] ?? sql`true`})`
  const holds = (name: FacetName) => sql.ref(`holds_${name}`)
  const others = (own: FacetName) =>
    sql.join(
      [sql`true`, ...facetNames.filter((name) => name !== own && byFacet[name]).map(holds)],
      sql` and `,
    )
  const count = (facet: FacetCount['facet'], own: FacetName, value: ReturnType<typeof sql>) =>
    sql`select ${sql.lit(facet)} as facet, ${value} as value, null as label, count(*)::int as entries
      from among where ${others(own)} and ${value} is not null group by ${value}`
  const { rows } = await sql<FacetCount>`
    with judged as (
      select e.id, e.organisation_id, e.language, e.kind as entry_kind, e.headings, o.country, o.nuts, o.kind,
        ${sql.join(facetNames.map((name) => sql`coalesce(${held(name)}, false) as ${holds(name)}`))}
      from entry e join organisation o on o.id = e.organisation_id
      where ${sql.join([...always, hasVector(matching)], sql` and `)}),
    among as materialized (
      select * from judged where ${sql.join(
        facetNames.map((name) => sql`(not ${holds(name)})::int`),
        sql` + `,
      )} <= 1)
    ${count('country', 'country', sql`country`)} union all
    ${count('region1', 'region', sql`case when length(nuts) >= 3 then left(nuts, 3) end`)} union all
    ${count('region2', 'region', sql`case when length(nuts) >= 4 then left(nuts, 4) end`)} union all
    ${count('kind', 'kind', sql`kind`)} union all
    ${count('entryKind', 'entryKind', sql`entry_kind`)} union all
    ${count('language', 'language', sql`language`)} union all
    select 'sector', heading, null, count(*)::int from among, unnest(headings) as heading
    where ${others('sector')} and length(heading) = 2 group by heading union all
    select 'cluster', c.id::text, c.name, count(*)::int from among join membership s using (organisation_id) join cluster c on c.id = s.cluster_id
    where ${others('cluster')} and ${countsToday(matching.today)} group by c.id, c.name union all
    select 'specialisation', d.list || ':' || d.code, null, count(*)::int from among join entry_domain d on d.entry_id = among.id
    where ${others('specialisation')} and d.list = any(${[...lists]}::text[]) and d.confidence >= ${countedFrom} group by d.list, d.code
    order by entries desc, facet, value`.execute(reader)
  return rows
}
