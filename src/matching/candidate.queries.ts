import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import { vectorOfBytes } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'
import { type LexicalBag, lexicalBag } from './lexical.ts'
import { matchable } from './meaning.queries.ts'
import type { MatchEntry, MatchProfile, Sentence } from './profile.ts'

export type Matching = Readonly<{ modelId: string; today: string }>

/**
 * For each organisation, the organisations whose entries on `theirSide` are nearest to its entries on `mySide`: of each
 * entry the `perEntry` nearest, half of them in its own language and half in others, because texts of one language are
 * nearer to each other whatever they say. An exact scan: an index would lose rows under these filters.
 */
export async function nearestOrganisations(
  reader: Reader,
  matching: Matching,
  ids: readonly string[],
  sides: { mine: Side; theirs: Side },
  perEntry: number,
): Promise<{ organisationId: string; candidateId: string }[]> {
  const near = (language: '=' | '<>') => sql`
    (select e.organisation_id from entry_embedding m join entry e on e.id = m.entry_id
     where e.side = ${sides.theirs} and e.organisation_id <> mine.organisation_id
       and e.language ${sql.raw(language)} mine.language and ${matchable(matching.modelId, matching.today)}
     order by m.embedding <#> mine.embedding, e.id limit ${Math.ceil(perEntry / 2)})`
  const { rows } = await sql<{ organisation_id: string; candidate_id: string }>`
    select distinct mine.organisation_id, near.organisation_id as candidate_id
    from (select e.organisation_id, e.language, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
          where e.organisation_id = any(${[...ids]}::uuid[]) and e.side = ${sides.mine} and ${matchable(matching.modelId, matching.today)}) as mine
    cross join lateral (${near('=')} union all ${near('<>')}) as near`.execute(reader)
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    candidateId: row.candidate_id,
  }))
}

type ProfileRow = {
  id: string
  country: string
  nuts: string | null
  registration_numbers: string[]
}
type EntryRow = {
  id: string
  organisation_id: string
  side: Side
  title: string
  description: string
  language: Language
  visibility: string
  bytes: Buffer
}

/** Whole profiles, as matching sees them today. */
export async function loadProfiles(
  reader: Reader,
  matching: Matching,
  ids: readonly string[],
): Promise<Map<string, MatchProfile>> {
  const organisations =
    await sql<ProfileRow>`select id, country, nuts, registration_numbers from organisation where id = any(${[...ids]}::uuid[])`.execute(
      reader,
    )
  const entries = await sql<EntryRow>`
    select e.id, e.organisation_id, e.side, e.title, e.description, e.language, e.visibility, vector_send(m.embedding) as bytes
    from entry e join entry_embedding m on m.entry_id = e.id
    where e.organisation_id = any(${[...ids]}::uuid[]) and ${matchable(matching.modelId, matching.today)}
    order by e.id`.execute(reader)
  const byOrganisation = Map.groupBy(entries.rows, (row) => row.organisation_id)
  return new Map(
    organisations.rows.map((row) => [
      row.id,
      {
        id: row.id,
        country: row.country,
        nuts: row.nuts,
        registrationNumbers: row.registration_numbers,
        entries: (byOrganisation.get(row.id) ?? []).map(entryOf),
      },
    ]),
  )
}

function entryOf(row: EntryRow): MatchEntry {
  let words: LexicalBag | undefined
  return {
    id: row.id,
    side: row.side,
    title: row.title,
    language: row.language,
    anonymous: row.visibility === 'anonymous',
    vector: vectorOfBytes(row.bytes),
    // Made when first asked for: most candidates are never compared word by word.
    get words() {
      words ??= lexicalBag(`${row.title}\n${row.description}`)
      return words
    },
  }
}

/** The sentences of these entries with their vectors, in order. */
export async function loadSentences(
  reader: Reader,
  modelId: string,
  entryIds: readonly string[],
): Promise<Map<string, Sentence[]>> {
  const { rows } = await sql<{ entry_id: string; text: string; bytes: Buffer }>`
    select entry_id, text, vector_send(embedding) as bytes from entry_sentence
    where model_id = ${modelId} and entry_id = any(${[...entryIds]}::uuid[]) order by entry_id, position`.execute(
    reader,
  )
  const grouped = Map.groupBy(rows, (row) => row.entry_id)
  return new Map(
    [...grouped].map(([id, sentences]) => [
      id,
      sentences.map((row) => ({ text: row.text, vector: vectorOfBytes(row.bytes) })),
    ]),
  )
}
