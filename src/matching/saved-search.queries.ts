import { sql } from 'kysely'
import type { Relation } from '../people/actor.ts'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { SavedSearch } from './saved-search.ts'

type Row = {
  id: string
  name: string
  owner: string
  relations: Relation[]
  query: object
  created_at: Date
  digested_at: Date
  news: number
}

const columns = sql`id, name, owner, relations, query, created_at, digested_at,
  (select count(*)::int from saved_search_hit h where h.saved_search_id = saved_search.id and h.told_at is null) as news`

/** Holds back others of this owner until the transaction ends, so that two cannot both be the last one allowed. */
export async function holdOwner(writer: Writer, owner: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`saved-search ${owner}`}, 0))`.execute(
    writer,
  )
  const { rows } = await sql<{ kept: number }>`
    select count(*)::int as kept from saved_search where owner = ${owner}`.execute(writer)
  return rows[0]?.kept ?? 0
}

type Kept = Readonly<{
  id: string
  owner: string
  relations: readonly Relation[]
  name: string
  query: object
  now: Date
}>

/** @returns false when the owner keeps one of this name already; nothing is stored then */
export async function insertSavedSearch(writer: Writer, kept: Kept): Promise<boolean> {
  const result = await writer
    .insertInto('saved_search')
    .values({
      id: kept.id,
      owner: kept.owner,
      relations: [...kept.relations],
      name: kept.name,
      query: JSON.stringify(kept.query),
      created_at: kept.now,
      digested_at: kept.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export async function findSavedSearch(
  reader: Reader,
  owner: string,
  id: string,
): Promise<SavedSearch<object> | undefined> {
  const { rows } = await sql<Row>`
    select ${columns} from saved_search where id = ${id} and owner = ${owner}`.execute(reader)
  return rows[0] && savedSearchOf(rows[0])
}

/** Of one owner, by name; at most `limit`. */
export async function listSavedSearches(
  reader: Reader,
  owner: string,
  after: Position | undefined,
  limit: number,
): Promise<SavedSearch<object>[]> {
  const further = after
    ? sql`and (name collate "C", id) > (${after.key}, ${after.id}::uuid)`
    : sql``
  const { rows } = await sql<Row>`
    select ${columns} from saved_search where owner = ${owner} ${further}
    order by name collate "C", id limit ${limit}`.execute(reader)
  return rows.map(savedSearchOf)
}

/** @returns false when there is none */
export async function deleteSavedSearch(
  writer: Writer,
  owner: string,
  id: string,
): Promise<boolean> {
  const result = await writer
    .deleteFrom('saved_search')
    .where('id', '=', id)
    .where('owner', '=', owner)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export type DueSearch = SavedSearch<object> & Readonly<{ relations: readonly Relation[] }>

/** Searches that were last looked through before this moment, longest ago first. */
export async function dueSearches(
  reader: Reader,
  before: Date,
  limit: number,
): Promise<DueSearch[]> {
  const { rows } = await sql<Row>`
    select ${columns} from saved_search where digested_at < ${before} order by digested_at, id limit ${limit}`.execute(
    reader,
  )
  return rows.map((row) => ({ ...savedSearchOf(row), relations: row.relations }))
}

/** Notes what a digest found; what an earlier one found stays as it is. Nothing where the search or the entry has gone. */
export async function storeDigest(
  writer: Writer,
  id: string,
  found: readonly { entryId: string; fit: number | null }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into saved_search_hit (saved_search_id, entry_id, fit, found_at)
    select s.id, e.id, found.fit, ${now}
    from unnest(${found.map((one) => one.entryId)}::uuid[], ${found.map((one) => one.fit)}::float8[]) as found (entry_id, fit)
    join entry e on e.id = found.entry_id join saved_search s on s.id = ${id}
    order by e.id on conflict do nothing`.execute(writer)
  await sql`update saved_search set digested_at = ${now} where id = ${id}`.execute(writer)
}

/** What was found and not told yet, best first, then the newest. */
export async function untoldHits(
  reader: Reader,
  id: string,
): Promise<{ entryId: string; fit: number | null; foundAt: string }[]> {
  const { rows } = await sql<{ entry_id: string; fit: number | null; found_at: Date }>`
    select entry_id, fit, found_at from saved_search_hit where saved_search_id = ${id} and told_at is null
    order by fit desc nulls last, found_at desc, entry_id`.execute(reader)
  return rows.map((row) => ({
    entryId: row.entry_id,
    fit: row.fit,
    foundAt: row.found_at.toISOString(),
  }))
}

export async function markTold(
  writer: Writer,
  id: string,
  entryIds: readonly string[],
  now: Date,
): Promise<void> {
  await sql`
    update saved_search_hit set told_at = ${now}
    where saved_search_id = ${id} and entry_id = any(${[...entryIds]}::uuid[]) and told_at is null`.execute(
    writer,
  )
}

function savedSearchOf(row: Row): SavedSearch<object> {
  return {
    id: row.id,
    name: row.name,
    owner: row.owner,
    query: row.query,
    createdAt: row.created_at.toISOString(),
    digestedAt: row.digested_at.toISOString(),
    news: row.news,
  }
}
