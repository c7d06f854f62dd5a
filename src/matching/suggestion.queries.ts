import { sql } from 'kysely'
import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Reader } from '../platform/database.ts'
import type { Contributions } from './contributions.ts'
import { type Evidence, withAnonymity } from './evidence.ts'
import { type Scope, scopes } from './profile.ts'
import { keptPerScope } from './rank.ts'
import type { ScoreParts } from './score.ts'
import type { Maker } from './state.queries.ts'
import type { PartnerList, PartnerSuggestion } from './suggestion.ts'

/** As many as one organisation may have. */
const storedMax = keptPerScope * scopes.length

type Narrowing = Readonly<{
  scope?: Scope | undefined
  country?: string | undefined
  region?: string | undefined
  sectorPrefixes?: readonly string[] | undefined
  kind?: string | undefined
  limit: number
}>

/** What is known of an organisation beside its list: its name, when the list was made and by what, what its profile states. */
export type Overview = Pick<
  PartnerList,
  'organisation' | 'fresh' | 'refreshedAt' | 'modelId' | 'weightsVersion'
> &
  Readonly<{ sides: Readonly<{ competencies: number; needs: number }> }>

type OverviewRow = {
  name: string
  fresh: boolean | null
  refreshed_at: Date | null
  model_id: string | null
  weights_version: string | null
  competencies: number
  needs: number
}

/** In one statement, because each costs a way to the server and back. Nothing for an unknown organisation. */
export async function findOverview(
  reader: Reader,
  maker: Maker,
  id: string,
  today: string,
): Promise<Overview | undefined> {
  const { rows } = await sql<OverviewRow>`
    select o.name, s.refreshed_at, s.model_id, s.weights_version, stated.competencies, stated.needs,
      s.wanted = s.refreshed and s.epoch = (select epoch from suggestion_epoch) and s.profile_version = o.profile_version
        and s.model_id = ${maker.modelId} and s.weights_version = ${maker.weightsVersion} as fresh
    from organisation o left join suggestion_state s on s.organisation_id = o.id
    cross join lateral (
      select count(*) filter (where side = 'competency')::int as competencies, count(*) filter (where side = 'need')::int as needs
      from entry where organisation_id = o.id and visibility <> 'hidden' and (expires_on is null or expires_on >= ${today}::date)
    ) as stated
    where o.id = ${id}`.execute(reader)
  const [row] = rows
  return (
    row && {
      organisation: { id, name: row.name },
      fresh: row.fresh ?? false,
      refreshedAt: row.refreshed_at?.toISOString() ?? null,
      modelId: row.model_id,
      weightsVersion: row.weights_version,
      sides: { competencies: row.competencies, needs: row.needs },
    }
  )
}

type Row = {
  rank: number
  score: number
  scope: Scope
  parts: ScoreParts
  contributions: Contributions
  opened_capacity: number
  propensity: number | null
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
  const first = await storedSuggestions(reader, organisationId, by, by.limit, today)
  const current = await quotingCurrent(reader, first, today)
  if (current.length === by.limit || first.length < by.limit) return current
  // Something stays out, so that others move up: look at all there are.
  const all = await storedSuggestions(reader, organisationId, by, storedMax, today)
  return (await quotingCurrent(reader, all, today)).slice(0, by.limit)
}

/** A veto counts at once, not only when the list is made anew. */
function notVetoed(today: string) {
  return sql`not exists (select from pair_veto v where v.organisation_id = s.organisation_id and v.partner_id = s.partner_id
      and (v.until is null or v.until >= ${today}::date))
    and not exists (select from block b where b.organisation_id = s.organisation_id and b.blocked_id = s.partner_id)
    and not exists (select from block b where b.organisation_id = s.partner_id and b.blocked_id = s.organisation_id)`
}

/** Only the conditions that are wished for are in the statement: it is planned anew each time, which costs more than it takes to run. */
async function storedSuggestions(
  reader: Reader,
  organisationId: string,
  by: Narrowing,
  limit: number,
  today: string,
): Promise<PartnerSuggestion[]> {
  const wishes = [
    by.scope && sql`s.scope = ${by.scope}`,
    by.country && sql`p.country = ${by.country}`,
    by.region && sql`starts_with(p.nuts, ${by.region})`,
    by.kind && sql`p.kind = ${by.kind}`,
    by.sectorPrefixes &&
      sql`exists (select from entry e, unnest(e.nace) as code, unnest(${[...by.sectorPrefixes]}::text[]) as prefix where e.organisation_id = p.id and starts_with(code, prefix))`,
  ].filter((wish) => wish !== undefined && wish !== '')
  const { rows } = await sql<Row>`
    select s.rank, s.score, s.scope, s.parts, s.contributions, s.opened_capacity, s.propensity, s.evidence, p.id, p.name, p.kind, p.country, p.nuts, p.city
    from suggestion s join organisation p on p.id = s.partner_id
    where ${sql.join([sql`s.organisation_id = ${organisationId}`, ...wishes], sql` and `)} and ${notVetoed(today)}
    order by s.rank limit ${limit}`.execute(reader)
  return rows.map(
    ({
      rank,
      score,
      scope,
      parts,
      contributions,
      opened_capacity,
      propensity,
      evidence,
      ...partner
    }) => ({
      rank,
      score,
      scope,
      parts,
      contributions,
      openedCapacity: opened_capacity,
      propensity,
      evidence,
      partner,
    }),
  )
}

/**
 * Leaves out the suggestions that quote an entry which does not count today, and marks what is anonymous today, whatever
 * it was when the evidence was stored.
 */
async function quotingCurrent(
  reader: Reader,
  suggestions: readonly PartnerSuggestion[],
  today: string,
): Promise<PartnerSuggestion[]> {
  const quoted = new Set(suggestions.flatMap(({ evidence }) => quotedIn(evidence)))
  const { rows } = await sql<{ id: string; anonymous: boolean }>`
    select id, visibility = 'anonymous' as anonymous from entry
    where id = any(${[...quoted]}::uuid[]) and visibility <> 'hidden'
      and (expires_on is null or expires_on >= ${today}::date)`.execute(reader)
  const current = new Map(rows.map((row) => [row.id, row.anonymous]))
  return suggestions
    .filter(({ evidence }) => quotedIn(evidence).every((id) => current.has(id)))
    .map((item) => ({ ...item, evidence: withAnonymity(item.evidence, current) }))
}

function quotedIn({ theyAnswer, iAnswer, common }: Evidence): string[] {
  return [
    ...[...theyAnswer, ...iAnswer].flatMap(({ need, competency }) => [need, competency]),
    ...(common ? [common.mine, common.theirs] : []),
  ].flatMap((quote) => quote.entryId ?? [])
}
