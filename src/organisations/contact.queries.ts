import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Contact as Row } from '../platform/schema.ts'

/** Whom to call at an organisation. */
export type Contact = Readonly<{
  organisationId: string
  name: string
  email: string
  phone: string | null
  version: number
  updatedAt: string
}>

export async function findContact(
  reader: Reader,
  organisationId: string,
): Promise<Contact | undefined> {
  const row = await reader
    .selectFrom('contact')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row && contactOf(row)
}

/** Stores this contact as the next version, or as the first. */
export async function storeContact(
  writer: Writer,
  organisationId: string,
  content: Pick<Contact, 'name' | 'email' | 'phone'>,
  now: Date,
): Promise<Contact> {
  const row = await writer
    .insertInto('contact')
    .values({ ...content, organisation_id: organisationId, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .column('organisation_id')
        .doUpdateSet({ ...content, updated_at: now, version: sql`contact.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return contactOf(row)
}

export async function deleteContact(writer: Writer, organisationId: string): Promise<void> {
  await writer.deleteFrom('contact').where('organisation_id', '=', organisationId).execute()
}

function contactOf(row: Selectable<Row>): Contact {
  return {
    organisationId: row.organisation_id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
}
