import { type Kysely, sql } from 'kysely'

/** What the room of each organisation is worth to the others, and from which lists that was found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table organisation_price (
      organisation_id uuid primary key references organisation on delete cascade,
      price double precision not null,
      version text not null,
      computed_at timestamptz not null
    )`.execute(db)
  // One row: what the prices were made from, so that they are made again when that has changed.
  await sql`
    create table price_state (
      single boolean primary key default true check (single),
      made_from text,
      version text,
      computed_at timestamptz
    )`.execute(db)
  await sql`insert into price_state values (true)`.execute(db)
}
