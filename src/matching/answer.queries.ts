import type { Selectable } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Answer as Row } from '../platform/schema.ts'
import type { Answer, AnswerContent, DeclineReason, Outcome } from './answer.ts'

/** What an organisation said of a partner, oldest first. */
export async function listAnswers(
  reader: Reader,
  organisationId: string,
  partnerId: string,
): Promise<(Answer & { shownOn: string | null })[]> {
  const rows = await reader
    .selectFrom('answer')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('partner_id', '=', partnerId)
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...answerOf(row), shownOn: row.shown_on }))
}

/** @returns nothing when this outcome was told before; nothing is stored then */
export async function insertAnswer(
  writer: Writer,
  told: AnswerContent &
    Readonly<{
      id: string
      organisationId: string
      partnerId: string
      shownOn: string | null
      now: Date
    }>,
): Promise<Answer | undefined> {
  const row = await writer
    .insertInto('answer')
    .values({
      id: told.id,
      organisation_id: told.organisationId,
      partner_id: told.partnerId,
      outcome: told.outcome,
      reason: told.reason,
      source: told.shownOn === null ? 'search' : 'suggestion',
      shown_on: told.shownOn,
      answered_at: told.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'partner_id', 'outcome']).doNothing(),
    )
    .returningAll()
    .executeTakeFirst()
  return row && answerOf(row)
}

function answerOf(row: Selectable<Row>): Answer {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    partnerId: row.partner_id,
    outcome: row.outcome as Outcome,
    reason: row.reason as DeclineReason | null,
    source: row.source as Answer['source'],
    answeredAt: row.answered_at.toISOString(),
  }
}
