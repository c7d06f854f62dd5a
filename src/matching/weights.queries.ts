import { type Selectable, sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { Weights as Row } from '../platform/schema.ts'
import {
  expertServing,
  type ServingWeights,
  type StoredWeights,
  type WeightsContent,
} from './stored-weights.ts'

/** The weights that scores are made with now: the experts' until others are put to serve. */
export async function servingWeights(reader: Reader): Promise<ServingWeights> {
  return (await findServing(reader)) ?? expertServing
}

export async function findServing(reader: Reader): Promise<StoredWeights | undefined> {
  const row = await reader
    .selectFrom('weights')
    .selectAll()
    .where('status', '=', 'serving')
    .executeTakeFirst()
  return row && weightsOf(row)
}

export async function findWeights(
  reader: Reader,
  version: string,
): Promise<StoredWeights | undefined> {
  const row = await reader
    .selectFrom('weights')
    .selectAll()
    .where('version', '=', version)
    .executeTakeFirst()
  return row && weightsOf(row)
}

/** All there are, newest first. */
export async function listWeights(reader: Reader): Promise<StoredWeights[]> {
  const rows = await reader
    .selectFrom('weights')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(weightsOf)
}

/** One at a time changes which weights there are and which serve; reading goes on meanwhile. */
export async function holdWeights(writer: Writer): Promise<void> {
  await sql`lock table weights in exclusive mode`.execute(writer)
}

/** Stores weights that do not serve yet. */
export async function insertWeights(
  writer: Writer,
  content: WeightsContent,
  now: Date,
): Promise<StoredWeights> {
  const row = await writer
    .insertInto('weights')
    .values({
      version: content.version,
      status: 'candidate',
      signals: JSON.stringify(content.signals),
      prior: JSON.stringify(content.prior),
      calibration: content.calibration && JSON.stringify(content.calibration),
      posterior: content.posterior && JSON.stringify(content.posterior),
      report: JSON.stringify(content.report),
      model_id: content.modelId,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return weightsOf(row)
}

/** Takes from service whatever serves. */
export async function retireServing(writer: Writer): Promise<void> {
  await writer
    .updateTable('weights')
    .set({ status: 'retired' })
    .where('status', '=', 'serving')
    .execute()
}

/** Puts a version to serve; nothing else may serve at that moment. A `predecessor` of `undefined` leaves the stored one. */
export async function putToServe(
  writer: Writer,
  version: string,
  predecessor: string | null | undefined,
  now: Date,
): Promise<StoredWeights> {
  const row = await writer
    .updateTable('weights')
    .set({
      status: 'serving',
      served_from: now,
      ...(predecessor === undefined ? {} : { predecessor }),
    })
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirstOrThrow()
  return weightsOf(row)
}

function weightsOf(row: Selectable<Row>): StoredWeights {
  // Written by `insertWeights` above, so their shapes are known.
  const stored = row as unknown as Pick<
    StoredWeights,
    'signals' | 'prior' | 'calibration' | 'posterior' | 'report' | 'status'
  >
  const { signals, prior, calibration, posterior, report, status } = stored
  return {
    version: row.version,
    status,
    signals,
    prior,
    calibration,
    posterior,
    report,
    modelId: row.model_id,
    createdAt: row.created_at.toISOString(),
    servedFrom: row.served_from?.toISOString() ?? null,
    predecessor: row.predecessor,
  }
}
