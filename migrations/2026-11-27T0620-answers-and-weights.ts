import { type Kysely, sql } from 'kysely'

/** What organisations were shown, what they answered, and the weights that were learned from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One row for a partner and a day, however often the list is read. There is no foreign key to the weights: those of experts have no row.
  await sql`
    create table exposure (
      organisation_id uuid not null references organisation on delete cascade,
      partner_id uuid not null references organisation on delete cascade,
      shown_on date not null,
      shown_at timestamptz not null,
      surface text not null,
      position integer not null check (position >= 1),
      score double precision not null,
      features jsonb not null,
      model_id text not null,
      weights_version text not null,
      propensity double precision not null check (propensity > 0 and propensity <= 1),
      exploratory boolean not null,
      primary key (organisation_id, partner_id, shown_on)
    )`.execute(db)
  await sql`create index exposure_by_partner on exposure (partner_id)`.execute(db)
  // A partner that was found by search was never shown at a place: such answers are kept, and nothing is learned from them.
  await sql`
    create table answer (
      id uuid primary key,
      organisation_id uuid not null references organisation on delete cascade,
      partner_id uuid not null references organisation on delete cascade,
      outcome text not null check (outcome in ('declined', 'seen', 'interested', 'mutual', 'met', 'cooperating')),
      reason text check (reason in ('too-early', 'benefit-unclear', 'commercial-route-unclear', 'description-unclear',
        'scientific-doubt', 'no-strategic-fit', 'already-solved', 'no-resources')),
      source text not null check (source in ('suggestion', 'search')),
      shown_on date,
      answered_at timestamptz not null,
      unique (organisation_id, partner_id, outcome),
      check ((outcome = 'declined') = (reason is not null)),
      check ((source = 'suggestion') = (shown_on is not null))
    )`.execute(db)
  await sql`create index answer_by_partner on answer (partner_id)`.execute(db)
  await sql`
    create table weights (
      version text primary key,
      status text not null check (status in ('candidate', 'serving', 'retired')),
      signals jsonb not null,
      prior jsonb not null,
      calibration jsonb,
      posterior jsonb,
      report jsonb not null,
      model_id text not null,
      created_at timestamptz not null,
      served_from timestamptz,
      predecessor text references weights
    )`.execute(db)
  await sql`create unique index weights_serving on weights (status) where status = 'serving'`.execute(
    db,
  )
}
