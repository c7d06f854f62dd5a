import { type Kysely, sql } from 'kysely'

/** What a region had and lacked on a day, to see later what became of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table region_snapshot (
      region text not null,
      taken_on date not null,
      content jsonb not null,
      primary key (region, taken_on)
    )`.execute(db)
}
