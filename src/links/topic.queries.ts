import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import type { EntryKind } from '../profiles/entry.ts'
import type { EntryText } from './seed-brief.ts'
import type { OwnedText } from './terms.ts'

/** The words of these entries. */
export async function loadEntryTexts(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, EntryText>> {
  const rows = await reader
    .selectFrom('entry')
    .select(['id', 'title', 'description', 'kind'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, kind: row.kind as EntryKind | null }]))
}

const textsPerLanguage = 500

/** What is written in each language anywhere, the same entries each time, as mixed as their ids. */
export async function sampleTexts(
  reader: Reader,
  today: string,
): Promise<Map<Language, OwnedText[]>> {
  const { rows } = await sql<{ language: Language; owner: string; title: string; text: string }>`
    select language, owner, title, text from (
      select e.language, e.organisation_id::text as owner, e.title, e.title || E'\n' || e.description as text,
        row_number() over (partition by e.language order by md5(e.id::text)) as place
      from entry e where e.visibility = 'public' and (e.expires_on is null or e.expires_on >= ${today}::date)) as mixed
    where place <= ${textsPerLanguage} order by language, place`.execute(reader)
  return Map.groupBy(rows, (row) => row.language)
}
