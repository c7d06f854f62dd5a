import { sql } from 'kysely'
import { loadBlocks } from '../organisations/block.queries.ts'
import type { Reader, Writer } from '../platform/database.ts'
import type { Veto } from './profile.ts'

/** Why two organisations are not suggested to each other for now, as the first of them is told. */
export type PairVeto = Readonly<{
  organisationId: string
  partnerId: string
  reason: 'not-again' | 'linked' | 'introduced' | 'untold'
  /** The last day it counts, `2027-06-30`; null for good. */
  until: string | null
}>

/** What keeps these organisations from being suggested to others, or others to them, as of today. */
export async function loadPairVetoes(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<PairVeto[]> {
  const { rows } = await sql<PairVeto>`
    select distinct on (organisation_id, partner_id)
      organisation_id as "organisationId", partner_id as "partnerId", reason, until
    from pair_veto
    where (organisation_id = any(${[...ids]}::uuid[]) or partner_id = any(${[...ids]}::uuid[]))
      and (until is null or until >= ${today}::date)
    order by organisation_id, partner_id, (reason = 'linked') desc, source`.execute(reader)
  return rows
}

/** By organisation, whom it must not be suggested to, and why; blocks stand on the side of whoever blocks. */
export async function loadVetoes(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<Map<string, Map<string, Veto>>> {
  const vetoes = new Map<string, Map<string, Veto>>()
  const note = (id: string, other: string, veto: Veto) =>
    vetoes.set(id, (vetoes.get(id) ?? new Map<string, Veto>()).set(other, veto))
  const [pairs, blocks] = await Promise.all([
    loadPairVetoes(reader, ids, today),
    loadBlocks(reader, ids),
  ])
  for (const { organisationId, partnerId, reason } of pairs) note(organisationId, partnerId, reason)
  for (const { organisationId, blockedId } of blocks) note(organisationId, blockedId, 'blocked')
  return vetoes
}

const introductions = 'introductions'

/** Keeps two organisations apart for introductions, and says to each of them why; null takes that away. */
export async function setPairVeto(
  writer: Writer,
  pair: readonly [string, string],
  veto: Readonly<{
    reasons: readonly [PairVeto['reason'], PairVeto['reason']]
    until: string | null
  }> | null,
): Promise<void> {
  const [one, other] = pair
  await sql`delete from pair_veto
    where source = ${introductions} and ((organisation_id = ${one} and partner_id = ${other})
      or (organisation_id = ${other} and partner_id = ${one}))`.execute(writer)
  if (veto === null) return
  const { reasons, until } = veto
  await sql`insert into pair_veto (organisation_id, partner_id, reason, until, source)
    values (${one}, ${other}, ${reasons[0]}, ${until}::date, ${introductions}),
      (${other}, ${one}, ${reasons[1]}, ${until}::date, ${introductions})`.execute(writer)
}

/** Says that these organisations work together, each with each, as one source has it; nobody: not any more. */
export async function setLinkedPairs(
  writer: Writer,
  source: string,
  ids: readonly string[],
): Promise<void> {
  await sql`delete from pair_veto where source = ${source}`.execute(writer)
  await sql`insert into pair_veto (organisation_id, partner_id, reason, until, source)
    select one, other, 'linked', null, ${source}
    from unnest(${[...ids]}::uuid[]) as one, unnest(${[...ids]}::uuid[]) as other
    where one <> other`.execute(writer)
}

/** Organisations with a veto whose last day has passed, each once. */
export async function findLapsedVetoes(reader: Reader, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from pair_veto where until < ${today}::date
    order by id limit 1000`.execute(reader)
  return rows.map((row) => row.id)
}

/** Forgets the vetoes of these organisations whose last day has passed. Whoever calls holds them. */
export async function dropLapsedVetoes(
  writer: Writer,
  ids: readonly string[],
  today: string,
): Promise<void> {
  await sql`
    delete from pair_veto where until < ${today}::date and organisation_id = any(${[...ids]}::uuid[])`.execute(
    writer,
  )
}
