import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Introduction as Row } from '../platform/schema.ts'
import {
  isMutual,
  type Outcome,
  type Side,
  type Stance,
  type Standing,
  type State,
  stateOf,
} from './introduction.ts'
import { type Introduction, ordered } from './pair.ts'
import { concerns, standingSeenBy } from './sight.ts'

export async function findIntroduction(
  reader: Reader,
  id: string,
): Promise<Introduction | undefined> {
  const row = await reader
    .selectFrom('introduction')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && introductionOf(row)
}

/** Several at once, by id. */
export async function findIntroductions(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Introduction>> {
  if (ids.length === 0) return new Map()
  const rows = await reader
    .selectFrom('introduction')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, introductionOf(row)]))
}

export async function findIntroductionOfPair(
  reader: Reader,
  one: string,
  other: string,
): Promise<Introduction | undefined> {
  const [aId, bId] = ordered(one, other)
  const row = await reader
    .selectFrom('introduction')
    .selectAll()
    .where('a_id', '=', aId)
    .where('b_id', '=', bId)
    .executeTakeFirst()
  return row && introductionOf(row)
}

/** Stores a new introduction, or the next version of one. Whoever calls holds both organisations. */
export async function storeIntroduction(
  writer: Writer,
  introduction: Introduction,
  now: Date,
): Promise<void> {
  const { id, aId, bId, version, createdAt } = introduction
  const columns = columnsOf(introduction)
  if (version === 1)
    await writer
      .insertInto('introduction')
      .values({ ...columns, id, a_id: aId, b_id: bId, created_at: createdAt, updated_at: now })
      .execute()
  else
    await writer
      .updateTable('introduction')
      .set({ ...columns, version, updated_at: now })
      .where('id', '=', id)
      .execute()
}

/** Notes how many reminders were due by now. Whoever calls holds both organisations. */
export async function noteReminders(
  writer: Writer,
  { id }: Introduction,
  reminders: number,
): Promise<void> {
  await writer.updateTable('introduction').set({ reminders }).where('id', '=', id).execute()
}

/** The requests of an organisation that wait for an answer at this moment, oldest first. */
export async function openRequests(
  reader: Reader,
  organisationId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from introduction
    where state = 'interested' and open_until > ${now}::timestamptz
      and ((asked = 'a' and a_id = ${organisationId}) or (asked = 'b' and b_id = ${organisationId}))
    order by open_until, id`.execute(reader)
  return rows.map((row) => row.id)
}

/** Whether two organisations want to be introduced to each other now. */
export async function isReleasedTo(
  reader: Reader,
  organisationId: string,
  otherId: string,
): Promise<boolean> {
  const found = await findIntroductionOfPair(reader, organisationId, otherId)
  return found !== undefined && isMutual(found.standing)
}

/** How an organisation stands to every other one that it has to do with, as it may know it. */
export async function loadIntroductionStates(
  reader: Reader,
  organisationId: string,
): Promise<{ introductionId: string; partnerId: string; state: State }[]> {
  const { rows } = await sql<{ introductionId: string; partnerId: string; state: State }>`
    select id as "introductionId", case when a_id = ${organisationId} then b_id else a_id end as "partnerId",
      case when a_id = ${organisationId} then a_state else b_state end as state
    from introduction
    where (a_id = ${organisationId} and a_state is not null) or (b_id = ${organisationId} and b_state is not null)
    order by id`.execute(reader)
  return rows
}

function columnsOf(introduction: Introduction) {
  const { standing, unnamed, needId, competencyId, message, reminders } = introduction
  const seenBy = (side: Side) =>
    concerns(standing, side) ? stateOf(standingSeenBy(standing, side)) : null
  return {
    a_stance: standing.a.stance,
    a_since: standing.a.since,
    a_not_again: standing.a.notAgain,
    b_stance: standing.b.stance,
    b_since: standing.b.since,
    b_not_again: standing.b.notAgain,
    a_unnamed: unnamed.a,
    b_unnamed: unnamed.b,
    outcome: standing.outcome,
    ended: standing.ended,
    ended_by: standing.endedBy,
    asked: standing.asked,
    open_until: standing.openUntil,
    mutual_at: standing.mutualAt,
    state: stateOf(standing),
    a_state: seenBy('a'),
    b_state: seenBy('b'),
    need_id: needId,
    competency_id: competencyId,
    message,
    reminders,
  }
}

function introductionOf(row: Selectable<Row>): Introduction {
  const iso = (moment: Date | null) => moment?.toISOString() ?? null
  const on = (side: Side) => ({
    stance: row[`${side}_stance`] as Stance,
    since: iso(row[`${side}_since`]),
    notAgain: row[`${side}_not_again`],
  })
  return {
    id: row.id,
    aId: row.a_id,
    bId: row.b_id,
    standing: {
      a: on('a'),
      b: on('b'),
      outcome: row.outcome as Outcome | null,
      ended: row.ended as Standing['ended'],
      endedBy: row.ended_by as Side | null,
      asked: row.asked as Side | null,
      openUntil: iso(row.open_until),
      mutualAt: iso(row.mutual_at),
    },
    unnamed: { a: row.a_unnamed, b: row.b_unnamed },
    needId: row.need_id,
    competencyId: row.competency_id,
    message: row.message,
    reminders: row.reminders,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
