import { type RawBuilder, sql } from 'kysely'
import type { Matching } from '../matching/candidate.queries.ts'
import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import { vectorOfBytes } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'
import type { Capability } from './capability.ts'
import { placeIn } from './place.queries.ts'
import type { Labelled } from './reading.ts'

const place = placeIn('o')

/** Which entries count: those of today, and what is anonymous only for whoever may know whose it is. */
function counts({ today }: Pick<Matching, 'today'>, namedOnly: boolean) {
  return sql`${namedOnly ? sql`e.visibility = 'public'` : sql`e.visibility <> 'hidden'`}
    and (e.expires_on is null or e.expires_on >= ${today}::date)`
}

type Row = {
  id: string
  organisation_id: string
  region: string
  side: Side
  languages: string[]
  nace: string[]
  kind: OrganisationKind | null
  size: OrganisationSize | null
  stated_on: string
}

/**
 * Every entry that counts and is known to lie in a region of this level or deeper, in the order of ids.
 * @param codeLength letters of a NUTS code of the level: 2 for countries, 4 for NUTS 2
 */
export async function loadCapabilities(
  reader: Reader,
  matching: Matching,
  codeLength: number,
  namedOnly: boolean,
): Promise<Capability[]> {
  const { rows } = await sql<Row>`
    select e.id, e.organisation_id, left(${place}, ${codeLength}::int) as region, e.side, array_append(o.languages, e.language) as languages, e.nace, o.kind, o.size,
      e.created_at::date::text as stated_on
    from entry e join organisation o on o.id = e.organisation_id
    where length(${place}) >= ${codeLength}::int and ${counts(matching, namedOnly)}
    order by e.id`.execute(reader)
  return rows.map((row) => ({
    entryId: row.id,
    organisationId: row.organisation_id,
    region: row.region,
    side: row.side,
    languages: row.languages,
    nace: row.nace,
    read: false,
    kind: row.kind,
    size: row.size,
    statedOn: row.stated_on,
  }))
}

/** How many entries count that no region of this level is known of. */
export async function countUnplaced(
  reader: Reader,
  matching: Matching,
  codeLength: number,
  namedOnly: boolean,
): Promise<number> {
  return countOf(reader, matching, namedOnly, sql`length(${place}) < ${codeLength}::int`)
}

/** How many entries of this level count whose present words have no meaning stored. */
export async function countUnread(
  reader: Reader,
  matching: Matching,
  codeLength: number,
  namedOnly: boolean,
): Promise<number> {
  const unread = sql`length(${place}) >= ${codeLength}::int and not exists (select from entry_embedding m
    where m.entry_id = e.id and m.text_hash = e.text_hash and m.model_id = ${matching.modelId})`
  return countOf(reader, matching, namedOnly, unread)
}

async function countOf(
  reader: Reader,
  matching: Matching,
  namedOnly: boolean,
  which: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from entry e join organisation o on o.id = e.organisation_id
    where ${counts(matching, namedOnly)} and ${which}`.execute(reader)
  return rows[0]?.count ?? 0
}

/** The region of a level that most entries count in, the first by code of equals; undefined where none is known. */
export async function findFullestRegion(
  reader: Reader,
  matching: Pick<Matching, 'today'>,
  codeLength: number,
  namedOnly: boolean,
): Promise<string | undefined> {
  const { rows } = await sql<{ region: string }>`
    select region from (
      select left(${place}, ${codeLength}::int) as region
      from entry e join organisation o on o.id = e.organisation_id
      where length(${place}) >= ${codeLength}::int and ${counts(matching, namedOnly)}) as placed
    group by region order by count(*) desc, region collate "C" limit 1`.execute(reader)
  return rows[0]?.region
}

export type ReadText = Readonly<{
  entryId: string
  title: string
  description: string
  vector: Float32Array
}>

/** The words of these entries and their vectors, as far as they are known. */
export async function loadTexts(
  reader: Reader,
  { modelId }: Matching,
  ids: readonly string[],
): Promise<ReadText[]> {
  const { rows } = await sql<{ id: string; title: string; description: string; bytes: Buffer }>`
    select e.id, e.title, e.description, vector_send(m.embedding) as bytes
    from entry e join entry_embedding m on m.entry_id = e.id and m.text_hash = e.text_hash
    where m.model_id = ${modelId} and e.id = any(${[...ids]}::uuid[])`.execute(reader)
  return rows.map(({ id, title, description, bytes }) => ({
    ...{ entryId: id, title, description },
    vector: vectorOfBytes(bytes),
  }))
}

/** Entries whose activity is stated, those last confirmed first, as examples for those where it is not. */
export async function loadExamples(
  reader: Reader,
  matching: Matching,
  namedOnly: boolean,
  most: number,
): Promise<Labelled[]> {
  const { rows } = await sql<{ nace: string[]; bytes: Buffer }>`
    select e.nace, vector_send(m.embedding) as bytes
    from entry e join entry_embedding m on m.entry_id = e.id and m.text_hash = e.text_hash
    where m.model_id = ${matching.modelId} and cardinality(e.nace) > 0 and ${counts(matching, namedOnly)}
    order by e.confirmed_on desc, e.id limit ${most}`.execute(reader)
  return rows.map(({ nace, bytes }) => ({ codes: nace, vector: vectorOfBytes(bytes) }))
}
