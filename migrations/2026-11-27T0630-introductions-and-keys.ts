import { type Kysely, sql } from 'kysely'

/** Keys that act for one organisation, whom to call, whom not to be brought together with, and introductions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_key (
      id uuid primary key,
      name text not null,
      relation text not null check (relation in ('operator', 'reader', 'member')),
      organisation_id uuid references organisation on delete cascade,
      secret_hash text not null,
      created_at timestamptz not null,
      revoked_at timestamptz,
      check ((relation = 'member') = (organisation_id is not null))
    )`.execute(db)
  // What a caller keeps is kept under the name of its key.
  await sql`create unique index api_key_name on api_key (name) where revoked_at is null`.execute(db)
  await sql`create index api_key_by_organisation on api_key (organisation_id)`.execute(db)

  await sql`
    create table contact (
      organisation_id uuid primary key references organisation on delete cascade,
      name text not null,
      email text not null,
      phone text,
      version integer not null default 1,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`
    create table block (
      organisation_id uuid not null references organisation on delete cascade,
      blocked_id uuid not null references organisation on delete cascade,
      note text not null default '',
      created_at timestamptz not null,
      primary key (organisation_id, blocked_id),
      check (organisation_id <> blocked_id)
    )`.execute(db)
  await sql`create index block_by_blocked on block (blocked_id)`.execute(db)

  // What matching must know of two organisations without reading the features above it.
  await sql`
    create table pair_veto (
      organisation_id uuid not null references organisation on delete cascade,
      partner_id uuid not null references organisation on delete cascade,
      reason text not null check (reason in ('not-again', 'linked', 'introduced')),
      until date,
      primary key (organisation_id, partner_id)
    )`.execute(db)
  await sql`create index pair_veto_by_partner on pair_veto (partner_id)`.execute(db)
  await sql`create index pair_veto_by_until on pair_veto (until) where until is not null`.execute(
    db,
  )

  await introductions(db)
}

/** One row for two organisations, the smaller id first, with where each of them stands. */
async function introductions(db: Kysely<unknown>): Promise<void> {
  const stances = sql`('suggested', 'seen', 'interested', 'declined', 'dismissed')`
  const states = sql`('suggested', 'seen', 'interested', 'mutual', 'met', 'cooperating', 'declined', 'withdrawn', 'expired', 'closed')`
  await sql`
    create table introduction (
      id uuid primary key,
      a_id uuid not null references organisation on delete cascade,
      b_id uuid not null references organisation on delete cascade,
      a_stance text not null check (a_stance in ${stances}),
      b_stance text not null check (b_stance in ${stances}),
      a_since timestamptz,
      b_since timestamptz,
      a_not_again boolean not null default false,
      b_not_again boolean not null default false,
      a_unnamed boolean not null default false,
      b_unnamed boolean not null default false,
      outcome text check (outcome in ('met', 'cooperating')),
      ended text check (ended in ('withdrawn', 'expired', 'blocked')),
      ended_by text check (ended_by in ('a', 'b')),
      asked text check (asked in ('a', 'b')),
      open_until timestamptz,
      mutual_at timestamptz,
      state text not null check (state in ${states}),
      a_state text check (a_state in ${states}),
      b_state text check (b_state in ${states}),
      need_id uuid references entry on delete set null,
      competency_id uuid references entry on delete set null,
      message text not null default '',
      reminders smallint not null default 0,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (a_id, b_id),
      check (a_id < b_id)
    )`.execute(db)
  await sql`create index introduction_by_b on introduction (b_id)`.execute(db)
  await sql`create index introduction_by_need on introduction (need_id)`.execute(db)
  await sql`create index introduction_by_competency on introduction (competency_id)`.execute(db)
  await sql`create index introduction_waiting on introduction (state, open_until) where state in ('interested', 'mutual')`.execute(
    db,
  )
  await sql`
    create table introduction_event (
      id uuid primary key,
      introduction_id uuid not null references introduction on delete cascade,
      at timestamptz not null,
      side text check (side in ('a', 'b')),
      actor text not null,
      kind text not null,
      state text not null check (state in ${states}),
      other_reads text,
      reason text,
      text text not null default '',
      text_shared boolean not null default false,
      happened_on date
    )`.execute(db)
  await sql`create index introduction_event_by_introduction on introduction_event (introduction_id, at, id)`.execute(
    db,
  )
}
