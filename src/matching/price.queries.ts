import { sql } from 'kysely'
import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Reader, Writer } from '../platform/database.ts'

/** An organisation as far as its room depends on it. `visible` where its profile states anything that may be shown today. */
export type Member = Readonly<{
  id: string
  kind: OrganisationKind | null
  size: OrganisationSize | null
  leadsCluster: boolean
  visible: boolean
}>

type MemberRow = {
  id: string
  kind: OrganisationKind | null
  size: OrganisationSize | null
  leads: boolean
  visible: boolean
}

export async function listMembers(reader: Reader, today: string): Promise<Member[]> {
  const { rows } = await sql<MemberRow>`
    select o.id, o.kind, o.size, exists (select from cluster c where c.leader_id = o.id) as leads,
      exists (select from entry e where e.organisation_id = o.id and e.visibility <> 'hidden'
        and (e.expires_on is null or e.expires_on >= ${today}::date)) as visible
    from organisation o order by o.id`.execute(reader)
  return rows.map(({ leads, ...row }) => ({ ...row, leadsCluster: leads }))
}

/** One organisation's stored list, as short as it travels: partner and score of each. */
export type ListedPartners = Readonly<{
  organisationId: string
  partners: readonly Readonly<{ key: string; score: number }>[]
}>

/** An id as the bytes that `uuid_send` gives, which is how partners are named in a `ListedPartners`. */
export function keyOfId(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1')
}

const bytesPerPartner = 24

/** The stored lists of these organisations, in their order, some hundred at a time. */
export async function* storedLists(
  reader: Reader,
  organisationIds: readonly string[],
): AsyncGenerator<ListedPartners[]> {
  for (let at = 0; at < organisationIds.length; at += listsAtOnce)
    yield await readLists(reader, organisationIds.slice(at, at + listsAtOnce))
}

const listsAtOnce = 500

/** Packed by the database: a row of its own for each of some millions takes many times as long. */
async function readLists(reader: Reader, ids: readonly string[]): Promise<ListedPartners[]> {
  const { rows } = await sql<{ organisation_id: string; packed: Buffer }>`
    select organisation_id, string_agg(uuid_send(partner_id) || float8send(score), ''::bytea) as packed
    from suggestion where organisation_id = any(${[...ids]}::uuid[])
    group by organisation_id order by organisation_id`.execute(reader)
  return rows.map(({ organisation_id, packed }) => ({
    organisationId: organisation_id,
    partners: Array.from({ length: packed.length / bytesPerPartner }, (_, at) => ({
      key: packed.toString('latin1', at * bytesPerPartner, at * bytesPerPartner + 16),
      score: packed.readDoubleBE(at * bytesPerPartner + 16),
    })),
  }))
}

/** What the prices were made from, with which version, and when; all `null` before the first time. */
export type PriceState = Readonly<{
  madeFrom: string | null
  version: string | null
  computedAt: Date | null
}>

export async function getPriceState(reader: Reader): Promise<PriceState> {
  const { rows } = await sql<{
    made_from: string | null
    version: string | null
    computed_at: Date | null
  }>`select made_from, version, computed_at from price_state`.execute(reader)
  const [row] = rows
  return {
    madeFrom: row?.made_from ?? null,
    version: row?.version ?? null,
    computedAt: row?.computed_at ?? null,
  }
}

/** What changes whenever any list is made anew or goes: how many there are and the sum of the moments they were made. */
export async function listsFingerprint(reader: Reader): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    select count(refreshed_at) || ':' || coalesce(sum((extract(epoch from refreshed_at) * 1000)::bigint), 0) as fingerprint
    from suggestion_state`.execute(reader)
  return rows[0]?.fingerprint ?? ''
}

/** Replaces all prices. Whoever else does so at the same time waits at the one row of `price_state`. */
export async function storePrices(
  writer: Writer,
  prices: ReadonlyMap<string, number>,
  made: Readonly<{ from: string; version: string; at: Date }>,
): Promise<void> {
  await sql`update price_state set made_from = ${made.from}, version = ${made.version}, computed_at = ${made.at}`.execute(
    writer,
  )
  await sql`delete from organisation_price`.execute(writer)
  await sql`
    insert into organisation_price (organisation_id, price, version, computed_at)
    select o.id, p.price, ${made.version}, ${made.at}
    from unnest(${[...prices.keys()]}::uuid[], ${[...prices.values()]}::float8[]) as p (id, price)
    join organisation o on o.id = p.id order by o.id for key share of o`.execute(writer)
}

export async function allPrices(reader: Reader): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string
    price: number
  }>`select organisation_id as id, price from organisation_price`.execute(reader)
  return new Map(rows.map(({ id, price }) => [id, price]))
}

/** The prices of these organisations; whose price is not known is left out. */
export async function loadPrices(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{
    id: string
    price: number
  }>`select organisation_id as id, price from organisation_price where organisation_id = any(${[...ids]}::uuid[])`.execute(
    reader,
  )
  return new Map(rows.map(({ id, price }) => [id, price]))
}

export async function namesOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from organisation where id = any(${[...ids]}::uuid[])`.execute(reader)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
