import { type RawBuilder, sql } from 'kysely'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { Reader, Writer } from '../platform/database.ts'
import type { Said } from './domain-member.ts'
import { placeIn } from './place.queries.ts'
import type { Correction, CountedFit, ShownFit } from './specialisation-view.ts'

/** Stores a list under its key, in the place of an earlier one. One at a time, so that two cannot overlap unseen. */
export async function putStoredList(
  writer: Writer,
  list: SpecialisationList,
  now: Date,
): Promise<void> {
  const content = JSON.stringify(list)
  await sql`
    insert into specialisation_list (key, content, created_at, updated_at) values (${list.key}, ${content}::jsonb, ${now}, ${now})
    on conflict (key) do update set content = excluded.content, updated_at = excluded.updated_at,
      version = specialisation_list.version + 1`.execute(writer)
}

/** Others who change lists wait until this transaction ends. */
export async function holdLists(writer: Writer): Promise<void> {
  await sql`lock table specialisation_list in share row exclusive mode`.execute(writer)
}

/** @returns false when the installation keeps no such list */
export async function deleteStoredList(writer: Writer, key: string): Promise<boolean> {
  const result = await writer
    .deleteFrom('specialisation_list')
    .where('key', '=', key)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** What was computed for entries, and the domains of which somebody said whether they belong though nothing else says so. */
const foundOrSaid = sql`(
  select entry_id, list, code, confidence, nace, likeness, sentence from specialisation_fit
  union all
  select c.entry_id, c.list, c.code, 0::real, null, null, null from specialisation_correction c
  where c.entry_id is not null and not exists (
    select from specialisation_fit f where f.entry_id = c.entry_id and f.list = c.list and f.code = c.code))`

/** What was found or said of an organisation's entries; of its anonymous entries only where `all` may be seen. */
export async function fitsOfOrganisation(
  reader: Reader,
  organisationId: string,
  all: boolean,
  today: string,
): Promise<ShownFit[]> {
  const { rows } = await sql<ShownFit>`
    select f.entry_id as "entryId", e.title, e.side, f.list, f.code, round(f.confidence::numeric, 3)::float8 as confidence, f.nace,
      round(f.likeness::numeric, 2)::float8 as likeness, f.sentence
    from ${foundOrSaid} f join entry e on e.id = f.entry_id
    where e.organisation_id = ${organisationId} and (e.visibility = 'public' or ${all} and e.visibility <> 'hidden')
      and (e.expires_on is null or e.expires_on >= ${today}::date)
    order by f.entry_id`.execute(reader)
  return rows
}

export async function correctionsOf(reader: Reader, organisationId: string): Promise<Correction[]> {
  const rows = await reader
    .selectFrom('specialisation_correction')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('corrected_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    list: row.list,
    code: row.code,
    entryId: row.entry_id,
    belongs: row.belongs,
    note: row.note,
    by: row.corrected_by,
    at: row.corrected_at.toISOString(),
  }))
}

/** Everything that was said of anybody by these lists. */
export async function correctionsIn(reader: Reader, lists: readonly string[]): Promise<Said[]> {
  const { rows } = await sql<Said>`
    select c.organisation_id as "organisationId", c.entry_id as "entryId", ${placeIn('o')} as place, c.list, c.code, c.belongs
    from specialisation_correction c join organisation o on o.id = c.organisation_id
    where c.list = any(${[...lists]}::text[])`.execute(reader)
  return rows
}

type Corrected = Readonly<{ id: string; organisationId: string; at: Date }>

/** Stores what somebody said, in the place of what was said before of the same. */
export async function putCorrection(
  writer: Writer,
  { id, organisationId, at }: Corrected,
  correction: Omit<Correction, 'at'>,
): Promise<void> {
  const { entryId, list, code, belongs, note, by } = correction
  await sql`
    insert into specialisation_correction (id, organisation_id, entry_id, list, code, belongs, note, corrected_by, corrected_at)
    values (${id}, ${organisationId}, ${entryId}, ${list}, ${code}, ${belongs}, ${note}, ${by}, ${at})
    on conflict (organisation_id, entry_id, list, code) do update set belongs = excluded.belongs, note = excluded.note,
      corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at`.execute(writer)
}

export async function deleteCorrection(
  writer: Writer,
  organisationId: string,
  { list, code, entryId }: Pick<Correction, 'list' | 'code' | 'entryId'>,
): Promise<void> {
  await writer
    .deleteFrom('specialisation_correction')
    .where('organisation_id', '=', organisationId)
    .where('list', '=', list)
    .where('code', '=', code)
    .where(sql<boolean>`entry_id is not distinct from ${entryId}::uuid`)
    .execute()
}

/**
 * What entries count for in these lists today: 1 or 0 for an entry that somebody corrected, 0 for all entries of an organisation
 * that was said not to belong; without a side, an organisation that was said to belong as a whole.
 */
export function countedFits(lists: readonly string[], today: string) {
  const among = (list: RawBuilder<unknown>) => sql`${list} = any(${[...lists]}::text[])`
  return sql`(
    select e.organisation_id, e.side, d.list, d.code, d.confidence
    from entry_domain d join entry e on e.id = d.entry_id
    where ${among(sql`d.list`)} and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= ${today}::date)
    union all
    select c.organisation_id, null, c.list, c.code, 1 from specialisation_correction c
    where c.entry_id is null and c.belongs and ${among(sql`c.list`)})`
}

/** The fits of everybody in a region that count for these lists. */
export async function fitsInRegion(
  reader: Reader,
  nuts: string,
  lists: readonly string[],
  today: string,
): Promise<CountedFit[]> {
  const { rows } = await sql<CountedFit>`
    select f.organisation_id as "organisationId", f.side, f.list, f.code, f.confidence
    from ${countedFits(lists, today)} f join organisation o on o.id = f.organisation_id
    where starts_with(${placeIn('o')}, ${nuts})`.execute(reader)
  return rows
}
