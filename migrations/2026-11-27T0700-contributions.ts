import { type Kysely, sql } from 'kysely'

/** What a suggestion's score adds up from, and whether it is there to be tried rather than for its score. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table suggestion
      add column contributions jsonb not null default '{}',
      add column opened_capacity double precision not null default 0,
      add column propensity double precision check (propensity > 0 and propensity <= 1)`.execute(db)
  // Whose needs stand in for the organisation's own: when these change, its list must be looked at again.
  await sql`alter table suggestion_state add column peers uuid[] not null default '{}'`.execute(db)
  await sql`create index suggestion_state_by_peer on suggestion_state using gin (peers)`.execute(db)
}
