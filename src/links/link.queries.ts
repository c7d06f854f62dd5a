import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import type { Link as Row, LinkSeat as SeatRow } from '../platform/schema.ts'
import type { BriefKind } from './brief.ts'
import type { AbandonReason, LinkOutcome, LinkState, SeatState } from './link.ts'
import { ownersOf } from './owners.ts'
import { type Link, type LinkSeat, namedIn } from './record.ts'

/** A link; `also` are organisations whose legal owners must be known too. */
export async function findLink(
  reader: Reader,
  id: string,
  also: readonly string[] = [],
): Promise<Link | undefined> {
  return (await loadLinks(reader, [id], also)).get(id)
}

/** Links by id. */
export async function loadLinks(
  reader: Reader,
  ids: readonly string[],
  also: readonly string[] = [],
): Promise<Map<string, Link>> {
  const wanted = sql<boolean>`id = any(${[...ids]}::uuid[])`
  const rows = await reader.selectFrom('link').selectAll().where(wanted).execute()
  const seats = await loadSeats(reader, ids)
  const clusters = await pairsOf(reader, 'link_cluster', 'cluster_id', ids)
  const shown = await pairsOf(reader, 'link_showing', 'organisation_id', ids)
  const bare = rows.map((row) =>
    linkOf(row, seats.get(row.id) ?? [], clusters.get(row.id) ?? [], shown.get(row.id) ?? []),
  )
  const owners = await loadOwners(reader, [...also, ...bare.flatMap(namedIn)])
  return new Map(bare.map((link) => [link.id, { ...link, owners }]))
}

async function loadSeats(reader: Reader, ids: readonly string[]): Promise<Map<string, LinkSeat[]>> {
  const rows = await reader
    .selectFrom('link_seat')
    .selectAll()
    .where(sql<boolean>`link_id = any(${[...ids]}::uuid[])`)
    .orderBy('position')
    .execute()
  const seatIds = rows.map(({ id }) => id)
  const { rows: waiting } = await sql<{ seat_id: string; organisation_id: string }>`
    select seat_id, organisation_id from link_runner_up where seat_id = any(${seatIds}::uuid[])
    order by seat_id, position`.execute(reader)
  const { rows: declines } = await sql<{ seat_id: string; organisation_id: string }>`
    select seat_id, organisation_id from link_decline where seat_id = any(${seatIds}::uuid[])
    group by seat_id, organisation_id order by seat_id, min(at), organisation_id`.execute(reader)
  const runnersUp = Map.groupBy(waiting, ({ seat_id }) => seat_id)
  const declinedBy = Map.groupBy(declines, ({ seat_id }) => seat_id)
  const of = (found: { organisation_id: string }[] = []) => found.map((one) => one.organisation_id)
  const seats = rows.map((row) =>
    seatOf(row, of(runnersUp.get(row.id)), of(declinedBy.get(row.id))),
  )
  const linkIdOf = new Map(rows.map((row) => [row.id, row.link_id]))
  return Map.groupBy(seats, ({ id }) => linkIdOf.get(id) ?? '')
}

async function pairsOf(
  reader: Reader,
  table: 'link_cluster' | 'link_showing',
  column: 'cluster_id' | 'organisation_id',
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ link_id: string; id: string }>`
    select link_id, ${sql.ref(column)} as id from ${sql.table(table)}
    where link_id = any(${[...ids]}::uuid[]) order by id`.execute(reader)
  const found = Map.groupBy(rows, ({ link_id }) => link_id)
  return new Map([...found].map(([linkId, own]) => [linkId, own.map(({ id }) => id)]))
}

/** Which of these organisations are the same legal entity. */
export async function loadOwners(
  reader: Reader,
  ids: readonly string[],
): Promise<Record<string, string>> {
  const rows = await reader
    .selectFrom('organisation')
    .select(['id', 'registration_numbers'])
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return ownersOf(
    rows.map((row) => ({ id: row.id, registrationNumbers: row.registration_numbers })),
  )
}

/** Whether the link is there, and nobody else changes it until the transaction ends. */
export async function holdLink(writer: Writer, id: string): Promise<boolean> {
  const row = await writer
    .selectFrom('link')
    .select('id')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteLink(writer: Writer, id: string): Promise<void> {
  await writer.deleteFrom('link').where('id', '=', id).execute()
}

function seatOf(
  row: Selectable<SeatRow>,
  runnersUp: readonly string[],
  declinedBy: readonly string[],
): LinkSeat {
  return {
    id: row.id,
    obligatory: row.obligatory,
    organisationId: row.organisation_id,
    state: row.state as SeatState,
    runnersUp,
    declinedBy,
    title: row.title,
    description: row.description,
    language: row.language as Language,
    weight: row.weight,
    since: row.since.toISOString(),
    changedBy: row.changed_by,
    reminded: row.reminded,
  }
}

function linkOf(
  row: Selectable<Row>,
  seats: readonly LinkSeat[],
  clusters: readonly string[],
  shown: readonly string[],
): Link {
  return {
    id: row.id,
    title: row.title,
    kind: row.kind as BriefKind,
    description: row.description,
    briefId: row.brief_id,
    callId: row.call_id,
    clusters,
    proposedBy: row.proposed_by,
    coordinator: row.coordinator,
    state: row.state as LinkState,
    outcome: row.outcome as LinkOutcome | null,
    abandonedFor: row.abandoned_for as AbandonReason | null,
    seats,
    owners: {},
    shown,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    stepReminded: row.step_reminded,
    endingNote: row.ending_note,
    startedOn: row.started_on,
    endedOn: row.ended_on,
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
