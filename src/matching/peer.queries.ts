import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'
import { type Language, languages } from '../platform/phrase.ts'
import type { Matching } from './candidate.queries.ts'
import { matchable } from './meaning.queries.ts'
import { nearIndexes } from './search-index.queries.ts'
import { nearestOfPart, walking } from './walking.queries.ts'

/** Of each competency so many of the nearest competencies of others are asked what their organisations need. */
const peersPerCompetency = 5
/** So many of an organisation's competencies are looked at. */
const competenciesMax = 20

/**
 * A competency of an organisation and one of somebody else that is near to it: `distance` is the negative inner product of
 * two unit vectors, in [-1, 1].
 */
export type Peer = Readonly<{
  organisationId: string
  entryId: string
  peerId: string
  distance: number
}>

/**
 * Who offers what is nearest to the newest competencies of these organisations, of those of whom something holds.
 * @param asked what must hold, about the peer's entry `e`
 */
export async function findPeers(
  database: Database,
  matching: Matching,
  ids: readonly string[],
  asked: RawBuilder<unknown>,
): Promise<Peer[]> {
  const { parts, dimension } = await nearIndexes(database, matching.modelId)
  const offers = newestOffers(matching, ids)
  if (!parts) {
    const anywhere = sql`${offers} as mine`
    return peersOf(await nearestExactly(database.reader, matching, anywhere, sql`true`, asked))
  }
  const { found, short } = await nearestInParts(database, matching, offers, asked, dimension)
  if (short.length === 0) return peersOf(found)
  // A part may hold fewer, or the walk gave up among those of whom it does not hold: no row is lost for that.
  const inParts = sql`${offers} as mine join unnest(${short.map((one) => one.entry_id)}::uuid[], ${short.map((one) => one.language)}::text[])
    as part (entry_id, language) on part.entry_id = mine.entry_id`
  const rest = await nearestExactly(
    database.reader,
    matching,
    inParts,
    sql`m.language = part.language`,
    asked,
  )
  const again = new Set(short.map((one) => `${one.entry_id} ${one.language}`))
  const sure = found.filter((row) => !again.has(`${row.entry_id} ${row.language}`))
  return peersOf([...sure, ...rest])
}

type PeerRow = Readonly<{
  organisation_id: string
  entry_id: string
  language: Language
  peer_id: string
  peer_entry_id: string
  distance: number
}>

/** The nearest of each competency, nearest first, and equally near ones by id. */
function peersOf(rows: readonly PeerRow[]): Peer[] {
  const ofEach = Map.groupBy(rows, (row) => `${row.organisation_id} ${row.entry_id}`)
  return [...ofEach.values()].flatMap((near) =>
    near
      .toSorted((a, b) => a.distance - b.distance || (a.peer_entry_id < b.peer_entry_id ? -1 : 1))
      .slice(0, peersPerCompetency)
      .map((row) => ({
        organisationId: row.organisation_id,
        entryId: row.entry_id,
        peerId: row.peer_id,
        distance: row.distance,
      })),
  )
}

/** Rows of organisation_id, entry_id, embedding. */
export function newestOffers(
  { modelId, today }: Matching,
  ids: readonly string[],
): RawBuilder<unknown> {
  return sql`(
    select o.id as organisation_id, offers.*
    from unnest(${[...ids]}::uuid[]) as o (id) cross join lateral (
      select e.id as entry_id, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
      where e.organisation_id = o.id and e.side = 'competency' and ${matchable(modelId, today)}
      order by e.confirmed_on desc, e.id limit ${competenciesMax}) as offers)`
}

/** @param within about `m`: in which part it must be */
async function nearestExactly(
  reader: Reader,
  { modelId, today }: Matching,
  mine: RawBuilder<unknown>,
  within: RawBuilder<unknown>,
  asked: RawBuilder<unknown>,
): Promise<PeerRow[]> {
  const { rows } = await sql<PeerRow>`
    select mine.organisation_id, mine.entry_id, near.* from ${mine} cross join lateral (
      select e.language, e.organisation_id as peer_id, e.id as peer_entry_id, m.embedding <#> mine.embedding as distance
      from entry e join entry_embedding m on m.entry_id = e.id
      where m.side = 'competency' and e.organisation_id <> mine.organisation_id and ${within}
        and ${matchable(modelId, today)} and ${asked}
      order by m.embedding <#> mine.embedding, e.id limit ${peersPerCompetency}) as near`.execute(
    reader,
  )
  return rows
}

/** A walk finds more than are wanted, by half-precision distances; the vectors themselves decide. */
const foundInPart = 2 * peersPerCompetency
/** So many neighbours are looked at together in a part. */
const breadthInPart = 80
/** A walk among those of whom it rarely holds gives up after so many: by then, reading the part takes no longer. */
const lookedThroughMax = 2000

type Part = Readonly<{ entry_id: string; language: Language }>

/** The same by walking the index of each part; and the parts in which fewer were found than a walk finds at best. */
async function nearestInParts(
  database: Database,
  matching: Matching,
  mine: RawBuilder<unknown>,
  asked: RawBuilder<unknown>,
  dimension: number,
): Promise<{ found: PeerRow[]; short: Part[] }> {
  const inPart = (language: Language) => sql`
    select mine.organisation_id, mine.entry_id, ${sql.lit(language)} as language,
      near_organisation_id as peer_id, near_entry_id as peer_entry_id, distance
    from mine left join lateral ${nearestOfPart(matching, { side: 'competency', language }, dimension, asked, foundInPart)} as near on true`
  const settings = { breadth: breadthInPart, lookedThroughMax }
  const { rows } = await walking(database, settings, (reader) =>
    sql<PeerRow | (Part & { peer_id: null })>`
      with mine as materialized ${mine}
      ${sql.join(languages.map(inPart), sql` union all `)}`.execute(reader),
  )
  const ofParts = Map.groupBy(rows, (row) => `${row.entry_id} ${row.language}`)
  return {
    found: rows.filter((row): row is PeerRow => row.peer_id !== null),
    short: [...ofParts.values()].flatMap((near) =>
      near.length < foundInPart || near[0]?.peer_id === null ? near.slice(0, 1) : [],
    ),
  }
}
