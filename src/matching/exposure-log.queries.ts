import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import { type DeclineReason, lessonOf, type Outcome } from './answer.ts'
import type { Exposure } from './exposure-log.ts'
import type { Signal } from './signal.ts'

/** A list as it was shown to an organisation. */
export type ShownList = Readonly<{
  organisationId: string
  /** Where it was read, such as `suggestions` or `digest`. */
  surface: string
  modelId: string
  weightsVersion: string
  partners: readonly ShownPartner[]
}>

type ShownPartner = Readonly<{
  partnerId: string
  /** From 1. */
  position: number
  score: number
  /** The log of each signal, by name; finite. */
  features: Readonly<Record<string, number>>
  /** How likely it was to be on the list, in (0, 1]: 1 unless it was drawn. */
  propensity: number
  exploratory: boolean
}>

/**
 * Notes what was shown, in one statement. A partner counts once a day, at the place where it was first seen that day; who has
 * gone meanwhile is left out.
 * @throws RangeError for a signal that is not finite: learning from it would spoil every weight
 */
export async function insertExposures(writer: Writer, list: ShownList, now: Date): Promise<void> {
  for (const { features, partnerId } of list.partners)
    for (const [name, value] of Object.entries(features))
      if (!Number.isFinite(value))
        throw new RangeError(`The signal ${name} of ${partnerId} is ${value}, which is no number.`)
  const rows = list.partners.map((partner) => ({
    partner_id: partner.partnerId,
    position: partner.position,
    score: partner.score,
    features: partner.features,
    propensity: partner.propensity,
    exploratory: partner.exploratory,
  }))
  await sql`
    insert into exposure (organisation_id, partner_id, shown_on, shown_at, surface, position, score, features, model_id, weights_version, propensity, exploratory)
    select o.id, p.id, (${now}::timestamptz at time zone 'UTC')::date, ${now}::timestamptz, ${list.surface}, r.position, r.score, r.features,
      ${list.modelId}, ${list.weightsVersion}, r.propensity, r.exploratory
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (partner_id uuid, position int, score double precision, features jsonb, propensity double precision, exploratory boolean)
    join organisation p on p.id = r.partner_id join organisation o on o.id = ${list.organisationId}
    order by p.id
    on conflict do nothing`.execute(writer)
}

/** The day a partner was last suggested to an organisation. */
export async function findLastShown(
  reader: Reader,
  organisationId: string,
  partnerId: string,
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('exposure')
    .select('shown_on')
    .where('organisation_id', '=', organisationId)
    .where('partner_id', '=', partnerId)
    .orderBy('shown_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.shown_on
}

type Row = {
  organisation_id: string
  shown_on: string
  surface: string
  position: number
  propensity: number
  features: Record<string, number | null>
  outcome: Outcome | null
  reason: DeclineReason | null
}

/** The most rows a lesson is made of: the newest. */
const rowsMax = 200_000

/**
 * Every list of this model with an answer, whole, newest first, each partner with the last that was said of it. A row that lacks
 * one of the signals, because it is older than the signal, is left out.
 */
export async function listLessons(
  reader: Reader,
  signals: readonly Signal[],
  modelId: string,
): Promise<Exposure[]> {
  const { rows } = await sql<Row>`
    select e.organisation_id, e.shown_on, e.surface, e.position, e.propensity, e.features, a.outcome, a.reason
    from exposure e left join (
      select distinct on (organisation_id, partner_id) organisation_id, partner_id, shown_on, outcome, reason
      from answer where source = 'suggestion'
      order by organisation_id, partner_id, answered_at desc, array_position(array['declined', 'seen', 'interested', 'mutual', 'met', 'cooperating'], outcome) desc
    ) a on a.organisation_id = e.organisation_id and a.partner_id = e.partner_id and a.shown_on = e.shown_on
    where e.model_id = ${modelId}
      and exists (select from answer s where s.organisation_id = e.organisation_id and s.shown_on = e.shown_on)
    order by e.shown_on desc, e.organisation_id, e.surface, e.position, e.partner_id
    limit ${rowsMax}`.execute(reader)
  return rows.flatMap((row) => exposureOf(row, signals) ?? [])
}

function exposureOf(row: Row, signals: readonly Signal[]): Exposure | undefined {
  const features = signals.map(({ name }) => row.features[name] ?? Number.NaN)
  if (!features.every(Number.isFinite)) return undefined
  const { outcome, reason } = row
  return {
    organisation: row.organisation_id,
    list: `${row.shown_on} ${row.surface}`,
    position: row.position,
    propensity: row.propensity,
    features,
    answer: outcome && lessonOf({ outcome, reason }),
  }
}
