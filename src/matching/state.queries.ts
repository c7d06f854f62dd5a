import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Suggestion } from './suggestion.ts'

/** Which suggestions count as made: by this model and these weights. */
export type Maker = Readonly<{ modelId: string; weightsVersion: string }>

/**
 * An organisation taken to be refreshed, and what its refresh will answer: the counts of calls (its own, everybody's) and
 * the version of its profile, read before any other input. `news` tells that its profile changed since it was last
 * refreshed, `covered` that everybody has been called since then anyway.
 */
export type Claim = Readonly<{
  organisationId: string
  wanted: number
  epoch: number
  profileVersion: number
  news: boolean
  covered: boolean
}>

/** Asks for fresh suggestions for these organisations. Counted, so that a call during a refresh is not lost. */
export async function wantSuggestions(writer: Writer, ids: readonly string[]): Promise<void> {
  await sql`
    insert into suggestion_state (organisation_id) select id from organisation where id = any(${[...new Set(ids)].sort()}::uuid[]) order by id
    on conflict (organisation_id) do update set wanted = suggestion_state.wanted + 1`.execute(
    writer,
  )
}

/** Asks for fresh suggestions for everybody, in one row: for changes so many that naming the affected costs more. */
export async function wantAllSuggestions(writer: Writer): Promise<void> {
  await sql`update suggestion_epoch set epoch = epoch + 1`.execute(writer)
}

function stale(maker: Maker) {
  return sql`(s.organisation_id is null or s.wanted > s.refreshed or s.epoch < (select epoch from suggestion_epoch)
    or s.profile_version is distinct from o.profile_version
    or s.model_id is distinct from ${maker.modelId} or s.weights_version is distinct from ${maker.weightsVersion})`
}

type ClaimRow = {
  organisation_id: string
  wanted: number
  answered_epoch: number
  answered_version: number | null
  epoch: number
  profile_version: number
}

/**
 * Takes up to `limit` organisations with stale suggestions for this worker; a claim older than `abandonedBefore` was left
 * by a worker that died. Two workers never hold the same claim: the second one's upsert re-reads the row it waited for.
 */
export async function claimStale(
  writer: Writer,
  maker: Maker,
  limit: number,
  now: Date,
  abandonedBefore: Date,
  only?: readonly string[],
): Promise<Claim[]> {
  const { rows } = await sql<ClaimRow>`
    insert into suggestion_state as s (organisation_id, claimed_at)
    select o.id, ${now}::timestamptz from organisation o left join suggestion_state s on s.organisation_id = o.id
    where ${stale(maker)} and (s.claimed_at is null or s.claimed_at < ${abandonedBefore}::timestamptz)
      and (${only ? [...only] : null}::uuid[] is null or o.id = any(${only ? [...only] : null}::uuid[]))
    order by s.refreshed_at nulls first, o.id limit ${limit}
    on conflict (organisation_id) do update set claimed_at = excluded.claimed_at
      where s.claimed_at is null or s.claimed_at < ${abandonedBefore}::timestamptz
    returning s.organisation_id, s.wanted, s.epoch as answered_epoch, s.profile_version as answered_version,
      (select epoch from suggestion_epoch) as epoch,
      (select profile_version from organisation where id = s.organisation_id) as profile_version`.execute(
    writer,
  )
  return rows.map((row) => ({
    organisationId: row.organisation_id,
    wanted: row.wanted,
    epoch: row.epoch,
    profileVersion: row.profile_version,
    news: row.answered_version !== row.profile_version,
    covered: row.answered_epoch < row.epoch,
  }))
}

/** Replaces an organisation's suggestions and notes which call they answer. */
export async function storeSuggestions(
  writer: Writer,
  maker: Maker,
  claim: Claim,
  {
    suggestions,
    peers,
  }: Readonly<{ suggestions: readonly Suggestion[]; peers: readonly string[] }>,
  now: Date,
): Promise<void> {
  await writer
    .deleteFrom('suggestion')
    .where('organisation_id', '=', claim.organisationId)
    .execute()
  const rows = suggestions.map(
    ({
      partnerId,
      scope,
      rank,
      score,
      parts,
      contributions,
      openedCapacity,
      propensity,
      evidence,
    }) => ({
      partner_id: partnerId,
      scope,
      rank,
      score,
      parts,
      contributions,
      opened_capacity: openedCapacity,
      propensity,
      evidence,
    }),
  )
  await sql`
    insert into suggestion (organisation_id, partner_id, scope, rank, score, parts, contributions, opened_capacity, propensity, evidence)
    select o.id, r.partner_id, r.scope, r.rank, r.score, r.parts, r.contributions, r.opened_capacity, r.propensity, r.evidence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (partner_id uuid, scope text, rank int, score double precision, parts jsonb, contributions jsonb, opened_capacity double precision, propensity double precision, evidence jsonb)
    join organisation o on o.id = ${claim.organisationId} join organisation p on p.id = r.partner_id`.execute(
    writer,
  )
  await sql`
    update suggestion_state set refreshed = ${claim.wanted}, epoch = ${claim.epoch},
      profile_version = ${claim.profileVersion}, model_id = ${maker.modelId},
      weights_version = ${maker.weightsVersion}, peers = ${[...peers]}::uuid[], claimed_at = null, refreshed_at = ${now}
    where organisation_id = ${claim.organisationId}`.execute(writer)
}

/** Gives claims back unanswered, for the next worker. */
export async function releaseClaims(writer: Writer, claims: readonly Claim[]): Promise<void> {
  await sql`update suggestion_state set claimed_at = null where organisation_id = any(${claims.map((claim) => claim.organisationId)}::uuid[])`.execute(
    writer,
  )
}

export async function countStale(reader: Reader, maker: Maker): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from organisation o left join suggestion_state s on s.organisation_id = o.id where ${stale(maker)}`.execute(
    reader,
  )
  return Number(rows[0]?.count ?? 0)
}

/** Organisations that suggest any of these, or for which the needs of any of these stand in. */
export async function whoSuggests(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`
    select organisation_id as id from suggestion where partner_id = any(${[...ids]}::uuid[])
    union
    select organisation_id from suggestion_state where peers && ${[...ids]}::uuid[]`.execute(reader)
  return rows.map((row) => row.id)
}

/** What only time changes: asks for lists whose own or quoted entries have expired since. @returns how many */
export async function wantExpired(writer: Writer, today: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with expired as (
      select s.organisation_id as id from suggestion_state s join entry e on e.organisation_id = s.organisation_id
      where e.expires_on < ${today}::date and e.expires_on >= (s.refreshed_at at time zone 'UTC')::date
      union
      select s.organisation_id from suggestion_state s join suggestion g on g.organisation_id = s.organisation_id
      join entry e on e.organisation_id = g.partner_id
      where e.expires_on < ${today}::date and e.expires_on >= (s.refreshed_at at time zone 'UTC')::date
    ), held as (
      -- In one order, so that two sweeps never wait for each other.
      select s.organisation_id as id from suggestion_state s join expired on expired.id = s.organisation_id
      where s.wanted = s.refreshed order by s.organisation_id for update of s
    )
    update suggestion_state s set wanted = wanted + 1 from held
    where held.id = s.organisation_id returning s.organisation_id as id`.execute(writer)
  return rows.length
}
