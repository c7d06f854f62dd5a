import { sql } from 'kysely'
import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import type { Evidence } from './evidence.ts'
import type { Scope } from './profile.ts'
import type { ScoreParts } from './score.ts'
import type { Maker } from './state.queries.ts'
import type { PartnerList, PartnerSuggestion } from './suggestion.ts'

type Narrowing = Readonly<{
  scope?: Scope | undefined
  country?: string | undefined
  region?: string | undefined
  sector?: string | undefined
  kind?: string | undefined
  limit: number
}>

/** When an organisation's suggestions were made and by what, and whether something newer waits. */
export async function stateOf(
  reader: Reader,
  maker: Maker,
  organisationId: string,
): Promise<Pick<PartnerList, 'fresh' | 'refreshedAt' | 'modelId' | 'weightsVersion'>> {
  const state = await reader
    .selectFrom('suggestion_state')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  const { epoch } = await reader
    .selectFrom('suggestion_epoch')
    .select('epoch')
    .executeTakeFirstOrThrow()
  if (!state) return { fresh: false, refreshedAt: null, modelId: null, weightsVersion: null }
  const fresh =
    state.wanted === state.refreshed &&
    state.epoch === epoch &&
    state.model_id === maker.modelId &&
    state.weights_version === maker.weightsVersion
  return {
    fresh,
    refreshedAt: state.refreshed_at?.toISOString() ?? null,
    modelId: state.model_id,
    weightsVersion: state.weights_version,
  }
}

/** How many entries of each side count today. */
export async function countSides(
  reader: Reader,
  organisationId: string,
  today: string,
): Promise<{ competencies: number; needs: number }> {
  const { rows } = await sql<{ competencies: string; needs: string }>`
    select count(*) filter (where side = 'competency') as competencies, count(*) filter (where side = 'need') as needs
    from entry where organisation_id = ${organisationId} and visibility <> 'hidden' and (expires_on is null or expires_on >= ${today}::date)`.execute(
    reader,
  )
  return { competencies: Number(rows[0]?.competencies ?? 0), needs: Number(rows[0]?.needs ?? 0) }
}

type Row = {
  rank: number
  score: number
  scope: Scope
  parts: ScoreParts
  evidence: Evidence
  id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
}

/** Stored suggestions, best first; those that quote an entry which has gone, expired or been hidden since stay out. */
export async function listSuggestions(
  reader: Reader,
  organisationId: string,
  by: Narrowing,
  today: string,
): Promise<PartnerSuggestion[]> {
  const { rows } = await sql<Row>`
    select s.rank, s.score, s.scope, s.parts, s.evidence, p.id, p.name, p.kind, p.country, p.nuts, p.city
    from suggestion s join organisation p on p.id = s.partner_id
    where s.organisation_id = ${organisationId}
      and (${by.scope ?? null}::text is null or s.scope = ${by.scope ?? null})
      and (${by.country ?? null}::text is null or p.country = ${by.country ?? null})
      and (${by.region ?? null}::text is null or starts_with(p.nuts, ${by.region ?? null}))
      and (${by.kind ?? null}::text is null or p.kind = ${by.kind ?? null})
      and (${by.sector ?? null}::text is null or exists (select from entry e, unnest(e.nace) as code where e.organisation_id = p.id and starts_with(code, ${by.sector ?? null})))
      and not exists (
        select from jsonb_path_query(s.evidence, '$.**.entryId') as quoted
        left join entry e on e.id = (quoted #>> '{}')::uuid
        where e.id is null or e.visibility = 'hidden' or e.expires_on < ${today}::date)
    order by s.rank limit ${by.limit}`.execute(reader)
  return rows.map(({ rank, score, scope, parts, evidence, ...partner }) => ({
    rank,
    score,
    scope,
    parts,
    evidence,
    partner,
  }))
}
