import { type Kysely, sql } from 'kysely'

/** Files on their way in: kept until read, so that a worker elsewhere can read them and a kill loses nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import (
      id uuid primary key,
      file_name text not null,
      what text not null,
      format text not null,
      mapping jsonb,
      dry_run boolean not null default false,
      status text not null check (status in ('receiving', 'waiting', 'running', 'done', 'failed')),
      bytes bigint not null default 0,
      bytes_read bigint not null default 0,
      rows_read bigint not null default 0,
      created bigint not null default 0,
      updated bigint not null default 0,
      unchanged bigint not null default 0,
      refused bigint not null default 0,
      failure jsonb,
      created_at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz
    )`.execute(db)
  await sql`
    create table import_chunk (
      import_id uuid not null references import on delete cascade,
      position integer not null,
      bytes bytea not null,
      primary key (import_id, position)
    )`.execute(db)
  await sql`
    create table import_problem (
      import_id uuid not null references import on delete cascade,
      position integer not null,
      line bigint not null,
      column_name text,
      value text,
      message jsonb not null,
      primary key (import_id, position)
    )`.execute(db)
}
