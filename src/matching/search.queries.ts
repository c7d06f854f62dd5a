import { sql } from 'kysely'
import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { Language } from '../platform/phrase.ts'
import { vectorsOfBase64 } from '../platform/vector.ts'
import type { Matching } from './candidate.queries.ts'
import { hasVector, matchingEntries } from './narrowing.queries.ts'
import type { Narrowing } from './narrowing.ts'

export type Hit = Readonly<{
  id: string
  title: string
  description: string
  language: Language
  textHash: string
  anonymous: boolean
  vector: Float32Array
  updatedAt: string
  organisation: Readonly<{
    id: string
    name: string
    kind: OrganisationKind | null
    country: string
    nuts: string | null
    city: string | null
  }>
}>

type Row = {
  id: string
  title: string
  description: string
  language: Language
  text_hash: string
  visibility: string
  updated_at: Date
  encoded: string
  organisation_id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
}

/** These entries with their vectors of this model, in no order. */
export async function loadHits(
  reader: Reader,
  modelId: string,
  ids: readonly string[],
): Promise<Hit[]> {
  const { rows } = await sql<Row>`
    select e.id, e.title, e.description, e.language, e.text_hash, e.visibility, e.updated_at, encode(vector_send(m.embedding), 'base64') as encoded,
      o.id as organisation_id, o.name, o.kind, o.country, o.nuts, o.city
    from entry e join entry_embedding m on m.entry_id = e.id and m.model_id = ${modelId} join organisation o on o.id = e.organisation_id
    where e.id = any(${[...ids]}::uuid[])`.execute(reader)
  const vectors = vectorsOfBase64(rows.map(({ encoded }) => encoded))
  return rows.map((row, at) => hitOf(row, vectors[at] ?? new Float32Array()))
}

/** Ids of the entries within a narrowing, last changed first, then by id; at most `limit`. */
export async function freshestEntries(
  reader: Reader,
  matching: Matching,
  by: Narrowing,
  after: Position | undefined,
  limit: number,
): Promise<string[]> {
  const further = after
    ? [sql`(e.updated_at, e.id) < (${after.key}::timestamptz, ${after.id}::uuid)`]
    : []
  const { rows } = await sql<{ id: string }>`
    select e.id ${matchingEntries(matching, by, hasVector(matching), ...further)}
    order by e.updated_at desc, e.id desc limit ${limit}`.execute(reader)
  return rows.map((row) => row.id)
}

/** Those of these entries that match. */
export async function matchingOf(
  reader: Reader,
  matching: Matching,
  by: Narrowing,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id ${matchingEntries(matching, by, hasVector(matching), sql`e.id = any(${[...ids]}::uuid[])`)}`.execute(
    reader,
  )
  return rows.map((row) => row.id)
}

/** How many entries match, counted as far as one above `most`. */
export async function countMatching(
  reader: Reader,
  matching: Matching,
  by: Narrowing,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select ${matchingEntries(matching, by, hasVector(matching))} limit ${most + 1}) as found`.execute(
    reader,
  )
  return rows[0]?.count ?? 0
}

function hitOf(row: Row, vector: Float32Array): Hit {
  const { organisation_id: id, name, kind, country, nuts, city } = row
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    language: row.language,
    textHash: row.text_hash,
    anonymous: row.visibility === 'anonymous',
    vector,
    updatedAt: row.updated_at.toISOString(),
    organisation: { id, name, kind, country, nuts, city },
  }
}
