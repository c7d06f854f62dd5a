import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { LinkState } from './link.ts'

/** Who looks: operators see all, a member its own, and anybody what members agreed to show. */
export type Viewer = 'operator' | 'reader' | Readonly<{ organisationId: string }>

export type LinkFilter = Readonly<{
  state?: LinkState | undefined
  kind?: string | undefined
  organisation?: string | undefined
  cluster?: string | undefined
  brief?: string | undefined
  call?: string | undefined
  stuck?: boolean | undefined
}>
type Moments = Readonly<{ today: string; unansweredSince: string }>

/** The links that somebody may see, newest first, then id; at most `limit` rows. */
export async function listLinks(
  reader: Reader,
  viewer: Viewer,
  by: LinkFilter & Moments,
  after: Position | undefined,
  limit: number,
): Promise<{ id: string; createdAt: string }[]> {
  const wishes = [
    visibleTo(viewer),
    by.state && sql`l.state = ${by.state}`,
    by.kind && sql`l.kind = ${by.kind}`,
    by.brief && sql`l.brief_id = ${by.brief} and ${within(viewer)}`,
    by.call && sql`l.call_id = ${by.call}`,
    by.organisation && sits(by.organisation, viewer),
    by.cluster &&
      sql`exists (select from link_cluster c where c.link_id = l.id and c.cluster_id = ${by.cluster})`,
    by.stuck !== undefined && sql`(${stuck(by)}) = ${by.stuck} and ${within(viewer)}`,
    after && sql`(l.created_at, l.id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
  ].filter((wish) => wish instanceof Object)
  const { rows } = await sql<{ id: string; created_at: Date }>`
    select l.id, l.created_at from link l where ${sql.join(wishes, sql` and `)}
    order by l.created_at desc, l.id desc limit ${limit}`.execute(reader)
  return rows.map((row) => ({ id: row.id, createdAt: row.created_at.toISOString() }))
}

function visibleTo(viewer: Viewer): RawBuilder<unknown> {
  if (viewer === 'operator') return sql`true`
  const open = sql`(l.state in ('agreed', 'active', 'closed') and exists (
    select from link_showing w join link_seat s on s.link_id = w.link_id and s.organisation_id = w.organisation_id
    where w.link_id = l.id and s.state = 'accepted'))`
  return sql`(${open} or ${within(viewer)})`
}

/** Whether somebody may look inside: what it may not read, it must not find out by a filter either. */
function within(viewer: Viewer): RawBuilder<unknown> {
  if (viewer === 'operator') return sql`true`
  if (viewer === 'reader') return sql`false`
  const { organisationId } = viewer
  return sql`(l.proposed_by = ${organisationId} or exists (
    select from link_seat s where s.link_id = l.id and s.organisation_id = ${organisationId}
      and s.state in ('invited', 'accepted')))`
}

/** To others, only where the organisation agreed to be named as a member. */
function sits(organisationId: string, viewer: Viewer): RawBuilder<unknown> {
  const inside =
    viewer === 'operator' ||
    (typeof viewer === 'object' && viewer.organisationId === organisationId)
  const seat = sql`select from link_seat s where s.link_id = l.id and s.organisation_id = ${organisationId}`
  return inside
    ? sql`(exists (${seat}) or l.proposed_by = ${organisationId})`
    : sql`exists (${seat} and s.state = 'accepted') and exists (
        select from link_showing w where w.link_id = l.id and w.organisation_id = ${organisationId})`
}

/** As `stuckFor` tells it of one link. */
function stuck({ today, unansweredSince }: Moments): RawBuilder<unknown> {
  return sql`l.state not in ('closed', 'abandoned') and (
    coalesce(l.next_step_on < ${today}::date, false)
    or exists (select from link_seat s where s.link_id = l.id and s.state = 'invited'
      and s.since <= ${unansweredSince}::timestamptz)
    or (l.state <> 'proposed' and exists (
      select from link_seat s where s.link_id = l.id and s.state = 'open' and s.obligatory)))`
}

/** Links whose next step is overdue, or with an invitation that waits too long, of which it was not noted yet. */
export async function findUnreminded(
  reader: Reader,
  { today, unansweredSince }: Moments,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from link l where l.state not in ('closed', 'abandoned') and (
      (l.next_step_on < ${today}::date and not l.step_reminded)
      or exists (select from link_seat s where s.link_id = l.id and s.state = 'invited'
        and s.since <= ${unansweredSince}::timestamptz and not s.reminded))
    order by l.id limit ${limit}`.execute(reader)
  return rows.map((row) => row.id)
}

/** Every link that an organisation sits in, waits for or proposed. */
export async function linksNaming(reader: Reader, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select link_id as id from link_seat where organisation_id = ${organisationId}
    union select s.link_id from link_runner_up r join link_seat s on s.id = r.seat_id
      where r.organisation_id = ${organisationId}
    order by id`.execute(reader)
  return rows.map((row) => row.id)
}

export type Named = Readonly<{ id: string; name: string; country: string }>

/** Names by id. */
export async function loadNames(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Named>> {
  const rows = await reader
    .selectFrom('organisation')
    .select(['id', 'name', 'country'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
