import { type RawBuilder, sql } from 'kysely'
import { countsToday } from '../matching/narrowing.queries.ts'
import type { Reader } from '../platform/database.ts'
import type { Named, Population } from './population.ts'

/** In the order of their ids. */
export async function listPopulation(
  reader: Reader,
  population: Population,
  today: string,
): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select o.id, o.name, o.kind, o.country, o.nuts from organisation o
    where ${within(population, today)} order by o.id`.execute(reader)
  return rows
}

export async function countPopulation(
  reader: Reader,
  population: Population,
  today: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisation o where ${within(population, today)}`.execute(
    reader,
  )
  return rows[0]?.count ?? 0
}

function within({ clusters, region }: Population, today: string): RawBuilder<unknown> {
  const conditions = [
    sql`true`,
    ...(clusters
      ? [
          sql`o.id in (select s.organisation_id from membership s
            where s.cluster_id = any(${[...clusters]}::uuid[]) and ${countsToday(today)})`,
        ]
      : []),
    ...(region
      ? [sql`(starts_with(coalesce(o.nuts, ''), ${region}) or o.country = ${region})`]
      : []),
  ]
  return sql.join(conditions, sql` and `)
}

/** By organisation, the clusters among these that it is in today. */
export async function membershipsIn(
  reader: Reader,
  clusters: readonly string[],
  today: string,
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ organisation_id: string; cluster_id: string }>`
    select s.organisation_id, s.cluster_id from membership s
    where s.cluster_id = any(${[...clusters]}::uuid[]) and ${countsToday(today)}
    order by s.organisation_id, s.cluster_id`.execute(reader)
  const grouped = Map.groupBy(rows, (row) => row.organisation_id)
  return new Map([...grouped].map(([id, own]) => [id, own.map((row) => row.cluster_id)]))
}
