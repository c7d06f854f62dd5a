import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Language } from '../platform/phrase.ts'
import type { Entry as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type { Entry, EntryContent, EntryKind, Side, Visibility } from './entry.ts'

/** Everything a list can be narrowed by; `today` is the day that decides what has expired. */
export type EntryNarrowing = Readonly<{
  organisationId?: string | undefined
  side?: string | undefined
  language?: string | undefined
  kind?: string | undefined
  /** Beginnings of NACE codes, any of which will do. */
  sectorPrefixes?: readonly string[] | undefined
  country?: string | undefined
  region?: string | undefined
  organisationKind?: string | undefined
  externalId?: string | undefined
  currentOn?: string | undefined
  visibleOnly?: boolean
  /** Whose hidden and anonymous entries are listed although only visible ones are asked for. */
  ownedBy?: string | undefined
}>

/** What is read of an entry: all but its words as PostgreSQL indexes them. */
export const entryColumns = [
  'id',
  'organisation_id',
  'external_id',
  'side',
  'title',
  'description',
  'language',
  'kind',
  'nace',
  'trl',
  'visibility',
  'expires_on',
  'confirmed_on',
  'version',
  'created_at',
  'updated_at',
] as const

export async function findEntry(reader: Reader, id: string): Promise<Entry | undefined> {
  const row = await reader
    .selectFrom('entry')
    .select(entryColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && entryOf(row)
}

export async function findEntryByExternalId(
  reader: Reader,
  externalId: string,
): Promise<Entry | undefined> {
  const row = await reader
    .selectFrom('entry')
    .select(entryColumns)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row && entryOf(row)
}

/** What an organisation says, on one side or on both, as text, to compare with something else. */
export async function textsOfProfile(
  reader: Reader,
  organisationId: string,
  side?: Side,
): Promise<{ id: string; side: string; title: string; description: string }[]> {
  const all = reader
    .selectFrom('entry')
    .select(['id', 'side', 'title', 'description'])
    .where('organisation_id', '=', organisationId)
  return (side === undefined ? all : all.where('side', '=', side)).execute()
}

/** Everything that an organisation states. */
export async function entriesOfOrganisation(
  reader: Reader,
  organisationId: string,
): Promise<Entry[]> {
  const rows = await reader
    .selectFrom('entry')
    .select(entryColumns)
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute()
  return rows.map(entryOf)
}

/** Newest first, then id; at most `limit` rows. */
export async function listEntries(
  reader: Reader,
  by: EntryNarrowing,
  after: Position | undefined,
  limit: number,
): Promise<Entry[]> {
  let query = reader.selectFrom('entry').select(entryColumns)
  if (by.organisationId) query = query.where('organisation_id', '=', by.organisationId)
  if (by.side) query = query.where('side', '=', by.side)
  if (by.language) query = query.where('language', '=', by.language)
  if (by.kind) query = query.where('kind', '=', by.kind)
  if (by.externalId) query = query.where('external_id', '=', by.externalId)
  if (by.sectorPrefixes) query = query.where(inSector(by.sectorPrefixes))
  if (by.currentOn)
    query = query.where(sql<boolean>`(expires_on is null or expires_on >= ${by.currentOn}::date)`)
  if (by.visibleOnly)
    query = query.where(
      sql<boolean>`(visibility = 'public' or organisation_id = ${by.ownedBy ?? null}::uuid)`,
    )
  if (by.country || by.region || by.organisationKind) query = query.where(ofOrganisation(by))
  if (after)
    query = query.where(
      sql<boolean>`(created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
    )
  const rows = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(entryOf)
}

function inSector(prefixes: readonly string[]) {
  return sql<boolean>`exists (select from unnest(nace) as code, unnest(${[...prefixes]}::text[]) as prefix where starts_with(code, prefix))`
}

function ofOrganisation(by: EntryNarrowing) {
  return sql<boolean>`exists (select from organisation where organisation.id = entry.organisation_id
    and (${by.country ?? null}::text is null or country = ${by.country ?? null})
    and (${by.region ?? null}::text is null or starts_with(nuts, ${by.region ?? null}))
    and (${by.organisationKind ?? null}::text is null or organisation.kind = ${by.organisationKind ?? null}))`
}

type Stored = Readonly<{
  id: string
  organisationId: string
  content: EntryContent
  textHash: string
  now: Date
}>

/** @returns false when the external id is taken; nothing is stored then */
export async function insertEntry(
  writer: Writer,
  { id, organisationId, content, textHash, now }: Stored,
): Promise<boolean> {
  const result = await writer
    .insertInto('entry')
    .values({
      ...columnsOf(content),
      id,
      organisation_id: organisationId,
      side: content.side,
      external_id: content.externalId,
      text_hash: textHash,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Stores the content as the next version. @returns false when the stored version is another one */
export async function updateEntry(
  writer: Writer,
  version: number,
  { id, content, textHash, now }: Omit<Stored, 'organisationId'>,
): Promise<boolean> {
  const result = await writer
    .updateTable('entry')
    .set({ ...columnsOf(content), text_hash: textHash, version: version + 1, updated_at: now })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteEntry(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'entry', id, version)
}

function columnsOf(content: EntryContent) {
  return {
    title: content.title,
    description: content.description,
    language: content.language,
    kind: content.kind,
    nace: [...content.nace],
    trl: content.trl,
    visibility: content.visibility,
    expires_on: content.expiresOn,
    confirmed_on: content.confirmedOn,
  }
}

export function entryOf(row: Pick<Selectable<Row>, (typeof entryColumns)[number]>): Entry {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    externalId: row.external_id,
    side: row.side as Side,
    title: row.title,
    description: row.description,
    language: row.language as Language,
    kind: row.kind as EntryKind | null,
    nace: row.nace,
    trl: row.trl,
    visibility: row.visibility as Visibility,
    expiresOn: row.expires_on,
    confirmedOn: row.confirmed_on,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
