import { sql } from 'kysely'
import { clusterOf } from '../clusters/cluster.queries.ts'
import type { Cluster } from '../clusters/cluster.ts'
import { countsOn } from '../clusters/membership.queries.ts'
import type { OrganisationSize } from '../organisations/organisation.ts'
import type { Reader, Writer } from '../platform/database.ts'
import type { ClusterActivity, ContactOutcome, RegisterContent } from './contact.ts'
import { placeIn } from './place.queries.ts'
import { countedFits } from './specialisation.queries.ts'
import type { CountedFit } from './specialisation-view.ts'

/** Every cluster of a region, by name. */
export async function clustersIn(reader: Reader, nuts: string): Promise<Cluster[]> {
  const rows = await reader
    .selectFrom('cluster')
    .selectAll()
    .where(sql<boolean>`starts_with(${placeIn('cluster')}, ${nuts})`)
    .orderBy(sql`name collate "C"`)
    .orderBy('id')
    .execute()
  return rows.map(clusterOf)
}

/** Every cluster of another country, by id. */
export async function clustersAbroad(
  reader: Reader,
  country: string,
): Promise<Map<string, Cluster>> {
  const rows = await reader
    .selectFrom('cluster')
    .selectAll()
    .where('country', '<>', country)
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.id, clusterOf(row)]))
}

export async function registersOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, RegisterContent>> {
  const rows = await reader
    .selectFrom('cluster_register')
    .selectAll()
    .where(sql<boolean>`cluster_id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.cluster_id,
      {
        activity: row.activity as ClusterActivity,
        membersStated: row.members_stated,
        confirmedOn: row.confirmed_on,
        note: row.note,
      },
    ]),
  )
}

export async function putRegister(
  writer: Writer,
  clusterId: string,
  content: RegisterContent,
  now: Date,
): Promise<void> {
  const columns = {
    activity: content.activity,
    members_stated: content.membersStated,
    confirmed_on: content.confirmedOn,
    note: content.note,
    updated_at: now,
  }
  await writer
    .insertInto('cluster_register')
    .values({ ...columns, cluster_id: clusterId })
    .onConflict((conflict) => conflict.column('cluster_id').doUpdateSet(columns))
    .execute()
}

export type CurrentMember = Readonly<{
  clusterId: string
  organisationId: string
  size: OrganisationSize | null
  languages: readonly string[]
}>

/** Who is in these clusters on a day. */
export async function membersOn(
  reader: Reader,
  ids: readonly string[],
  today: string,
): Promise<CurrentMember[]> {
  const { rows } = await sql<CurrentMember>`
    select m.cluster_id as "clusterId", o.id as "organisationId", o.size, o.languages
    from membership m join organisation o on o.id = m.organisation_id
    where m.cluster_id = any(${[...ids]}::uuid[]) and m.role <> 'partner' and ${countsOn(today)}
    order by m.cluster_id, o.id`.execute(reader)
  return rows
}

/** The fits of the members of these clusters that count for these lists, with the cluster. */
export async function fitsOfClusters(
  reader: Reader,
  ids: readonly string[],
  lists: readonly string[],
  today: string,
): Promise<(CountedFit & { clusterId: string })[]> {
  const { rows } = await sql<CountedFit & { clusterId: string }>`
    select m.cluster_id as "clusterId", f.organisation_id as "organisationId", f.side, f.list, f.code, f.confidence
    from membership m join ${countedFits(lists, today)} f on f.organisation_id = m.organisation_id
    where m.cluster_id = any(${[...ids]}::uuid[]) and m.role <> 'partner' and ${countsOn(today)}`.execute(
    reader,
  )
  return rows
}

/** A contact of one cluster with another, which Splot may or may not know. */
export type ContactContent = Readonly<{
  otherId: string | null
  otherName: string
  contactedOn: string
  outcome: ContactOutcome
  note: string
}>
export type ClusterContact = ContactContent &
  Readonly<{ id: string; clusterId: string; by: string; version: number; updatedAt: string }>

export async function insertContact(
  writer: Writer,
  contact: Omit<ClusterContact, 'version' | 'updatedAt'>,
  now: Date,
): Promise<void> {
  await writer
    .insertInto('cluster_contact')
    .values({
      id: contact.id,
      cluster_id: contact.clusterId,
      other_id: contact.otherId,
      other_name: contact.otherName,
      contacted_on: contact.contactedOn,
      outcome: contact.outcome,
      note: contact.note,
      contacted_by: contact.by,
      created_at: now,
      updated_at: now,
    })
    .execute()
}

/** Notes what came of a contact. @returns what is stored then; undefined for an unknown one */
export async function updateContact(
  writer: Writer,
  id: string,
  change: Partial<Pick<ContactContent, 'outcome' | 'note'>>,
  now: Date,
): Promise<ClusterContact | undefined> {
  const row = await writer
    .updateTable('cluster_contact')
    .set({ ...change, updated_at: now, version: sql`version + 1` })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row && contactOf(row)
}

/** The log of these clusters, the last first. */
export async function contactsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<ClusterContact[]> {
  const rows = await reader
    .selectFrom('cluster_contact')
    .selectAll()
    .where(sql<boolean>`cluster_id = any(${[...ids]}::uuid[])`)
    .orderBy('contacted_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(contactOf)
}

function contactOf(row: {
  id: string
  cluster_id: string
  other_id: string | null
  other_name: string
  contacted_on: string
  outcome: string
  note: string
  contacted_by: string
  version: number
  updated_at: Date
}): ClusterContact {
  return {
    id: row.id,
    clusterId: row.cluster_id,
    otherId: row.other_id,
    otherName: row.other_name,
    contactedOn: row.contacted_on,
    outcome: row.outcome as ContactOutcome,
    note: row.note,
    by: row.contacted_by,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
}
