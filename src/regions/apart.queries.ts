import { sql } from 'kysely'
import { loadVetoes } from '../matching/veto.queries.ts'
import type { Reader } from '../platform/database.ts'

/** Whether two organisations may be proposed to each other. */
export type MayMeet = (one: string, other: string) => boolean

/**
 * Who may be proposed to these organisations today: nobody who blocks them or is blocked, whom a no still holds off, who is
 * introduced or works with them already, or who is the same legal entity.
 */
export async function mayMeetNow(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<MayMeet> {
  const vetoes = await loadVetoes(reader, ids, today)
  const same = await sameEntities(reader, ids)
  return (one, other) =>
    one !== other &&
    !vetoes.get(one)?.has(other) &&
    !vetoes.get(other)?.has(one) &&
    !same.has(`${one} ${other}`)
}

/** Pairs with a registration number in common, one of them among `ids`, both ways round. */
async function sameEntities(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ pair: string }>`
    select pair from organisation a
    join organisation b on b.registration_numbers && a.registration_numbers and b.id <> a.id
    cross join lateral (values (a.id || ' ' || b.id), (b.id || ' ' || a.id)) as both_ways (pair)
    where a.id = any(${[...ids]}::uuid[])`.execute(reader)
  return new Set(rows.map(({ pair }) => pair))
}
