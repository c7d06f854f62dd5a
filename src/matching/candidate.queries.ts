import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import { vectorOfBytes } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'
import type { InferredNeed } from './inferred-need.ts'
import { matchable } from './meaning.queries.ts'
import type { Sentence } from './profile.ts'

export type Matching = Readonly<{ modelId: string; today: string }>

type Near = Readonly<{ organisationId: string; candidateId: string }>

/** Of a profile of thousands of entries, those of each side that were confirmed last are compared. */
export const consideredPerSide = 100

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
): Promise<Near[]> {
  if (ids.length === 0) return []
  const newest = sql`
    select o.id as organisation_id, newest.language, newest.embedding
    from unnest(${[...ids]}::uuid[]) as o (id) cross join lateral (
      select e.language, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
      where e.organisation_id = o.id and e.side = ${sides.mine} and ${matchable(matching.modelId, matching.today)}
      order by e.confirmed_on desc, e.id limit ${consideredPerSide}) as newest`
  return nearestTo(reader, matching, newest, sides.theirs, perEntry)
}

/** For each organisation, those whose competencies are nearest to the needs that were inferred for it. */
export async function nearestToInferred(
  reader: Reader,
  matching: Matching,
  inferred: ReadonlyMap<string, readonly InferredNeed[]>,
  perEntry: number,
): Promise<Near[]> {
  const pairs = [...inferred].flatMap(([id, needs]) =>
    needs.map((need) => [id, need.entryId] as const),
  )
  if (pairs.length === 0) return []
  const needs = sql`
    select pair.organisation_id, e.language, m.embedding
    from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, need]) => need)}::uuid[]) as pair (organisation_id, entry_id)
    join entry e on e.id = pair.entry_id join entry_embedding m on m.entry_id = e.id
    where ${matchable(matching.modelId, matching.today)}`
  return nearestTo(reader, matching, needs, 'competency', perEntry)
}

/** @param mine rows of organisation_id, language, embedding */
async function nearestTo(
  reader: Reader,
  matching: Matching,
  mine: RawBuilder<unknown>,
  theirs: Side,
  perEntry: number,
): Promise<Near[]> {
  const near = (language: '=' | '<>') => sql`
    (select e.organisation_id from entry_embedding m join entry e on e.id = m.entry_id
     where e.side = ${theirs} and e.organisation_id <> mine.organisation_id
       and e.language ${sql.raw(language)} mine.language and ${matchable(matching.modelId, matching.today)}
     order by m.embedding <#> mine.embedding, e.id limit ${Math.ceil(perEntry / 2)})`
  const { rows } = await sql<{ organisation_id: string; candidate_id: string }>`
    select distinct mine.organisation_id, near.organisation_id as candidate_id
    from (${mine}) as mine cross join lateral (${near('=')} union all ${near('<>')}) as near`.execute(
    reader,
  )
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    candidateId: row.candidate_id,
  }))
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
