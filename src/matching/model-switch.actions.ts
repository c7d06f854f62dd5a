import { builtInModelFolder } from '../embedding/built-in.ts'
import { openEmbedder } from '../embedding/embedder.loader.ts'
import {
  countVectors,
  deleteVectors,
  holdNext,
  loadChoices,
  promoteNext,
  removeNext,
  setChoice,
} from '../embedding/model-choice.queries.ts'
import type { ModelSettings } from '../embedding/model-choice.ts'
import { ModelUnavailable } from '../embedding/model-unavailable.ts'
import type { Models } from '../embedding/models.loader.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { verbatim } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { embedBatch, embedEntries } from '../profiles/entry.jobs.ts'
import { denseBackground } from './background.ts'
import { type MeaningDeps, meanings } from './meaning.actions.ts'
import {
  countEntries,
  countUnembedded,
  entriesToEmbed,
  sampleMeanings,
  storeMeanings,
  unembeddedEntries,
} from './meaning.queries.ts'
import { alreadyInUse, changeUnderWay, modelInUse, noChange, noSuchModel } from './model-phrases.ts'
import type { ModelState } from './model-switch.ts'
import { wantAllSuggestions } from './state.queries.ts'
import { refreshSuggestions } from './suggestion.jobs.ts'
import { languagePairs } from './weights.ts'

export type SwitchDeps = MeaningDeps & Readonly<{ models: Models }>

/** The name that stands for the model that ships with Splot. */
const builtIn = 'built-in'

/**
 * Starts a change to another model. The vectors of the present one go on serving until every entry has one of the next.
 * @throws Refusal `invalid` when the model cannot be opened, `conflict` when it is in use already or another change is under way
 */
export async function useModel(
  deps: SwitchDeps,
  actor: Actor,
  wish: ModelSettings,
): Promise<ModelState> {
  authorise(actor, 'model.write')
  const settings = wish.model === builtIn ? { ...wish, model: builtInModelFolder } : wish
  const opened = await openEmbedder(settings).catch((error) => {
    if (error instanceof ModelUnavailable) throw new Refusal('invalid', verbatim(error.message))
    throw error
  })
  const { modelId, dimension } = opened
  await opened.close()
  const current = await deps.embedder()
  if (current.modelId === modelId) throw new Refusal('conflict', alreadyInUse(modelId))
  const now = deps.clock()
  await deps.database.write(async (writer) => {
    const next = (await loadChoices(writer)).find(({ role }) => role === 'next')
    if (next && next.modelId !== modelId)
      throw new Refusal('conflict', changeUnderWay(next.modelId))
    if (!next) await setChoice(writer, 'next', settings, { modelId, dimension }, now)
  })
  deps.models.forget()
  await sweepNext(deps)
  return listModels(deps, actor)
}

/** The models that the installation has vectors of, and how far a change is. */
export async function listModels(deps: SwitchDeps, actor: Actor): Promise<ModelState> {
  authorise(actor, 'model.read')
  const reader = deps.database.reader
  const { modelId, dimension } = await deps.embedder()
  const next = (await loadChoices(reader)).find(({ role }) => role === 'next')
  const entries = await countEntries(reader)
  const vectors = await countVectors(reader)
  const named = new Set([
    modelId,
    ...(next ? [next.modelId] : []),
    ...vectors.map((one) => one.modelId),
  ])
  const roleOf = (id: string) =>
    id === modelId ? 'current' : id === next?.modelId ? 'next' : 'former'
  return {
    entries,
    models: [...named].sort().map((id) => {
      const stored = vectors.find((one) => one.modelId === id)
      const role = roleOf(id)
      return {
        modelId: id,
        role,
        dimension:
          role === 'current' ? dimension : role === 'next' ? (next?.dimension ?? null) : null,
        embedded: stored?.entries ?? 0,
        bytes: stored?.bytes ?? 0,
      }
    }),
  }
}

/** Gives up a change that is under way; the vectors made for it stay until they are dropped. */
export async function cancelChange(deps: SwitchDeps, actor: Actor): Promise<ModelState> {
  authorise(actor, 'model.write')
  const removed = await deps.database.write(removeNext)
  if (!removed) throw new Refusal('not-found', noChange)
  deps.models.forget()
  return listModels(deps, actor)
}

/**
 * Removes the vectors of a model that is neither in use nor next.
 * @throws Refusal `not-found` for a model without vectors, `conflict` for one that is needed
 */
export async function dropModel(deps: SwitchDeps, actor: Actor, id: string): Promise<ModelState> {
  authorise(actor, 'model.write')
  const { models } = await listModels(deps, actor)
  const found = models.find(({ modelId }) => modelId === id)
  if (!found)
    throw new Refusal(
      'not-found',
      noSuchModel(
        id,
        models.map(({ modelId }) => modelId),
      ),
    )
  if (found.role !== 'former') throw new Refusal('conflict', modelInUse(id))
  await deps.database.write((writer) => deleteVectors(writer, id))
  return listModels(deps, actor)
}

/** Embeds these entries with the next model, where there is one and they lack its vector. Safe to run twice. */
export async function giveNextMeaning(
  deps: SwitchDeps,
  entryIds: readonly string[],
): Promise<void> {
  const next = await deps.models.next()
  if (!next) return
  const { modelId } = next.embedder
  const entries = await entriesToEmbed(deps.database.reader, modelId, entryIds)
  if (entries.length > 0) {
    const meant = await meanings(next.embedder, entries)
    const now = deps.clock()
    await deps.database.write((writer) => storeMeanings(writer, modelId, meant, now))
  }
  if ((await unembeddedEntries(deps.database.reader, modelId, 1)).length === 0) await finish(deps)
}

/** Has every entry embedded that the next model does not know yet; where none is left, changes to it. @returns how many */
export async function sweepNext(deps: SwitchDeps): Promise<number> {
  const next = await deps.models.next()
  if (!next) return 0
  const { modelId } = next.embedder
  let found = 0
  let after: string | undefined
  for (;;) {
    const ids = await unembeddedEntries(deps.database.reader, modelId, embedBatch, after)
    if (ids.length === 0) break
    await deps.jobs.add(embedEntries, [{ entryIds: ids }])
    found += ids.length
    after = ids.at(-1)
  }
  if (found === 0) await finish(deps)
  return found
}

/** Changes to the next model in one transaction, unless entries came meanwhile or somebody else did it. */
async function finish(deps: SwitchDeps): Promise<void> {
  const next = await deps.models.next()
  if (!next) return
  const { modelId, dimension } = next.embedder
  const isOurs = next.choice.settings.model === builtInModelFolder
  // The weights were calibrated with the built-in model; of any other it is measured what unrelated texts look like.
  const background = isOurs
    ? undefined
    : denseBackground(await sampleMeanings(deps.database.reader, modelId), languagePairs)
  const now = deps.clock()
  const changed = await deps.database.write(async (writer) => {
    if (!(await holdNext(writer, modelId))) return false
    if ((await countUnembedded(writer, modelId)) > 0) return false
    await setChoice(
      writer,
      'next',
      next.choice.settings,
      { modelId, dimension, ...(background ? { background } : {}) },
      now,
    )
    await promoteNext(writer)
    await wantAllSuggestions(writer)
    return true
  })
  if (!changed) return
  deps.models.forget()
  await deps.jobs.add(refreshSuggestions, [{ organisationIds: [] }])
}
