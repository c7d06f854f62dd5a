import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'
import { type Language, languages } from '../platform/phrase.ts'
import { vectorsOfBase64 } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'
import type { InferredNeed } from './inferred-need.ts'
import { matchable } from './meaning.queries.ts'
import type { Sentence } from './profile.ts'
import { nearIndexes } from './search-index.queries.ts'
import { nearestOfPart, walking } from './walking.queries.ts'

export type Matching = Readonly<{ modelId: string; today: string }>

type Near = Readonly<{ organisationId: string; candidateId: string }>

/** Of a profile of thousands of entries, those of each side that were confirmed last are compared. */
export const consideredPerSide = 100

/**
 * For each organisation, the organisations whose entries on `theirSide` are nearest to its entries on `mySide`: of each
 * entry the `perEntry` nearest, half of them in its own language and half in others, because texts of one language are
 * nearer to each other whatever they say.
 */
export async function nearestOrganisations(
  database: Database,
  matching: Matching,
  ids: readonly string[],
  sides: { mine: Side; theirs: Side },
  perEntry: number,
): Promise<Near[]> {
  if (ids.length === 0) return []
  const newest = sql`
    select o.id as organisation_id, newest.*
    from unnest(${[...ids]}::uuid[]) as o (id) cross join lateral (
      select e.id as entry_id, e.language, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
      where e.organisation_id = o.id and e.side = ${sides.mine} and ${matchable(matching.modelId, matching.today)}
      order by e.confirmed_on desc, e.id limit ${consideredPerSide}) as newest`
  return nearestTo(database, matching, newest, sides.theirs, perEntry)
}

/** For each organisation, those whose competencies are nearest to the needs that were inferred for it. */
export async function nearestToInferred(
  database: Database,
  matching: Matching,
  inferred: ReadonlyMap<string, readonly InferredNeed[]>,
  perEntry: number,
): Promise<Near[]> {
  const pairs = [...inferred].flatMap(([id, needs]) =>
    needs.map((need) => [id, need.entryId] as const),
  )
  if (pairs.length === 0) return []
  const needs = sql`
    select pair.organisation_id, e.id as entry_id, e.language, m.embedding
    from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, need]) => need)}::uuid[]) as pair (organisation_id, entry_id)
    join entry e on e.id = pair.entry_id join entry_embedding m on m.entry_id = e.id
    where ${matchable(matching.modelId, matching.today)}`
  return nearestTo(database, matching, needs, 'competency', perEntry)
}

/** @param mine rows of organisation_id, entry_id, language, embedding */
async function nearestTo(
  database: Database,
  matching: Matching,
  mine: RawBuilder<unknown>,
  theirs: Side,
  perEntry: number,
): Promise<Near[]> {
  const wanted = { side: theirs, perHalf: Math.ceil(perEntry / 2) }
  const { parts, dimension } = await nearIndexes(database, matching.modelId)
  if (!parts) return nearestExactly(database.reader, matching, mine, wanted, sql`true`)
  const { near, short } = await nearestInParts(database, matching, mine, wanted, dimension)
  if (short.length === 0) return distinct(near)
  // A part may hold fewer, or the walk gave up under what is hidden or has expired: no row is lost for that.
  const rest = sql`(mine.organisation_id, mine.entry_id, half.own) in (select * from unnest(
    ${short.map((half) => half.organisationId)}::uuid[], ${short.map((half) => half.entryId)}::uuid[], ${short.map((half) => half.own)}::boolean[]))`
  return distinct([
    ...near,
    ...(await nearestExactly(database.reader, matching, mine, wanted, rest)),
  ])
}

function distinct(near: readonly Near[]): Near[] {
  return [
    ...new Map(near.map((pair) => [`${pair.organisationId} ${pair.candidateId}`, pair])).values(),
  ]
}

type Wanted = Readonly<{ side: Side; perHalf: number }>

/** @param which of the halves, about `mine` and `half.own`: whether it is the one in the entry's own language */
async function nearestExactly(
  reader: Reader,
  matching: Matching,
  mine: RawBuilder<unknown>,
  { side, perHalf }: Wanted,
  which: RawBuilder<unknown>,
): Promise<Near[]> {
  const { rows } = await sql<NearRow>`
    select distinct mine.organisation_id, near.organisation_id as candidate_id
    from (${mine}) as mine cross join (values (true), (false)) as half (own) cross join lateral (
      select e.organisation_id from entry_embedding m join entry e on e.id = m.entry_id
      where m.side = ${side} and e.organisation_id <> mine.organisation_id
        and (m.language = mine.language) = half.own and ${matchable(matching.modelId, matching.today)}
      order by m.embedding <#> mine.embedding, e.id limit ${perHalf}) as near
    where ${which}`.execute(reader)
  return rows.map(nearOf)
}

type NearRow = Readonly<{ organisation_id: string; candidate_id: string }>

function nearOf(row: NearRow): Near {
  return { organisationId: row.organisation_id, candidateId: row.candidate_id }
}

/** So many neighbours are looked at together in a part, where fifty are wanted. */
const breadthInPart = 150

/** One half of what is near to an entry: in its own language or in others. */
type Half = Readonly<{ organisationId: string; entryId: string; own: boolean }>

/**
 * The same by walking the index of each part, all entries in one statement; and the halves of which fewer were found than are
 * wanted. A walk finds more than are wanted, by half-precision distances; the vectors themselves decide.
 */
async function nearestInParts(
  database: Database,
  matching: Matching,
  mine: RawBuilder<unknown>,
  { side, perHalf }: Wanted,
  dimension: number,
): Promise<{ near: Near[]; short: Half[] }> {
  const limit = Math.ceil(perHalf * 1.2)
  const inPart = (language: Language) => sql`
    select mine.organisation_id, mine.entry_id, mine.language = ${sql.lit(language)} as own, near.*
    from mine cross join lateral ${nearestOfPart(matching, { side, language }, dimension, sql`true`, limit)} as near`
  const { rows } = await walking(database, { breadth: breadthInPart }, (reader) =>
    sql<{ organisation_id: string; entry_id: string; own: boolean; candidates: string[] }>`
      with mine as materialized (${mine}),
      found as (
        ${sql.join(languages.map(inPart), sql` union all `)} union all
        select mine.organisation_id, mine.entry_id, half.own, null, null, null from mine cross join (values (true), (false)) as half (own))
      select organisation_id, entry_id, own,
        coalesce((array_agg(near_organisation_id order by distance, near_entry_id) filter (where near_entry_id is not null))[1:${perHalf}::int], '{}') as candidates
      from found group by organisation_id, entry_id, own`.execute(reader),
  )
  return {
    near: rows.flatMap((row) =>
      row.candidates.map((candidateId) => ({ organisationId: row.organisation_id, candidateId })),
    ),
    short: rows
      .filter(({ candidates }) => candidates.length < perHalf)
      .map((row) => ({
        organisationId: row.organisation_id,
        entryId: row.entry_id,
        own: row.own,
      })),
  }
}

/** The sentences of these entries with their vectors, in order. */
export async function loadSentences(
  reader: Reader,
  modelId: string,
  entryIds: readonly string[],
): Promise<Map<string, Sentence[]>> {
  const { rows } = await sql<{ entry_id: string; text: string; encoded: string }>`
    select entry_id, text, encode(vector_send(embedding), 'base64') as encoded from entry_sentence
    where model_id = ${modelId} and entry_id = any(${[...entryIds]}::uuid[]) order by entry_id, position`.execute(
    reader,
  )
  const vectors = vectorsOfBase64(rows.map(({ encoded }) => encoded))
  const sentences = new Map<string, Sentence[]>()
  for (const [at, { entry_id: id, text }] of rows.entries()) {
    const ofEntry = sentences.get(id) ?? []
    sentences.set(id, ofEntry)
    ofEntry.push({ text, vector: vectors[at] ?? new Float32Array() })
  }
  return sentences
}
