import { type Kysely, sql } from 'kysely'

/** Past projects, and which organisations took part in them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table collaboration (
      id uuid primary key,
      external_id text not null unique,
      title text not null default '',
      programme text,
      started_on date,
      ended_on date check (ended_on >= started_on),
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)

  await sql`
    create table participation (
      id uuid primary key,
      collaboration_id uuid not null references collaboration on delete cascade,
      organisation_id uuid not null references organisation on delete cascade,
      role text not null default 'participant' check (role in ('coordinator', 'participant', 'partner')),
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (collaboration_id, organisation_id)
    )`.execute(db)
  await sql`create index participation_by_organisation on participation (organisation_id)`.execute(
    db,
  )
}
