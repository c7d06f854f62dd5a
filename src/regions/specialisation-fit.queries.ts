import { sql } from 'kysely'
import { holdProfiles } from '../organisations/organisation.queries.ts'
import type { Reader, Writer } from '../platform/database.ts'
import { vectorOfBytes } from '../platform/vector.ts'
import { placeIn } from './place.queries.ts'
import type { DomainFit } from './specialisation.ts'

/** From what fits are computed; a fit of any other is stale. */
export type FitStamp = Readonly<{ modelId: string; listsVersion: string }>

const stale = ({ modelId, listsVersion }: FitStamp) => sql`
  not exists (select from specialisation_state s where s.organisation_id = o.id and s.profile_version = o.profile_version
    and s.model_id = ${modelId} and s.lists_version = ${listsVersion})`

/** Organisations whose fits were made from something else than holds now; of these ids only, if any are given. */
export async function staleOrganisations(
  reader: Reader,
  stamp: FitStamp,
  limit: number,
  ids: readonly string[] | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organisation o
    where ${stale(stamp)} and (${ids === null} or o.id = any(${[...(ids ?? [])]}::uuid[]))
    order by o.id limit ${limit}`.execute(reader)
  return rows.map(({ id }) => id)
}

export async function countStaleFits(
  reader: Reader,
  stamp: FitStamp,
  nuts: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisation o
    where ${stale(stamp)} and starts_with(${placeIn('o')}, ${nuts})`.execute(reader)
  return rows[0]?.count ?? 0
}

export type ProfileToRead = Readonly<{
  id: string
  country: string
  nuts: string | null
  profileVersion: number
  entries: readonly EntryToRead[]
}>

type EntryToRead = Readonly<{
  id: string
  title: string
  description: string
  nace: readonly string[]
  vector: Float32Array | undefined
  sentences: readonly Readonly<{ text: string; vector: Float32Array }>[]
}>

/** Organisations with what counts of their entries today: not hidden, not expired, with the vectors of their present words. */
export async function profilesToRead(
  reader: Reader,
  modelId: string,
  today: string,
  ids: readonly string[],
): Promise<ProfileToRead[]> {
  const organisations = await sql<{
    id: string
    country: string
    nuts: string | null
    profile_version: number
  }>`select id, country, nuts, profile_version from organisation where id = any(${[...ids]}::uuid[]) order by id`.execute(
    reader,
  )
  const entries = await sql<{
    id: string
    organisation_id: string
    title: string
    description: string
    nace: string[]
    bytes: Buffer | null
  }>`
    select e.id, e.organisation_id, e.title, e.description, e.nace, vector_send(m.embedding) as bytes
    from entry e left join entry_embedding m on m.entry_id = e.id and m.model_id = ${modelId} and m.text_hash = e.text_hash
    where e.organisation_id = any(${[...ids]}::uuid[]) and e.visibility <> 'hidden'
      and (e.expires_on is null or e.expires_on >= ${today}::date)
    order by e.id`.execute(reader)
  const sentences = await sql<{ entry_id: string; text: string; bytes: Buffer }>`
    select s.entry_id, s.text, vector_send(s.embedding) as bytes from entry_sentence s
    where s.model_id = ${modelId} and s.entry_id = any(${entries.rows.map(({ id }) => id)}::uuid[])
    order by s.entry_id, s.position`.execute(reader)
  const said = Map.groupBy(sentences.rows, ({ entry_id }) => entry_id)
  const stated = Map.groupBy(entries.rows, ({ organisation_id }) => organisation_id)
  return organisations.rows.map((row) => ({
    id: row.id,
    country: row.country,
    nuts: row.nuts,
    profileVersion: row.profile_version,
    entries: (stated.get(row.id) ?? []).map((entry) => ({
      id: entry.id,
      title: entry.title,
      description: entry.description,
      nace: entry.nace,
      vector: entry.bytes === null ? undefined : vectorOfBytes(entry.bytes),
      sentences: (said.get(entry.id) ?? []).map(({ text, bytes }) => ({
        text,
        vector: vectorOfBytes(bytes),
      })),
    })),
  }))
}

export type FoundFit = DomainFit & Readonly<{ entryId: string; sentence: string | null }>

/** Puts fresh fits in the place of all earlier ones of these organisations. Entries that were removed meanwhile are passed over. */
export async function storeFits(
  writer: Writer,
  stamp: FitStamp,
  profiles: readonly Pick<ProfileToRead, 'id' | 'profileVersion'>[],
  fits: readonly FoundFit[],
  now: Date,
): Promise<void> {
  const ids = profiles.map(({ id }) => id)
  await holdProfiles(writer, ids)
  await sql`
    delete from specialisation_fit f using entry e
    where e.id = f.entry_id and e.organisation_id = any(${ids}::uuid[])`.execute(writer)
  await sql`
    insert into specialisation_fit (entry_id, list, code, confidence, nace, likeness, sentence)
    select row.entry_id, row.list, row.code, row.confidence, row.nace, row.likeness, row.sentence
    from unnest(${fits.map((fit) => fit.entryId)}::uuid[], ${fits.map((fit) => fit.list)}::text[], ${fits.map((fit) => fit.code)}::text[],
      ${fits.map((fit) => fit.confidence)}::real[], ${fits.map((fit) => fit.nace)}::text[], ${fits.map((fit) => fit.likeness)}::real[],
      ${fits.map((fit) => fit.sentence)}::text[]) as row (entry_id, list, code, confidence, nace, likeness, sentence)
    join entry on entry.id = row.entry_id`.execute(writer)
  await sql`
    insert into specialisation_state (organisation_id, profile_version, model_id, lists_version, computed_at)
    select o.id, row.version, ${stamp.modelId}, ${stamp.listsVersion}, ${now}
    from unnest(${ids}::uuid[], ${profiles.map(({ profileVersion }) => profileVersion)}::int[]) as row (id, version)
    join organisation o on o.id = row.id
    on conflict (organisation_id) do update set profile_version = excluded.profile_version, model_id = excluded.model_id,
      lists_version = excluded.lists_version, computed_at = excluded.computed_at`.execute(writer)
}
