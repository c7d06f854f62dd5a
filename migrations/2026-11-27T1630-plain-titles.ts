import { type Kysely, sql } from 'kysely'

/**
 * Titles as search compares them, kept: reading a mistyped word looks at hundreds of them, and spelling one plainly takes
 * longer than comparing it. Rewrites `entry` under an exclusive lock: about a second for each 20,000 entries.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index entry_by_title_trigram`.execute(db)
  await sql`
    alter table entry add column plain_title text not null generated always as (plain_words(title)) stored`.execute(
    db,
  )
  await sql`create index entry_by_title_trigram on entry using gin (plain_title gin_trgm_ops)`.execute(
    db,
  )
}
