import { type Kysely, sql } from 'kysely'

/** Calls, briefs, and cooperative links with their seats and all that is known of how they went. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table call (
      id uuid primary key,
      external_id text unique,
      programme text not null,
      title text not null,
      deadline date,
      rules jsonb not null default '{}',
      source text,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index call_by_deadline on call (deadline, id)`.execute(db)

  await sql`
    create table brief (
      id uuid primary key,
      organisation_id uuid references organisation on delete cascade,
      call_id uuid references call on delete set null,
      title text not null,
      kind text not null,
      text text not null default '',
      seats jsonb not null,
      constraints jsonb not null,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index brief_by_organisation on brief (organisation_id)`.execute(db)
  await sql`create index brief_by_call on brief (call_id)`.execute(db)

  await links(db)
  await seats(db)
  await records(db)

  // Several features may keep the same two apart, and each takes back only what it said itself. The table is small.
  await sql`alter table pair_veto add column source text not null default 'introductions'`.execute(
    db,
  )
  await sql`alter table pair_veto drop constraint pair_veto_pkey`.execute(db)
  await sql`alter table pair_veto add primary key (organisation_id, partner_id, source)`.execute(db)
  await sql`create index pair_veto_by_source on pair_veto (source)`.execute(db)
}

async function links(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table link (
      id uuid primary key,
      title text not null,
      kind text not null,
      description text not null default '',
      brief_id uuid references brief on delete set null,
      call_id uuid references call on delete set null,
      proposed_by uuid references organisation on delete set null,
      coordinator text not null default '',
      state text not null check (state in ('proposed', 'invited', 'forming', 'agreed', 'active', 'closed', 'abandoned')),
      outcome text,
      abandoned_for text,
      ending_note text not null default '',
      next_step text not null default '',
      next_step_on date,
      step_reminded boolean not null default false,
      started_on date,
      ended_on date,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check ((outcome is not null) = (state = 'closed')),
      check ((abandoned_for is not null) = (state = 'abandoned'))
    )`.execute(db)
  await sql`create index link_in_order on link (created_at, id)`.execute(db)
  await sql`create index link_by_brief on link (brief_id)`.execute(db)
  await sql`create index link_by_call on link (call_id)`.execute(db)
  await sql`create index link_by_proposer on link (proposed_by)`.execute(db)
  await sql`create index link_by_next_step on link (next_step_on) where next_step_on is not null`.execute(
    db,
  )
  await sql`
    create table link_cluster (
      link_id uuid not null references link on delete cascade,
      cluster_id uuid not null references cluster on delete cascade,
      primary key (link_id, cluster_id)
    )`.execute(db)
  await sql`create index link_cluster_by_cluster on link_cluster (cluster_id)`.execute(db)
}

async function seats(db: Kysely<unknown>): Promise<void> {
  // No organisation vanishes from its seat by itself: whoever removes it opens the seat first, which the history tells.
  await sql`
    create table link_seat (
      id uuid primary key,
      link_id uuid not null references link on delete cascade,
      position smallint not null,
      title text not null,
      description text not null default '',
      language text not null,
      weight double precision not null,
      obligatory boolean not null,
      organisation_id uuid references organisation,
      state text not null check (state in ('open', 'proposed', 'invited', 'accepted')),
      since timestamptz not null,
      changed_by text not null,
      reminded boolean not null default false,
      unique (link_id, position),
      check ((state = 'open') = (organisation_id is null))
    )`.execute(db)
  await sql`create index link_seat_by_organisation on link_seat (organisation_id)`.execute(db)
  await sql`create index link_seat_unanswered on link_seat (since) where state = 'invited'`.execute(
    db,
  )
  await sql`
    create table link_runner_up (
      seat_id uuid not null references link_seat on delete cascade,
      position smallint not null,
      organisation_id uuid not null references organisation on delete cascade,
      primary key (seat_id, organisation_id)
    )`.execute(db)
  await sql`create index link_runner_up_by_organisation on link_runner_up (organisation_id)`.execute(
    db,
  )
  await sql`
    create table link_decline (
      id uuid primary key,
      seat_id uuid not null references link_seat on delete cascade,
      organisation_id uuid not null references organisation on delete cascade,
      reason text not null,
      text text not null default '',
      at timestamptz not null,
      actor text not null
    )`.execute(db)
  await sql`create index link_decline_by_seat on link_decline (seat_id)`.execute(db)
  await sql`create index link_decline_by_organisation on link_decline (organisation_id, at)`.execute(
    db,
  )
  await sql`
    create table link_showing (
      link_id uuid not null references link on delete cascade,
      organisation_id uuid not null references organisation on delete cascade,
      primary key (link_id, organisation_id)
    )`.execute(db)
  await sql`create index link_showing_by_organisation on link_showing (organisation_id)`.execute(db)
}

async function records(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table link_milestone (
      id uuid primary key,
      link_id uuid not null references link on delete cascade,
      title text not null,
      due_on date,
      done_on date,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index link_milestone_by_link on link_milestone (link_id)`.execute(db)
  await sql`
    create table link_document (
      id uuid primary key,
      link_id uuid not null references link on delete cascade,
      title text not null,
      url text not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index link_document_by_link on link_document (link_id)`.execute(db)
  await sql`
    create table link_result (
      id uuid primary key,
      link_id uuid not null references link on delete cascade,
      text text not null,
      happened_on date not null,
      created_at timestamptz not null
    )`.execute(db)
  await sql`create index link_result_by_link on link_result (link_id)`.execute(db)
  // The name stays when the organisation is gone: a history with holes tells nothing.
  await sql`
    create table link_event (
      id uuid primary key,
      link_id uuid not null references link on delete cascade,
      at timestamptz not null,
      actor text not null,
      kind text not null,
      state text not null,
      seat_id uuid references link_seat on delete cascade,
      organisation_id uuid references organisation on delete set null,
      organisation_name text not null default '',
      reason text,
      text text not null default ''
    )`.execute(db)
  await sql`create index link_event_by_link on link_event (link_id, at, id)`.execute(db)
  await sql`create index link_event_by_seat on link_event (seat_id)`.execute(db)
  await sql`create index link_event_by_organisation on link_event (organisation_id)`.execute(db)
}
