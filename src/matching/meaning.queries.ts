import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import { vectorLiteral, vectorOfBytes } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'

export type EntryToEmbed = Readonly<{
  id: string
  organisationId: string
  side: Side
  title: string
  description: string
  language: Language
  textHash: string
}>

/** Of these entries, those that have no vector of this model for their present words. */
export async function entriesToEmbed(
  reader: Reader,
  modelId: string,
  ids: readonly string[],
): Promise<EntryToEmbed[]> {
  const rows = await reader
    .selectFrom('entry')
    .leftJoin('entry_embedding as m', (join) =>
      join
        .onRef('m.entry_id', '=', 'entry.id')
        .on('m.model_id', '=', modelId)
        .onRef('m.text_hash', '=', 'entry.text_hash'),
    )
    .select([
      'entry.id',
      'entry.organisation_id',
      'entry.side',
      'entry.title',
      'entry.description',
      'entry.language',
      'entry.text_hash',
    ])
    .where(sql<boolean>`entry.id = any(${[...ids]}::uuid[])`)
    .where('m.entry_id', 'is', null)
    .orderBy('entry.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    organisationId: row.organisation_id,
    side: row.side as Side,
    title: row.title,
    description: row.description,
    language: row.language as Language,
    textHash: row.text_hash,
  }))
}

/** Ids of entries that were never embedded by this model, or reworded since; after `after`, in order of id. */
export async function unembeddedEntries(
  reader: Reader,
  modelId: string,
  limit: number,
  after?: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select entry.id from entry
    where (${after ?? null}::uuid is null or entry.id > ${after ?? null}::uuid)
      and not exists (select from entry_embedding m where m.entry_id = entry.id and m.model_id = ${modelId} and m.text_hash = entry.text_hash)
    order by entry.id limit ${limit}`.execute(reader)
  return rows.map((row) => row.id)
}

export async function countUnembedded(reader: Reader, modelId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from entry where not exists (select from entry_embedding m where m.entry_id = entry.id and m.model_id = ${modelId} and m.text_hash = entry.text_hash)`.execute(
    reader,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Whether the next model knows less: an entry that the model in use knows as it is worded now, and the next one does not. */
export async function knowsLess(
  reader: Reader,
  models: Readonly<{ current: string; next: string }>,
): Promise<boolean> {
  const { rows } = await sql`
    select from entry e join entry_embedding c on c.entry_id = e.id and c.model_id = ${models.current} and c.text_hash = e.text_hash
    where not exists (select from entry_embedding n where n.entry_id = e.id and n.model_id = ${models.next} and n.text_hash = e.text_hash)
    limit 1`.execute(reader)
  return rows.length > 0
}

export async function countEntries(reader: Reader): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from entry`.execute(
    reader,
  )
  return rows[0]?.count ?? 0
}

/** Of each language so many vectors are looked at, to tell what unrelated texts look like. */
const sampledPerLanguage = 150

/** Vectors of this model, the same for the same entries, as mixed as their ids. */
export async function sampleMeanings(
  reader: Reader,
  modelId: string,
): Promise<{ language: Language; organisationId: string; vector: Float32Array }[]> {
  const { rows } = await sql<{ language: Language; organisation_id: string; bytes: Buffer }>`
    select language, organisation_id, bytes from (
      select e.language, e.organisation_id, vector_send(m.embedding) as bytes, row_number() over (partition by e.language order by md5(e.id::text)) as place
      from entry e join entry_embedding m on m.entry_id = e.id and m.model_id = ${modelId}) as mixed
    where place <= ${sampledPerLanguage} order by language, place`.execute(reader)
  return rows.map((row) => ({
    language: row.language,
    organisationId: row.organisation_id,
    vector: vectorOfBytes(row.bytes),
  }))
}

export type Meant = Readonly<{
  entry: EntryToEmbed
  vector: Float32Array
  sentences: readonly { text: string; vector: Float32Array }[]
}>

/**
 * Stores vectors, unless the entry was reworded or removed since its words were read: a slow job never overwrites a newer truth.
 * @returns ids of the organisations whose entries were stored
 */
export async function storeMeanings(
  writer: Writer,
  modelId: string,
  meant: readonly Meant[],
  now: Date,
): Promise<string[]> {
  const ids = meant.map(({ entry }) => entry.id)
  const { rows } = await sql<{ id: string; organisation_id: string; text_hash: string }>`
    select id, organisation_id, text_hash from entry where id = any(${ids}::uuid[]) order by id for update`.execute(
    writer,
  )
  const hashes = new Map(rows.map((row) => [row.id, row.text_hash]))
  const current = meant.filter(({ entry }) => hashes.get(entry.id) === entry.textHash)
  if (current.length === 0) return []
  await writer
    .deleteFrom('entry_sentence')
    .where('model_id', '=', modelId)
    .where(sql<boolean>`entry_id = any(${current.map(({ entry }) => entry.id)}::uuid[])`)
    .execute()
  await sql`
    insert into entry_embedding (entry_id, model_id, text_hash, side, language, embedding, embedded_at)
    select e.id, ${modelId}, hash, e.side, e.language, row.embedding::vector, ${now}
    from unnest(${current.map(({ entry }) => entry.id)}::uuid[], ${current.map(({ entry }) => entry.textHash)}::text[], ${current.map(({ vector }) => vectorLiteral(vector))}::text[]) as row (id, hash, embedding)
    join entry e on e.id = row.id
    on conflict (entry_id, model_id) do update set text_hash = excluded.text_hash, side = excluded.side, language = excluded.language, embedding = excluded.embedding, embedded_at = excluded.embedded_at`.execute(
    writer,
  )
  await storeSentences(writer, modelId, current)
  return [...new Set(current.map(({ entry }) => entry.organisationId))]
}

async function storeSentences(
  writer: Writer,
  modelId: string,
  meant: readonly Meant[],
): Promise<void> {
  const rows = meant.flatMap(({ entry, sentences }) =>
    sentences.map((sentence, position) => ({
      id: entry.id,
      position,
      text: sentence.text,
      vector: vectorLiteral(sentence.vector),
    })),
  )
  await sql`
    insert into entry_sentence (entry_id, model_id, position, text, embedding)
    select id, ${modelId}, position, text, embedding::vector
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.position)}::int[], ${rows.map((row) => row.text)}::text[], ${rows.map((row) => row.vector)}::text[]) as row (id, position, text, embedding)`.execute(
    writer,
  )
}

/** The entry's vector counts only while it is of the present words, the entry is not hidden and has not expired. */
export function matchable(modelId: string, today: string) {
  return sql`m.model_id = ${modelId} and m.text_hash = e.text_hash and e.visibility <> 'hidden' and (e.expires_on is null or e.expires_on >= ${today}::date)`
}
