import { sql } from 'kysely'
import type { Writer } from '../platform/database.ts'
import type { Link, LinkSeat } from './record.ts'

/** Stores a new link with its seats. Whoever calls holds the organisations that it names. */
export async function insertLink(writer: Writer, link: Link): Promise<void> {
  await writer
    .insertInto('link')
    .values({
      ...columnsOf(link),
      id: link.id,
      brief_id: link.briefId,
      proposed_by: link.proposedBy,
      created_at: link.createdAt,
    })
    .execute()
  await writer
    .insertInto('link_seat')
    .values(
      link.seats.map((seat, position) => ({
        ...seatColumnsOf(seat),
        id: seat.id,
        link_id: link.id,
        position,
        title: seat.title,
        description: seat.description,
        language: seat.language,
        weight: seat.weight,
      })),
    )
    .execute()
  for (const seat of link.seats) await storeRunnersUp(writer, seat)
  await storeClusters(writer, link)
}

/** Stores the next version of a link, of its seats only those that changed. Whoever calls holds the link. */
export async function updateLink(writer: Writer, before: Link, after: Link): Promise<void> {
  await writer
    .updateTable('link')
    .set({ ...columnsOf(after), version: after.version })
    .where('id', '=', after.id)
    .execute()
  for (const [index, seat] of after.seats.entries()) {
    const known = before.seats[index]
    if (!known || JSON.stringify(seat) === JSON.stringify(known)) continue
    await writer
      .updateTable('link_seat')
      .set(seatColumnsOf(seat))
      .where('id', '=', seat.id)
      .execute()
    if (seat.runnersUp.join() !== known.runnersUp.join()) await storeRunnersUp(writer, seat)
  }
  if (after.clusters.join() !== before.clusters.join()) await storeClusters(writer, after)
}

async function storeRunnersUp(writer: Writer, { id, runnersUp }: LinkSeat): Promise<void> {
  await writer.deleteFrom('link_runner_up').where('seat_id', '=', id).execute()
  await sql`
    insert into link_runner_up (seat_id, position, organisation_id)
    select ${id}::uuid, place, organisation_id
    from unnest(${[...runnersUp]}::uuid[]) with ordinality as waiting (organisation_id, place)`.execute(
    writer,
  )
}

async function storeClusters(writer: Writer, { id, clusters }: Link): Promise<void> {
  await writer.deleteFrom('link_cluster').where('link_id', '=', id).execute()
  await sql`
    insert into link_cluster (link_id, cluster_id)
    select ${id}::uuid, cluster_id from unnest(${[...clusters]}::uuid[]) as cluster_id`.execute(
    writer,
  )
}

/** Whether an organisation agrees to be named to anybody as a member. */
export async function storeShowing(
  writer: Writer,
  linkId: string,
  organisationId: string,
  shown: boolean,
): Promise<void> {
  if (shown)
    await writer
      .insertInto('link_showing')
      .values({ link_id: linkId, organisation_id: organisationId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else
    await writer
      .deleteFrom('link_showing')
      .where('link_id', '=', linkId)
      .where('organisation_id', '=', organisationId)
      .execute()
}

function seatColumnsOf({ obligatory, organisationId, state, since, ...seat }: LinkSeat) {
  return {
    obligatory,
    organisation_id: organisationId,
    state,
    since,
    changed_by: seat.changedBy,
    reminded: seat.reminded,
  }
}

function columnsOf(link: Link) {
  return {
    title: link.title,
    kind: link.kind,
    description: link.description,
    call_id: link.callId,
    coordinator: link.coordinator,
    state: link.state,
    outcome: link.outcome,
    abandoned_for: link.abandonedFor,
    ending_note: link.endingNote,
    next_step: link.nextStep,
    next_step_on: link.nextStepOn,
    step_reminded: link.stepReminded,
    started_on: link.startedOn,
    ended_on: link.endedOn,
    updated_at: link.updatedAt,
  }
}
