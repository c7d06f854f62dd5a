import { type Kysely, sql } from 'kysely'

/** Lists of specialisations beside the shipped ones, which entries belong to which, and what people corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table specialisation_list (
      key text primary key,
      content jsonb not null,
      version integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`.execute(db)

  // Computed; each row says by what evidence, and the state by which model, lists and profile.
  await sql`
    create table specialisation_fit (
      entry_id uuid not null references entry on delete cascade,
      list text not null,
      code text not null,
      confidence real not null check (confidence >= 0 and confidence <= 1),
      nace text,
      likeness real,
      sentence text,
      primary key (entry_id, list, code)
    )`.execute(db)
  await sql`create index specialisation_fit_by_domain on specialisation_fit (list, code)`.execute(
    db,
  )

  await sql`
    create table specialisation_state (
      organisation_id uuid primary key references organisation on delete cascade,
      profile_version integer not null,
      model_id text not null,
      lists_version text not null,
      computed_at timestamptz not null
    )`.execute(db)

  // Stated by people, and never touched by what computes.
  await sql`
    create table specialisation_correction (
      id uuid primary key,
      organisation_id uuid not null references organisation on delete cascade,
      entry_id uuid references entry on delete cascade,
      list text not null,
      code text not null,
      belongs boolean not null,
      note text not null default '',
      corrected_by text not null,
      corrected_at timestamptz not null,
      unique nulls not distinct (organisation_id, entry_id, list, code)
    )`.execute(db)
}
