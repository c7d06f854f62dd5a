import type { Embedder } from '../embedding/embedder.ts'
import {
  holdChoices,
  holdNext,
  loadChoices,
  promoteNext,
} from '../embedding/model-choice.queries.ts'
import { builtIn, type ModelChoice } from '../embedding/model-choice.ts'
import type { Models } from '../embedding/models.loader.ts'
import type { Reader } from '../platform/database.ts'
import { HandedBack } from '../platform/queue.ts'
import { embedBatch } from '../profiles/entry.jobs.ts'
import { type DenseBackground, denseBackground } from './background.ts'
import { type MeaningDeps, meanings } from './meaning.actions.ts'
import {
  entriesToEmbed,
  knowsLess,
  sampleMeanings,
  storeMeanings,
  unembeddedEntries,
} from './meaning.queries.ts'
import { embedNext } from './model-switch.jobs.ts'
import { wantAllSuggestions } from './state.queries.ts'
import { refreshSuggestions } from './suggestion.jobs.ts'
import { languagePairs } from './weights.ts'

export type ChangeDeps = Pick<MeaningDeps, 'database' | 'jobs' | 'clock'>

/** So few are embedded between two looks at whether to stop: a large model takes about a second for them. */
const entriesAtOnce = 32

/**
 * Embeds these entries with the next model, where there is one and they lack its vector, and changes to it if they were the
 * last. Nothing that the model in use made is touched. Safe to run twice.
 * @throws HandedBack when asked to stop
 * @throws ModelUnavailable when the next model cannot be opened here
 */
export async function giveNextMeaning(
  deps: ChangeDeps & Readonly<{ models: Pick<Models, 'next'> }>,
  entryIds: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const next = await deps.models.next()
  if (!next) return
  for (let at = 0; at < entryIds.length; at += entriesAtOnce) {
    if (signal?.aborted) throw new HandedBack()
    await embedSome(deps, next.embedder, entryIds.slice(at, at + entriesAtOnce))
  }
  await changeWhenReady(deps)
}

async function embedSome(
  deps: ChangeDeps,
  embedder: Embedder,
  entryIds: readonly string[],
): Promise<void> {
  const { modelId } = embedder
  const entries = await entriesToEmbed(deps.database.reader, modelId, entryIds)
  if (entries.length === 0) return
  const meant = await meanings(embedder, entries)
  await deps.database.write(async (writer) => {
    // Given up meanwhile, it must not get new vectors after somebody dropped the old ones.
    if (await holdNext(writer, modelId)) await storeMeanings(writer, modelId, meant, deps.clock())
  })
}

/** Hints that these entries were given new words, which the next model shall know too. */
export async function hintNext(deps: ChangeDeps, entryIds: readonly string[]): Promise<void> {
  const { next } = await chosen(deps.database.reader)
  if (next) await deps.jobs.add(embedNext, [{ entryIds: [...entryIds] }])
}

/**
 * Changes to the next model where it is ready; else has every entry embedded that it does not know yet, unless that is under way.
 * @returns how many
 */
export async function sweepNext(deps: ChangeDeps): Promise<number> {
  const { next } = await chosen(deps.database.reader)
  if (!next || (await changeWhenReady(deps)) || (await deps.jobs.waiting(embedNext)) > 0) return 0
  let found = 0
  let after: string | undefined
  for (;;) {
    const ids = await unembeddedEntries(deps.database.reader, next.modelId, embedBatch, after)
    if (ids.length === 0) return found
    await deps.jobs.add(embedNext, [{ entryIds: ids }])
    found += ids.length
    after = ids.at(-1)
  }
}

/**
 * Changes to the next model, in one transaction, as soon as no entry is lost by that: every entry that the model in use knows
 * as it is worded now, the next one knows too. What is stated at this very moment does not hold it up. Everybody is called for
 * fresh suggestions, and the old lists are shown until then.
 * @returns whether it changed
 */
async function changeWhenReady(deps: ChangeDeps): Promise<boolean> {
  const { current, next } = await chosen(deps.database.reader)
  if (!current || !next) return false
  const both = { current: current.modelId, next: next.modelId }
  if (await knowsLess(deps.database.reader, both)) return false
  const background = await backgroundOf(deps.database.reader, next)
  const isChanged = await deps.database.write(async (writer) => {
    await holdChoices(writer)
    const now = await chosen(writer)
    if (now.current?.modelId !== both.current || now.next?.modelId !== both.next) return false
    if (await knowsLess(writer, both)) return false
    await promoteNext(writer, background, deps.clock())
    await wantAllSuggestions(writer)
    return true
  })
  if (isChanged) await deps.jobs.add(refreshSuggestions, [{ organisationIds: [] }])
  return isChanged
}

/**
 * The weights were calibrated with the built-in model; of any other it is measured what unrelated texts of this installation
 * look like. Where they are too few, what was measured on the texts that ship with Splot stays.
 */
async function backgroundOf(
  reader: Reader,
  next: ModelChoice,
): Promise<DenseBackground | undefined> {
  if (next.settings.model === builtIn) return undefined
  // Stored by whoever chose the model, in this very form.
  const shipped = next.background as DenseBackground | undefined
  return denseBackground(await sampleMeanings(reader, next.modelId), languagePairs, shipped)
}

async function chosen(reader: Reader) {
  const choices = await loadChoices(reader)
  const of = (role: ModelChoice['role']) => choices.find((choice) => choice.role === role)
  return { current: of('current'), next: of('next') }
}
