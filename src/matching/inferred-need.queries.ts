import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Matching } from './candidate.queries.ts'
import type { InferredNeed } from './inferred-need.ts'
import { matchable } from './meaning.queries.ts'

/** Of each competency so many of the nearest competencies of others are asked what their organisations need. */
const peersPerCompetency = 5
/** So many needs are inferred for an organisation, and so many of its competencies are looked at. */
const inferredMax = 5
const competenciesMax = 20

/**
 * Needs of organisations that state none: what organisations look for that offer much the same, nearest peers first. Only
 * public needs, because they are quoted to somebody else.
 * @returns for each organisation without a need of its own; those with needs are left out
 */
export async function inferNeeds(
  reader: Reader,
  matching: Matching,
  ids: readonly string[],
): Promise<Map<string, InferredNeed[]>> {
  const current = matchable(matching.modelId, matching.today)
  const { rows } = await sql<{ organisation_id: string; need_id: string; peer_id: string }>`
    select organisation_id, need_id, peer_id from (
      select mine.organisation_id, need.id as need_id, need.organisation_id as peer_id,
        row_number() over (partition by mine.organisation_id order by min(peer.distance), need.id) as place
      from (
        select o.id as organisation_id, offers.embedding
        from unnest(${[...ids]}::uuid[]) as o (id) cross join lateral (
          select m.embedding from entry e join entry_embedding m on m.entry_id = e.id
          where e.organisation_id = o.id and e.side = 'competency' and ${current}
          order by e.confirmed_on desc, e.id limit ${competenciesMax}) as offers
        where not exists (
          select from entry e join entry_embedding m on m.entry_id = e.id
          where e.organisation_id = o.id and e.side = 'need' and ${current})
      ) as mine
      cross join lateral (
        select e.organisation_id, m.embedding <#> mine.embedding as distance from entry e join entry_embedding m on m.entry_id = e.id
        where e.side = 'competency' and e.organisation_id <> mine.organisation_id and ${current}
          and exists (select from entry n where n.organisation_id = e.organisation_id and n.side = 'need' and n.visibility = 'public')
        order by m.embedding <#> mine.embedding, e.id limit ${peersPerCompetency}
      ) as peer
      cross join lateral (
        select e.id, e.organisation_id from entry e join entry_embedding m on m.entry_id = e.id
        where e.organisation_id = peer.organisation_id and e.side = 'need' and e.visibility = 'public' and ${current}
      ) as need
      group by mine.organisation_id, need.id, need.organisation_id
    ) as placed
    where place <= ${inferredMax} order by organisation_id, place`.execute(reader)
  const grouped = Map.groupBy(rows, (row) => row.organisation_id)
  return new Map(
    [...grouped].map(([id, needs]) => [
      id,
      needs.map((row) => ({ entryId: row.need_id, peerId: row.peer_id })),
    ]),
  )
}
