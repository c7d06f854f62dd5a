import { sql } from 'kysely'
import type { Reader, Writer } from '../platform/database.ts'
import type { ModelChoice, ModelSettings } from './model-choice.ts'

type Row = {
  role: 'current' | 'next'
  model: string
  prefixes: { query: string; passage: string } | null
  dtype: string | null
  model_id: string
  dimension: number
  background: unknown
  chosen_at: Date
}

type KnownModel = Pick<ModelChoice, 'modelId' | 'dimension' | 'background'>

export async function loadChoices(reader: Reader): Promise<ModelChoice[]> {
  const { rows } = await sql<Row>`select * from model_choice order by role`.execute(reader)
  return rows.map((row) => ({
    role: row.role,
    settings: {
      model: row.model,
      ...(row.prefixes ? { prefixes: row.prefixes } : {}),
      ...(row.dtype ? { dtype: row.dtype } : {}),
    },
    modelId: row.model_id,
    dimension: row.dimension,
    background: row.background,
    chosenAt: row.chosen_at.toISOString(),
  }))
}

/** Sets the model in use or the next one, in the place of any that was. */
async function setChoice(
  writer: Writer,
  role: 'current' | 'next',
  settings: ModelSettings,
  model: KnownModel,
  now: Date,
): Promise<void> {
  const prefixes = settings.prefixes ? JSON.stringify(settings.prefixes) : null
  const background = model.background ? JSON.stringify(model.background) : null
  await sql`
    insert into model_choice (role, model, prefixes, dtype, model_id, dimension, background, chosen_at)
    values (${role}, ${settings.model}, ${prefixes}::jsonb, ${settings.dtype ?? null}, ${model.modelId}, ${model.dimension}, ${background}::jsonb, ${now})
    on conflict (role) do update set model = excluded.model, prefixes = excluded.prefixes, dtype = excluded.dtype,
      model_id = excluded.model_id, dimension = excluded.dimension, background = excluded.background, chosen_at = excluded.chosen_at`.execute(
    writer,
  )
}

/** Names the model in use where there is none yet. */
export async function claimCurrent(
  writer: Writer,
  settings: ModelSettings,
  model: KnownModel,
  now: Date,
): Promise<void> {
  await holdChoices(writer)
  const isNamed = (await loadChoices(writer)).some(({ role }) => role === 'current')
  if (!isNamed) await setChoice(writer, 'current', settings, model, now)
}

/**
 * Names the next model, unless another one is it already.
 * @returns the id of the next model, this or the other
 */
export async function claimNext(
  writer: Writer,
  settings: ModelSettings,
  model: KnownModel,
  now: Date,
): Promise<string> {
  await holdChoices(writer)
  const next = (await loadChoices(writer)).find(({ role }) => role === 'next')
  if (next) return next.modelId
  await setChoice(writer, 'next', settings, model, now)
  return model.modelId
}

/** Puts a model in the place of the one in use, unless somebody was faster. @returns whether it did */
export async function replaceCurrent(
  writer: Writer,
  current: Pick<ModelChoice, 'modelId' | 'settings'>,
  model: KnownModel,
  now: Date,
): Promise<boolean> {
  await holdChoices(writer)
  const choices = await loadChoices(writer)
  const isStill = choices.some(
    ({ role, modelId }) => role === 'current' && modelId === current.modelId,
  )
  if (isStill) await setChoice(writer, 'current', current.settings, model, now)
  return isStill
}

/** Of two that choose a model at once the second waits until the first is done; readers do not. */
export async function holdChoices(writer: Writer): Promise<void> {
  await sql`lock table model_choice in share row exclusive mode`.execute(writer)
}

/** @returns whether there was a next model */
export async function removeNext(writer: Writer): Promise<boolean> {
  const { rows } = await sql`delete from model_choice where role = 'next' returning role`.execute(
    writer,
  )
  return rows.length > 0
}

/** Whether a model still is the next one; held, so that it stays so until the transaction ends. */
export async function holdNext(writer: Writer, modelId: string): Promise<boolean> {
  const { rows } =
    await sql`select from model_choice where role = 'next' and model_id = ${modelId} for share`.execute(
      writer,
    )
  return rows.length > 0
}

/** The next model becomes the current one, with what is known of it now. */
export async function promoteNext(writer: Writer, background: unknown, now: Date): Promise<void> {
  const measured = background ? JSON.stringify(background) : null
  await sql`delete from model_choice where role = 'current'`.execute(writer)
  await sql`update model_choice set role = 'current', background = ${measured}::jsonb, chosen_at = ${now} where role = 'next'`.execute(
    writer,
  )
}

export type ModelVectors = Readonly<{ modelId: string; entries: number; bytes: number }>

/** How many entries have a vector of each model, and how much room its vectors take. */
export async function countVectors(reader: Reader): Promise<ModelVectors[]> {
  const { rows } = await sql<{ model_id: string; entries: number; bytes: string }>`
    select model_id, count(*)::int as entries, sum(pg_column_size(embedding))::bigint + coalesce((
      select sum(pg_column_size(s.embedding)) from entry_sentence s where s.model_id = m.model_id), 0) as bytes
    from entry_embedding m group by model_id order by model_id`.execute(reader)
  return rows.map((row) => ({
    modelId: row.model_id,
    entries: row.entries,
    bytes: Number(row.bytes),
  }))
}

/** @returns how many entries lost a vector */
export async function deleteVectors(writer: Writer, modelId: string): Promise<number> {
  await sql`delete from entry_sentence where model_id = ${modelId}`.execute(writer)
  const { numAffectedRows } = await sql`
    delete from entry_embedding where model_id = ${modelId}`.execute(writer)
  return Number(numAffectedRows ?? 0)
}
