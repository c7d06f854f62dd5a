import { type Kysely, sql } from 'kysely'

/** What a region's contact point knows of cluster initiatives beyond what they say themselves, and whom it wrote to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cluster_register (
      cluster_id uuid primary key references cluster on delete cascade,
      activity text not null default 'active' check (activity in ('active', 'dormant', 'ended')),
      members_stated integer check (members_stated >= 0),
      confirmed_on date,
      note text not null default '',
      updated_at timestamptz not null
    )`.execute(db)

  await sql`
    create table cluster_contact (
      id uuid primary key,
      cluster_id uuid not null references cluster on delete cascade,
      other_id uuid references cluster on delete set null,
      other_name text not null,
      contacted_on date not null,
      outcome text not null check (outcome in ('sent', 'no-answer', 'answered', 'declined', 'meeting', 'agreement', 'project')),
      note text not null default '',
      contacted_by text not null,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (other_id <> cluster_id)
    )`.execute(db)
  await sql`create index cluster_contact_by_cluster on cluster_contact (cluster_id)`.execute(db)
}
