import { type Kysely, sql } from 'kysely'

/** What is derived from profiles; every row remembers its model and what it was derived from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The vector has no fixed length: models of different dimensions stand side by side while one replaces another.
  await sql`
    create table entry_embedding (
      entry_id uuid not null references entry on delete cascade,
      model_id text not null,
      text_hash text not null,
      embedding vector not null,
      embedded_at timestamptz not null,
      primary key (entry_id, model_id)
    )`.execute(db)
  await sql`
    create table entry_sentence (
      entry_id uuid not null references entry on delete cascade,
      model_id text not null,
      position smallint not null,
      text text not null,
      embedding vector not null,
      primary key (entry_id, model_id, position)
    )`.execute(db)
  await sql`
    create table suggestion (
      organisation_id uuid not null references organisation on delete cascade,
      partner_id uuid not null references organisation on delete cascade,
      scope text not null check (scope in ('regional', 'national', 'international')),
      rank integer not null check (rank >= 1),
      score double precision not null check (score between 0 and 1),
      parts jsonb not null,
      evidence jsonb not null,
      primary key (organisation_id, partner_id)
    )`.execute(db)
  await sql`create index suggestion_by_rank on suggestion (organisation_id, rank)`.execute(db)
  await sql`create index suggestion_by_partner on suggestion (partner_id)`.execute(db)
  // Counters, not clocks: whoever refreshes notes which call it answered, so a call made meanwhile is not lost.
  await sql`
    create table suggestion_state (
      organisation_id uuid primary key references organisation on delete cascade,
      wanted integer not null default 1,
      refreshed integer not null default 0,
      epoch integer not null default 0,
      profile_version integer,
      model_id text,
      weights_version text,
      claimed_at timestamptz,
      refreshed_at timestamptz
    )`.execute(db)
  // One row: raised when so much changed at once that everybody should look again.
  await sql`create table suggestion_epoch (single boolean primary key default true check (single), epoch integer not null)`.execute(
    db,
  )
  await sql`insert into suggestion_epoch values (true, 0)`.execute(db)
}
