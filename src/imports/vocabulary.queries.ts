import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Heading } from './vocabulary.ts'

/** What is known of a vocabulary that was taken in. */
export type TakenVocabulary = Readonly<{
  name: string
  fileName: string
  headings: number
  importedAt: string
}>

export async function takenVocabularies(reader: Reader): Promise<TakenVocabulary[]> {
  const rows = await reader.selectFrom('vocabulary').selectAll().orderBy('name').execute()
  return rows.map((row) => ({
    name: row.name,
    fileName: row.file_name,
    headings: row.headings,
    importedAt: row.imported_at.toISOString(),
  }))
}

/** Notes the vocabulary before its headings, so that a second import of the same waits for this one. */
export async function beginVocabulary(
  writer: Writer,
  name: string,
  fileName: string,
  now: Date,
): Promise<void> {
  await sql`
    insert into vocabulary (name, file_name, headings, imported_at) values (${name}, ${fileName}, 0, ${now})
    on conflict (name) do update set file_name = excluded.file_name, imported_at = excluded.imported_at`.execute(
    writer,
  )
}

/** Adds headings; of one that is there, titles in further languages are added, and those in the same replaced. */
export async function putHeadings(
  writer: Writer,
  name: string,
  headings: readonly Heading[],
): Promise<void> {
  await sql`
    insert into vocabulary_heading (vocabulary, code, parent, titles)
    select ${name}, row.code, row.parent, row.titles::jsonb
    from unnest(${headings.map(({ code }) => code)}::text[], ${headings.map(({ parent }) => parent)}::text[],
      ${headings.map(({ titles }) => JSON.stringify(titles))}::text[]) as row (code, parent, titles)
    on conflict (vocabulary, code) do update set parent = coalesce(excluded.parent, vocabulary_heading.parent),
      titles = vocabulary_heading.titles || excluded.titles`.execute(writer)
}

export async function countHeadings(writer: Writer, name: string): Promise<void> {
  await sql`
    update vocabulary set headings = (select count(*) from vocabulary_heading where vocabulary = ${name})
    where name = ${name}`.execute(writer)
}

export type TakenHeading = Heading & Readonly<{ vocabulary: string }>

/** A code in every vocabulary that has it. */
export async function headingsOfCode(reader: Reader, code: string): Promise<TakenHeading[]> {
  const rows = await reader
    .selectFrom('vocabulary_heading')
    .select(['vocabulary', 'code', 'parent', 'titles'])
    .where('code', '=', code)
    .orderBy('vocabulary')
    .execute()
  return rows.map((row) => ({ ...row, titles: row.titles as Heading['titles'] }))
}

/** Every heading of one vocabulary, by code. */
export async function headingsOf(reader: Reader, name: string): Promise<Heading[]> {
  const rows = await reader
    .selectFrom('vocabulary_heading')
    .select(['code', 'parent', 'titles'])
    .where('vocabulary', '=', name)
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ ...row, titles: row.titles as Heading['titles'] }))
}

/** Headings under one that the vocabulary does not have; at most `limit`. */
export async function headingsWithoutParent(
  reader: Reader,
  limit: number,
): Promise<{ vocabulary: string; code: string; parent: string }[]> {
  const { rows } = await sql<{ vocabulary: string; code: string; parent: string }>`
    select h.vocabulary, h.code, h.parent from vocabulary_heading h
    where h.parent is not null and not exists (
      select from vocabulary_heading p where p.vocabulary = h.vocabulary and p.code = h.parent)
    order by h.vocabulary, h.code limit ${limit}`.execute(reader)
  return rows
}
