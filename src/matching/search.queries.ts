import { sql } from 'kysely'
import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import { vectorLiteral, vectorOfBytes } from '../platform/vector.ts'
import type { Side } from '../profiles/entry.ts'
import type { Matching } from './candidate.queries.ts'
import { matchable } from './meaning.queries.ts'

type Narrowing = Readonly<{
  side: Side
  country?: string | undefined
  region?: string | undefined
  sectorPrefixes?: readonly string[] | undefined
  kind?: string | undefined
}>

export type Hit = Readonly<{
  id: string
  title: string
  description: string
  language: Language
  anonymous: boolean
  vector: Float32Array
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
  visibility: string
  bytes: Buffer
  organisation_id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
}

/**
 * What may answer a free text: the nearest in meaning and the best by words, at most `each` of both, in no order.
 * Both scans are exact within the filters, so no filter loses a row.
 */
export async function searchCandidates(
  reader: Reader,
  matching: Matching,
  q: { text: string; vector: Float32Array },
  by: Narrowing,
  each: number,
): Promise<Hit[]> {
  const among = sql`
    from entry_embedding m join entry e on e.id = m.entry_id join organisation o on o.id = e.organisation_id
    where e.side = ${by.side} and ${matchable(matching.modelId, matching.today)}
      and (${by.country ?? null}::text is null or o.country = ${by.country ?? null})
      and (${by.region ?? null}::text is null or starts_with(o.nuts, ${by.region ?? null}))
      and (${by.kind ?? null}::text is null or o.kind = ${by.kind ?? null})
      and (${by.sectorPrefixes ? [...by.sectorPrefixes] : null}::text[] is null or exists (
        select from unnest(e.nace) as code, unnest(${by.sectorPrefixes ? [...by.sectorPrefixes] : null}::text[]) as prefix where starts_with(code, prefix)))`
  const { rows } = await sql<Row>`
    select e.id, e.title, e.description, e.language, e.visibility, vector_send(m.embedding) as bytes,
      o.id as organisation_id, o.name, o.kind, o.country, o.nuts, o.city
    from entry e join entry_embedding m on m.entry_id = e.id and m.model_id = ${matching.modelId} join organisation o on o.id = e.organisation_id
    where e.id in (
      (select e.id ${among} order by m.embedding <#> ${vectorLiteral(q.vector)}::vector, e.id limit ${each})
      union
      (select e.id ${among} and e.lexemes @@ websearch_to_tsquery('simple', ${q.text})
       order by ts_rank(e.lexemes, websearch_to_tsquery('simple', ${q.text})) desc, e.id limit ${each}))`.execute(
    reader,
  )
  return rows.map(hitOf)
}

function hitOf(row: Row): Hit {
  const { organisation_id: id, name, kind, country, nuts, city } = row
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    language: row.language,
    anonymous: row.visibility === 'anonymous',
    vector: vectorOfBytes(row.bytes),
    organisation: { id, name, kind, country, nuts, city },
  }
}
