import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Scope } from './profile.ts'
import type { Listed } from './why.ts'

/** Two organisations by name, those that exist; and where the partner stands in the list of the first. */
export type Asked = Readonly<{
  names: ReadonlyMap<string, string>
  listed(scope: Scope): Listed
}>

type AskedRow = Readonly<{
  id: string
  name: string
  scope: Scope | null
  rank: number | null
  of_scope: number
  lowest: number
}>

/**
 * What both are called, and where the partner stands in the organisation's stored list beside what that list holds of each
 * scope. `closed` are those of the two whose anonymous entries the reader must not know: where they have some, the list
 * shows the place without a name.
 */
export async function loadAsked(
  reader: Reader,
  organisationId: string,
  partnerId: string,
  closed: readonly string[],
): Promise<Asked> {
  const { rows } = await sql<AskedRow>`
    select o.id, o.name, kept.* from organisation o left join (
      select scope, count(*)::int as of_scope, min(score) as lowest,
        min(rank) filter (where partner_id = ${partnerId} and not exists (
          select from entry where organisation_id = any(${[...closed]}::uuid[]) and visibility = 'anonymous')) as rank
      from suggestion where organisation_id = ${organisationId} group by scope) as kept on o.id = ${organisationId}
    where o.id in (${organisationId}, ${partnerId})`.execute(reader)
  const rank = rows.find((row) => row.rank !== null)?.rank ?? undefined
  return {
    names: new Map(rows.map(({ id, name }) => [id, name])),
    listed: (scope) => {
      const kept = rows.find((row) => row.scope === scope)
      return { rank, ofScope: kept?.of_scope ?? 0, lowestOfScope: kept?.lowest ?? 0 }
    },
  }
}
