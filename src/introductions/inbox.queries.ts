import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '../platform/database.ts'
import type { Position } from '../platform/paging.ts'
import type { State } from './introduction.ts'

type Narrowing = Readonly<{
  organisationId: string
  state?: State | undefined
  waiting?: boolean | undefined
  now: Date
}>

type InboxRow = { id: string; created_at: Date }

/** The introductions that an organisation knows of, newest first, then id; at most `limit` rows. */
export async function listInbox(
  reader: Reader,
  by: Narrowing,
  after: Position | undefined,
  limit: number,
): Promise<{ id: string; createdAt: string }[]> {
  const wishes = [
    by.state && sql`state = ${by.state}`,
    by.waiting !== undefined && sql`waiting = ${by.waiting}`,
    after && sql`(created_at, id) < (${after.key}::timestamptz, ${after.id}::uuid)`,
  ].filter((wish) => wish instanceof Object)
  const { rows } = await sql<InboxRow>`
    select id, created_at from (${own(by)}) as own
    where ${sql.join([sql`state is not null`, ...wishes], sql` and `)}
    order by created_at desc, id desc limit ${limit}`.execute(reader)
  return rows.map((row) => ({ id: row.id, createdAt: row.created_at.toISOString() }))
}

/** Each introduction as its side knows it; a request whose time has passed counts as expired before the sweep comes by. */
function own({ organisationId, now }: Narrowing): RawBuilder<unknown> {
  const lapsed = sql`(i.state = 'interested' and i.open_until <= ${now}::timestamptz)`
  const of = (mine: RawBuilder<unknown>, side: 'a' | 'b') => sql`
    select i.id, i.created_at, case when ${lapsed} then 'expired' else ${mine} end as state,
      (i.state in ('mutual', 'met') or (i.state = 'interested' and i.asked <> ${side} and not ${lapsed})) as waiting
    from introduction i`
  return sql`
    ${of(sql`i.a_state`, 'a')} where i.a_id = ${organisationId} and i.a_state is not null
    union all
    ${of(sql`i.b_state`, 'b')} where i.b_id = ${organisationId} and i.b_state is not null`
}

/** Requests whose time has passed, longest ago first. */
export async function findLapsed(reader: Reader, now: Date, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from introduction where state = 'interested' and open_until <= ${now}::timestamptz
    order by open_until, id limit ${limit}`.execute(reader)
  return rows.map((row) => row.id)
}

/**
 * Introductions of a state that had fewer reminders and have stood as they are since a moment or longer.
 * @param state `interested`: waits for an answer; `mutual`: for an outcome
 */
export async function findDue(
  reader: Reader,
  state: 'interested' | 'mutual',
  reminders: number,
  since: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from introduction
    where state = ${state} and reminders < ${reminders}
      and case state when 'mutual' then mutual_at else (case asked when 'a' then a_since else b_since end) end <= ${since}::timestamptz
    order by id limit ${limit}`.execute(reader)
  return rows.map((row) => row.id)
}
