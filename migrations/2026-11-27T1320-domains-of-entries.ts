import { type Kysely, sql } from 'kysely'

/**
 * Which specialisations an entry counts for, and how surely: what was computed, and what people said, which stands over it. An
 * entry counts in none that its organisation as a whole was said not to belong to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create view entry_domain as
    select e.id as entry_id, e.organisation_id, f.list, f.code,
      (case when w.belongs = false then 0 when c.belongs then 1 when c.belongs = false then 0 else f.confidence end)::float8 as confidence
    from (
      select entry_id, list, code, confidence from specialisation_fit
      union all
      select c.entry_id, c.list, c.code, 0::real from specialisation_correction c
      where c.belongs and c.entry_id is not null and not exists (
        select from specialisation_fit f where f.entry_id = c.entry_id and f.list = c.list and f.code = c.code)
    ) f
    join entry e on e.id = f.entry_id
    left join specialisation_correction c on c.entry_id = e.id and c.list = f.list and c.code = f.code
    left join specialisation_correction w on w.organisation_id = e.organisation_id and w.entry_id is null
      and w.list = f.list and w.code = f.code`.execute(db)
}
