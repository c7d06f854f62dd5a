import { type Kysely, sql } from 'kysely'

/** Each side of a pair is told what it may know. Locks `pair_veto` while its rows are checked, which are few. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table pair_veto drop constraint pair_veto_reason_check`.execute(db)
  await sql`alter table pair_veto add constraint pair_veto_reason_check
    check (reason in ('not-again', 'linked', 'introduced', 'untold'))`.execute(db)
}
