import { type Kysely, sql } from 'kysely'

/** What takes long is asked for, computed by a worker, and kept for some days. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table study (
      id uuid primary key,
      owner text not null,
      named_only boolean not null,
      kind text not null check (kind in ('circles', 'seeds', 'groups')),
      wish jsonb not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
      share double precision not null default 0,
      runs integer not null default 0,
      mark text,
      findings jsonb,
      entry_ids uuid[] not null default '{}',
      organisation_ids uuid[] not null default '{}',
      failure jsonb,
      created_at timestamptz not null,
      moved_at timestamptz not null,
      finished_at timestamptz,
      check ((findings is not null) = (state = 'done')),
      check ((failure is not null) = (state = 'failed')),
      check ((finished_at is not null) = (state in ('done', 'failed')))
    )`.execute(db)
  await sql`create index study_by_owner on study (owner, kind)`.execute(db)
  await sql`create index study_by_mark on study (mark, kind) where state = 'done'`.execute(db)
  await sql`create index study_by_age on study (created_at)`.execute(db)
}
