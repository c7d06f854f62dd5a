import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Scope } from './profile.ts'
import type { Listed } from './why.ts'

export async function namesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from organisation where id = any(${[...ids]}::uuid[])`.execute(reader)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/**
 * Where a partner stands in an organisation's stored list, and what that list holds of its scope. `closed` are those of the
 * two whose anonymous entries the reader must not know: where they have some, the list shows the place without a name.
 */
export async function findListed(
  reader: Reader,
  organisationId: string,
  partnerId: string,
  scope: Scope,
  closed: readonly string[],
): Promise<Listed> {
  const { rows } = await sql<{ rank: number | null; of_scope: number; lowest: number | null }>`
    select min(rank) filter (where partner_id = ${partnerId} and not exists (
        select from entry where organisation_id = any(${[...closed]}::uuid[]) and visibility = 'anonymous')) as rank,
      count(*) filter (where scope = ${scope})::int as of_scope, min(score) filter (where scope = ${scope}) as lowest
    from suggestion where organisation_id = ${organisationId}`.execute(reader)
  const [row] = rows
  return {
    rank: row?.rank ?? undefined,
    ofScope: row?.of_scope ?? 0,
    lowestOfScope: row?.lowest ?? 0,
  }
}
