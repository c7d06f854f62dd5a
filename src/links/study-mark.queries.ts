import { sql } from 'kysely'
import type { Reader } from '../platform/database.ts'

/**
 * What everything that links are computed from stands at: other figures after any change of a profile, a vector, a membership,
 * a block, a veto, a cluster or a joint project. Each is a sum over rows, whatever their order.
 */
export async function standOfData(reader: Reader, modelId: string): Promise<string> {
  const { rows } = await sql<{ stand: string }>`
    select concat_ws(' ',
      (select epoch from suggestion_epoch),
      (select sum(hashtextextended(concat_ws(' ', id, version, profile_version), 0)) from organisation),
      (select sum(hashtextextended(concat_ws(' ', entry_id, text_hash), 0)) from entry_embedding where model_id = ${modelId}),
      (select sum(hashtextextended(concat_ws(' ', id, version), 0)) from membership),
      (select sum(hashtextextended(concat_ws(' ', id, version), 0)) from cluster),
      (select sum(hashtextextended(concat_ws(' ', organisation_id, blocked_id), 0)) from block),
      (select sum(hashtextextended(concat_ws(' ', organisation_id, partner_id, reason, until, source), 0)) from pair_veto),
      (select sum(hashtextextended(concat_ws(' ', id, version), 0)) from participation),
      (select sum(hashtextextended(concat_ws(' ', id, started_on, ended_on), 0)) from collaboration)
    ) as stand`.execute(reader)
  return rows[0]?.stand ?? ''
}
