import { type RawBuilder, sql } from 'kysely'
import type { Database, Reader } from '../platform/database.ts'
import { type Matching, nearestOrganisations } from './candidate.queries.ts'
import type { InferredNeed } from './inferred-need.ts'
import { matchable } from './meaning.queries.ts'
import { findPeers, newestOffers, type Peer } from './peer.queries.ts'

/** So many needs are inferred for an organisation from each source. */
const inferredMax = 5
/** Of each past partner so many of its competencies, those confirmed last. */
const perPartner = 2
/** Larger consortia do not tell whom somebody needed. */
const membersMax = 20

/**
 * Needs of organisations that state none: what organisations look for that offer much the same, nearest peers first; then
 * what its own past partners offer, and those of its peers. Only public entries, because they are quoted to somebody else.
 * @returns for each organisation without a need of its own; those with needs are left out
 */
export async function inferNeeds(
  database: Database,
  matching: Matching,
  ids: readonly string[],
): Promise<Map<string, InferredNeed[]>> {
  const silent = await withoutNeeds(database.reader, matching, ids)
  // Most organisations say what they need, and then there is nothing to ask.
  if (silent.length === 0) return new Map()
  const [needed, offered] = await Promise.all([
    neededByPeers(database, matching, silent),
    offeredByPastPartners(database, matching, silent),
  ])
  const found = [...needed, ...offered]
  const grouped = Map.groupBy(found, (row) => row.organisation_id)
  return new Map(
    [...grouped].map(([id, needs]) => [
      id,
      needs.map((row) => ({ entryId: row.entry_id, from: row.concerned, source: row.source })),
    ]),
  )
}

type Row = {
  organisation_id: string
  entry_id: string
  concerned: string[]
  source: InferredNeed['source']
}

/** Those of `ids` that state no need that counts today. */
async function withoutNeeds(
  reader: Reader,
  { modelId, today }: Matching,
  ids: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from unnest(${[...ids]}::uuid[]) as o (id) where not exists (
      select from entry e join entry_embedding m on m.entry_id = e.id
      where e.organisation_id = o.id and e.side = 'need' and ${matchable(modelId, today)})`.execute(
    reader,
  )
  return rows.map(({ id }) => id)
}

/** Rows of organisation_id, entry_id, peer_id, distance. */
function rowsOf(peers: readonly Peer[]): RawBuilder<unknown> {
  return sql`unnest(${peers.map((peer) => peer.organisationId)}::uuid[], ${peers.map((peer) => peer.entryId)}::uuid[],
    ${peers.map((peer) => peer.peerId)}::uuid[], ${peers.map((peer) => peer.distance)}::float8[])
    as peer (organisation_id, entry_id, peer_id, distance)`
}

async function neededByPeers(
  database: Database,
  matching: Matching,
  ids: readonly string[],
): Promise<Row[]> {
  const asked = sql`exists (
    select from entry n where n.organisation_id = e.organisation_id and n.side = 'need' and n.visibility = 'public')`
  const peers = await findPeers(database, matching, ids, asked)
  if (peers.length === 0) return []
  const { rows } = await sql<Row>`
    select organisation_id, entry_id, array[peer_id] as concerned, 'peers' as source from (
      select peer.organisation_id, need.id as entry_id, peer.peer_id,
        row_number() over (partition by peer.organisation_id order by min(peer.distance), need.id) as place
      from ${rowsOf(peers)}
      cross join lateral (
        select e.id from entry e join entry_embedding m on m.entry_id = e.id
        where e.organisation_id = peer.peer_id and e.side = 'need' and e.visibility = 'public'
          and ${matchable(matching.modelId, matching.today)}
      ) as need
      group by peer.organisation_id, need.id, peer.peer_id
    ) as placed
    where place <= ${inferredMax} order by organisation_id, place`.execute(database.reader)
  return rows
}

/**
 * What complements the offers of an organisation, as past projects tell: competencies of those it worked with, then of those whom
 * its peers worked with; small consortia first. Of a peer's partner only what is less like one's own offer than the peer's is, for
 * whoever offers the same is no complement.
 */
async function offeredByPastPartners(
  database: Database,
  matching: Matching,
  ids: readonly string[],
): Promise<Row[]> {
  // Where no project is known, looking for peers that took part in one would read everything in vain.
  const any = await sql`select from participation limit 1`.execute(database.reader)
  if (any.rows.length === 0) return []
  const current = matchable(matching.modelId, matching.today)
  const asked = sql`exists (select from participation n where n.organisation_id = e.organisation_id)`
  const peers = await findPeers(database, matching, ids, asked)
  const { rows } = await sql<Row>`
    select organisation_id, entry_id, array[peer_id, partner_id] as concerned, 'past-partners' as source from (
      select organisation_id, entry_id, peer_id, partner_id,
        row_number() over (partition by organisation_id order by distance, members, entry_id) as place
      from (
        select distinct on (mine.organisation_id, offer.id) mine.organisation_id, offer.id as entry_id,
          peer.organisation_id as peer_id, together.organisation_id as partner_id, peer.distance, together.members
        from ${newestOffers(matching, ids)} as mine
        cross join lateral (
          -- Inner products of unit vectors: nobody is nearer than oneself.
          select mine.organisation_id, -2::double precision as distance
          union all select peer.peer_id, peer.distance from ${rowsOf(peers)}
          where (peer.organisation_id, peer.entry_id) = (mine.organisation_id, mine.entry_id)) as peer
        join participation own on own.organisation_id = peer.organisation_id
        cross join lateral (
          select other.organisation_id, size.members from participation other, lateral (
            select count(*)::int as members from participation m where m.collaboration_id = own.collaboration_id) as size
          where other.collaboration_id = own.collaboration_id and size.members <= ${membersMax}
            and other.organisation_id not in (own.organisation_id, mine.organisation_id)) as together
        cross join lateral (
          select e.id, m.embedding from entry e join entry_embedding m on m.entry_id = e.id
          where e.organisation_id = together.organisation_id and e.side = 'competency' and e.visibility = 'public' and ${current}
          order by e.confirmed_on desc, e.id limit ${perPartner}) as offer
        where peer.organisation_id = mine.organisation_id or (offer.embedding <#> mine.embedding) > peer.distance
        order by mine.organisation_id, offer.id, peer.distance, together.members, peer.organisation_id
      ) as first_of_each
    ) as placed
    where place <= ${inferredMax} order by organisation_id, place`.execute(database.reader)
  return rows
}

/** So many of the nearest to each competency are looked through for those that state no need. */
const alikePerEntry = 50

/**
 * Organisations without needs whose needs may be inferred from one of `ids`: who offers much what it offers, and who worked with
 * it in a small consortium.
 */
export async function whoInfersFrom(
  database: Database,
  matching: Matching,
  ids: readonly string[],
): Promise<string[]> {
  const sides = { mine: 'competency', theirs: 'competency' } as const
  const alike = await nearestOrganisations(database, matching, ids, sides, alikePerEntry)
  const { rows } = await sql<{ id: string }>`
    with concerned as (
      select unnest(${alike.map(({ candidateId }) => candidateId)}::uuid[]) as id
      union
      select other.organisation_id from participation own join participation other on other.collaboration_id = own.collaboration_id
      where own.organisation_id = any(${[...ids]}::uuid[]) and other.organisation_id <> own.organisation_id
        and (select count(*) from participation m where m.collaboration_id = own.collaboration_id) <= ${membersMax})
    select c.id from concerned c
    where not exists (select from entry e where e.organisation_id = c.id and e.side = 'need' and e.visibility <> 'hidden')
    order by c.id`.execute(database.reader)
  return rows.map(({ id }) => id)
}
