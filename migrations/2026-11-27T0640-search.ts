import { type Kysely, sql } from 'kysely'

/**
 * Search without accents, by headings and by time, and searches that are kept. Rewrites `entry` under an exclusive lock:
 * about a second for each 20,000 entries.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db)
  // Not the extension unaccent: that is not immutable (its rules are a file of the server), and a generated column must be.
  // Marks go after taking letters apart (NFKD); these letters have no parts. Then everything is ASCII for our four
  // languages, so that lower() does the same in every locale, and so does the parser, for which a dot makes hosts and versions.
  await sql`
    create function plain_words(words text) returns text language sql immutable strict parallel safe as $$
      select lower(regexp_replace(
        replace(replace(replace(replace(translate(
          regexp_replace(normalize(words, NFKD), E'[\\u0300-\\u036f]+', '', 'g'),
          'łŁøØđĐ', 'lloodd'), 'ß', 'ss'), 'ẞ', 'ss'), 'œ', 'oe'), 'Œ', 'oe'),
        E'[\\u0001-/:-@\\[-\`{-\\u00bf\\u2010-\\u205e]+', ' ', 'g'))
    $$`.execute(db)
  // 25.62 is in 25, 25.6 and 25.62: an array that an index can look into, where a prefix of an array's items cannot be.
  await sql`
    create function nace_headings(codes text[]) returns text[] language sql immutable strict parallel safe as $$
      select coalesce(array_agg(distinct left(code, length)), '{}')
      from unnest(codes) as code, unnest(array[1, 2, 4, 5]) as length
      where length <= length(code) and (length > 1 or length(code) = 1)
    $$`.execute(db)
  await sql`
    alter table entry drop column lexemes,
      add column lexemes tsvector generated always as (to_tsvector('simple', plain_words(title || ' ' || description))) stored,
      add column headings text[] not null generated always as (nace_headings(nace)) stored`.execute(
    db,
  )
  await sql`create index entry_by_lexeme on entry using gin (lexemes)`.execute(db)
  await sql`create index entry_by_heading on entry using gin (headings)`.execute(db)
  await sql`create index entry_by_title_trigram on entry using gin (plain_words(title) gin_trgm_ops)`.execute(
    db,
  )
  await sql`create index entry_by_freshness on entry (updated_at, id)`.execute(db)
  await sql`create index organisation_by_country on organisation (country)`.execute(db)
  await sql`create index organisation_by_region on organisation (nuts text_pattern_ops)`.execute(db)
  // Tells that an entry's vector is of its present words without reading the vector, which is a third of a page.
  await sql`create index entry_embedding_by_text on entry_embedding (entry_id, model_id, text_hash)`.execute(
    db,
  )
  await sql`
    create table saved_search (
      id uuid primary key,
      owner text not null,
      relations text[] not null,
      name text not null,
      query jsonb not null,
      created_at timestamptz not null,
      digested_at timestamptz not null,
      unique (owner, name)
    )`.execute(db)
  await sql`create index saved_search_by_digest on saved_search (digested_at)`.execute(db)
  await sql`
    create table saved_search_hit (
      saved_search_id uuid not null references saved_search on delete cascade,
      entry_id uuid not null references entry on delete cascade,
      fit double precision check (fit between 0 and 1),
      found_at timestamptz not null,
      told_at timestamptz,
      primary key (saved_search_id, entry_id)
    )`.execute(db)
  await sql`create index saved_search_hit_by_entry on saved_search_hit (entry_id)`.execute(db)
}
