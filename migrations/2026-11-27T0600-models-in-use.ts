import { type Kysely, sql } from 'kysely'

/**
 * Which model the installation uses, where somebody chose one, and which it is changing to. Without a row the
 * configuration of the process says it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table model_choice (
      role text primary key check (role in ('current', 'next')),
      model text not null,
      prefixes jsonb,
      dtype text,
      model_id text not null,
      dimension integer not null check (dimension > 0),
      background jsonb,
      chosen_at timestamptz not null
    )`.execute(db)
  await sql`create index entry_embedding_by_model on entry_embedding (model_id)`.execute(db)
}
