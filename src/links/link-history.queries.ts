import { sql } from 'kysely'
import type { DeclineReason } from '../matching/answer.ts'
import type { Reader, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import type { HistoryKind, HistoryLine, HistoryReason, StoredLine } from './history.ts'
import type { LinkState } from './link.ts'
import type { Decline } from './record.ts'

type Occasion = Readonly<{ linkId: string; at: string; actor: string; state: LinkState }>

/** Writes what happened at one moment, in this order, with the names that organisations have now. */
export async function insertLines(
  writer: Writer,
  { linkId, at, actor, state }: Occasion,
  lines: readonly HistoryLine[],
): Promise<void> {
  for (const { kind, seatId, organisationId, reason, text } of lines)
    await sql`
      insert into link_event (id, link_id, at, actor, kind, state, seat_id, organisation_id, organisation_name, reason, text)
      values (${newId('link_event')}, ${linkId}, ${at}, ${actor}, ${kind}, ${state}, ${seatId}, ${organisationId},
        coalesce((select name from organisation where id = ${organisationId}::uuid), ''), ${reason}, ${text})`.execute(
      writer,
    )
}

/** Everything that happened to a link, oldest first. */
export async function loadLines(reader: Reader, linkId: string): Promise<StoredLine[]> {
  const rows = await reader
    .selectFrom('link_event')
    .selectAll()
    .where('link_id', '=', linkId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: row.actor,
    kind: row.kind as HistoryKind,
    state: row.state as LinkState,
    seatId: row.seat_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    reason: row.reason as HistoryReason | null,
    text: row.text,
  }))
}

export async function insertDecline(
  writer: Writer,
  { seatId, organisationId, reason, text, at }: Omit<Decline, 'linkId'>,
  actor: string,
): Promise<void> {
  await writer
    .insertInto('link_decline')
    .values({
      id: newId('link_decline'),
      seat_id: seatId,
      organisation_id: organisationId,
      reason,
      text,
      at,
      actor,
    })
    .execute()
}

/** Every no to a seat of these links, oldest first. */
export async function loadDeclines(reader: Reader, linkIds: readonly string[]): Promise<Decline[]> {
  const { rows } = await sql<DeclineRow>`
    select s.link_id, d.seat_id, d.organisation_id, d.reason, d.text, d.at
    from link_decline d join link_seat s on s.id = d.seat_id
    where s.link_id = any(${[...linkIds]}::uuid[]) order by d.at, d.id`.execute(reader)
  return rows.map(declineOf)
}

/** The last no of each of these organisations to any link since a moment. */
export async function loadLastDeclines(
  reader: Reader,
  organisationIds: readonly string[],
  since: string,
): Promise<Decline[]> {
  const { rows } = await sql<DeclineRow>`
    select distinct on (d.organisation_id) s.link_id, d.seat_id, d.organisation_id, d.reason, d.text, d.at
    from link_decline d join link_seat s on s.id = d.seat_id
    where d.organisation_id = any(${[...organisationIds]}::uuid[]) and d.at >= ${since}::timestamptz
    order by d.organisation_id, d.at desc, d.id`.execute(reader)
  return rows.map(declineOf)
}

type DeclineRow = {
  link_id: string
  seat_id: string
  organisation_id: string
  reason: DeclineReason
  text: string
  at: Date
}

function declineOf({ link_id, seat_id, organisation_id, reason, text, at }: DeclineRow): Decline {
  return {
    linkId: link_id,
    seatId: seat_id,
    organisationId: organisation_id,
    reason,
    text,
    at: at.toISOString(),
  }
}
