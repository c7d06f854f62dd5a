import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import { type Position, uuid } from '../platform/paging.ts'
import type { Organisation as Row } from '../platform/schema.ts'
import { deleteVersion } from '../platform/versioned-rows.ts'
import type {
  Organisation,
  OrganisationContent,
  OrganisationKind,
  OrganisationSize,
} from './organisation.ts'

type Filter = Readonly<{
  country?: string | undefined
  region?: string | undefined
  kind?: string | undefined
  size?: string | undefined
  cluster?: string | undefined
  externalId?: string | undefined
  name?: string | undefined
}>

export async function findOrganisation(
  reader: Reader,
  id: string,
): Promise<Organisation | undefined> {
  const row = await reader
    .selectFrom('organisation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && organisationOf(row)
}

export async function findOrganisationByExternalId(
  reader: Reader,
  externalId: string,
): Promise<Organisation | undefined> {
  const row = await reader
    .selectFrom('organisation')
    .selectAll()
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row && organisationOf(row)
}

/** By id, else by external id, else by exact name; at most ten of the same name. */
export async function findOrganisationsByAnyName(
  reader: Reader,
  name: string,
): Promise<Organisation[]> {
  const one =
    (uuid.test(name) ? await findOrganisation(reader, name) : undefined) ??
    (await findOrganisationByExternalId(reader, name))
  if (one) return [one]
  const rows = await reader
    .selectFrom('organisation')
    .selectAll()
    .where('name', '=', name)
    .orderBy('id')
    .limit(10)
    .execute()
  return rows.map(organisationOf)
}

/** Sorted by name (by code point, so that every database sorts alike), then id; at most `limit` rows. */
export async function listOrganisations(
  reader: Reader,
  filter: Filter,
  after: Position | undefined,
  limit: number,
): Promise<Organisation[]> {
  let query = reader.selectFrom('organisation').selectAll()
  if (filter.country) query = query.where('country', '=', filter.country)
  if (filter.region) query = query.where(sql<boolean>`starts_with(nuts, ${filter.region})`)
  if (filter.kind) query = query.where('kind', '=', filter.kind)
  if (filter.size) query = query.where('size', '=', filter.size)
  if (filter.externalId) query = query.where('external_id', '=', filter.externalId)
  if (filter.name) query = query.where(sql<boolean>`strpos(lower(name), lower(${filter.name})) > 0`)
  if (filter.cluster)
    query = query.where(
      sql<boolean>`exists (select from membership where membership.organisation_id = organisation.id and membership.cluster_id = ${filter.cluster} and left_on is null)`,
    )
  if (after)
    query = query.where(sql<boolean>`(name collate "C", id) > (${after.key}, ${after.id}::uuid)`)
  const rows = await query.orderBy(sql`name collate "C"`).orderBy('id').limit(limit).execute()
  return rows.map(organisationOf)
}

/** @returns false when the external id is taken; nothing is stored then */
export async function insertOrganisation(
  writer: Writer,
  id: string,
  content: OrganisationContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .insertInto('organisation')
    .values({
      ...columnsOf(content),
      id,
      external_id: content.externalId,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Stores the content as the next version. @returns false when the stored version is another one */
export async function updateOrganisation(
  writer: Writer,
  id: string,
  version: number,
  content: OrganisationContent,
  now: Date,
): Promise<boolean> {
  const result = await writer
    .updateTable('organisation')
    .set({
      ...columnsOf(content),
      version: version + 1,
      updated_at: now,
      profile_version: sql`profile_version + 1`,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function deleteOrganisation(writer: Writer, id: string, version: number): Promise<boolean> {
  return deleteVersion(writer, 'organisation', id, version)
}

/** Whether the organisation exists, and it stays until the transaction ends, so that it can be referred to. */
export async function holdOrganisation(writer: Writer, id: string): Promise<boolean> {
  const row = await writer
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined
}

/** The same, and nobody else changes its profile meanwhile: what one profile says is checked as a whole. */
export async function holdProfile(writer: Writer, id: string): Promise<boolean> {
  const row = await writer
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Nobody else changes these profiles until the transaction ends: what one profile says is checked as a whole. In the
 * order of their ids, so that two imports at once do not wait for each other.
 */
export async function holdProfiles(writer: Writer, ids: readonly string[]): Promise<void> {
  await writer
    .selectFrom('organisation')
    .select('id')
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}

/** Nobody refers to the organisation anew until the transaction ends, so that it can be removed. */
export async function holdForRemoval(writer: Writer, id: string): Promise<void> {
  await writer.selectFrom('organisation').select('id').where('id', '=', id).forUpdate().execute()
}

/** Counts a change of the profile, so that suggestions made from an earlier one count as stale. */
export async function touchProfiles(writer: Writer, ids: readonly string[]): Promise<void> {
  await writer
    .updateTable('organisation')
    .set({ profile_version: sql`profile_version + 1` })
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
}

function columnsOf(content: OrganisationContent) {
  return {
    name: content.name,
    kind: content.kind,
    size: content.size,
    country: content.country,
    nuts: content.nuts,
    city: content.city,
    website: content.website,
    languages: [...content.languages],
    registration_numbers: [...content.registrationNumbers],
    description: content.description,
  }
}

export function organisationOf(row: Selectable<Row>): Organisation {
  return {
    id: row.id,
    externalId: row.external_id,
    name: row.name,
    kind: row.kind as OrganisationKind | null,
    size: row.size as OrganisationSize | null,
    country: row.country,
    nuts: row.nuts,
    city: row.city,
    website: row.website,
    languages: row.languages,
    registrationNumbers: row.registration_numbers,
    description: row.description,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
