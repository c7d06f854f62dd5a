import { type Kysely, sql } from 'kysely'

/** Whole vocabularies as their publishers give them, for those who want more than what ships. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vocabulary (
      name text primary key,
      file_name text not null,
      headings integer not null,
      imported_at timestamptz not null
    )`.execute(db)

  await sql`
    create table vocabulary_heading (
      vocabulary text not null references vocabulary on delete cascade,
      code text not null,
      parent text,
      titles jsonb not null,
      primary key (vocabulary, code)
    )`.execute(db)
  await sql`create index vocabulary_heading_by_code on vocabulary_heading (code)`.execute(db)
}
