import type { Selectable } from 'kysely'
import type { DeclineReason } from '../matching/answer.ts'
import type { Reader, Writer } from '../platform/database.ts'
import type { IntroductionEvent as Row } from '../platform/schema.ts'
import type { HistoryEvent, HistoryKind } from './history.ts'
import type { Side, State } from './introduction.ts'

export async function insertHistory(
  writer: Writer,
  introductionId: string,
  event: HistoryEvent,
): Promise<void> {
  await writer
    .insertInto('introduction_event')
    .values({
      id: event.id,
      introduction_id: introductionId,
      at: event.at,
      side: event.side,
      actor: event.actor,
      kind: event.kind,
      state: event.state,
      other_reads: event.otherReads,
      reason: event.reason,
      text: event.text,
      text_shared: event.textShared,
      happened_on: event.happenedOn,
    })
    .execute()
}

/** Everything that happened to an introduction, oldest first. */
export async function loadHistory(reader: Reader, introductionId: string): Promise<HistoryEvent[]> {
  const rows = await reader
    .selectFrom('introduction_event')
    .selectAll()
    .where('introduction_id', '=', introductionId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(eventOf)
}

function eventOf(row: Selectable<Row>): HistoryEvent {
  return {
    id: row.id,
    at: row.at.toISOString(),
    side: row.side as Side | null,
    actor: row.actor,
    kind: row.kind as HistoryKind,
    state: row.state as State,
    otherReads: row.other_reads as HistoryKind | null,
    reason: row.reason as DeclineReason | null,
    text: row.text,
    textShared: row.text_shared,
    happenedOn: row.happened_on,
  }
}
