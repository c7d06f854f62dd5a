import { type Kysely, sql } from 'kysely'

/**
 * Beside each vector the side and the language of its entry, neither of which changes while the vector counts, so that
 * there can be an index for each part: candidates are sought within one. Rewrites `entry_embedding` under an exclusive lock, some
 * seconds for each 100,000 vectors; its indexes by nearness would make that minutes, so they go, and the sweep has them built anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ declare near text; begin
      for near in select indexrelid::regclass::text from pg_index
        where indrelid = 'entry_embedding'::regclass and indexrelid::regclass::text like 'entry_embedding_near_%'
      loop execute 'drop index ' || near; end loop;
    end $$`.execute(db)
  await sql`alter table entry_embedding add column side text, add column language text`.execute(db)
  await sql`
    update entry_embedding m set side = e.side, language = e.language from entry e where e.id = m.entry_id`.execute(
    db,
  )
  await sql`
    alter table entry_embedding alter column side set not null, alter column language set not null`.execute(
    db,
  )
  await sql`drop index entry_embedding_by_model`.execute(db)
  await sql`create index entry_embedding_by_part on entry_embedding (model_id, side, language)`.execute(
    db,
  )
}
