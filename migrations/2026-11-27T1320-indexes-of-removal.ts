import { type Kysely, sql } from 'kysely'

/** Removing an entry or a cluster looks for what refers to it; both tables are small, and are locked against writing meanwhile. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index specialisation_correction_by_entry on specialisation_correction (entry_id)
    where entry_id is not null`.execute(db)
  await sql`create index cluster_contact_by_other on cluster_contact (other_id)
    where other_id is not null`.execute(db)
}
