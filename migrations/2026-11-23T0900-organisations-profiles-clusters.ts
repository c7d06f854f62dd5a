import { type Kysely, sql } from 'kysely'

/** Who they are, what they offer and look for, and the clusters they belong to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists vector`.execute(db)
  await sql`
    create table organisation (
      id uuid primary key,
      external_id text unique,
      name text not null,
      kind text check (kind in ('company', 'research-organisation', 'university', 'business-support', 'public-administration', 'ngo')),
      size text check (size in ('micro', 'small', 'medium', 'large')),
      country text not null check (length(country) = 2),
      nuts text,
      city text,
      website text,
      languages text[] not null default '{}',
      registration_numbers text[] not null default '{}',
      description text not null default '',
      version integer not null default 1,
      profile_version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index organisation_by_name on organisation (name collate "C", id)`.execute(db)
  await sql`create index organisation_by_registration on organisation using gin (registration_numbers)`.execute(
    db,
  )

  await sql`
    create table entry (
      id uuid primary key,
      organisation_id uuid not null references organisation on delete cascade,
      external_id text unique,
      side text not null check (side in ('competency', 'need')),
      title text not null,
      description text not null default '',
      language text not null check (language in ('pl', 'en', 'de', 'fr')),
      kind text,
      nace text[] not null default '{}',
      trl smallint check (trl between 1 and 9),
      visibility text not null default 'public' check (visibility in ('public', 'anonymous', 'hidden')),
      expires_on date,
      confirmed_on date not null,
      text_hash text not null,
      lexemes tsvector generated always as (to_tsvector('simple', title || ' ' || description)) stored,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index entry_by_organisation on entry (organisation_id, side)`.execute(db)
  await sql`create index entry_by_lexeme on entry using gin (lexemes)`.execute(db)

  await sql`
    create table cluster (
      id uuid primary key,
      external_id text unique,
      name text not null,
      leader_id uuid references organisation on delete set null,
      type text check (type in ('key', 'local', 'embryonic')),
      phase text check (phase in ('embryonic', 'growth', 'mature')),
      nace text[] not null default '{}',
      country text not null check (length(country) = 2),
      nuts text,
      website text,
      description text not null default '',
      labels jsonb not null default '[]',
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index cluster_by_name on cluster (name collate "C", id)`.execute(db)
  await sql`create index cluster_by_leader on cluster (leader_id)`.execute(db)

  await sql`
    create table membership (
      id uuid primary key,
      cluster_id uuid not null references cluster on delete cascade,
      organisation_id uuid not null references organisation on delete cascade,
      role text not null default 'member' check (role in ('leader', 'member', 'partner')),
      joined_on date,
      left_on date check (left_on >= joined_on),
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (cluster_id, organisation_id)
    )`.execute(db)
  await sql`create index membership_by_organisation on membership (organisation_id)`.execute(db)
}
