import { slipsBetween } from '../catalogue/catalogue.ts'
import { knowModel } from '../embedding/first-model.loader.ts'
import {
  claimNext,
  countVectors,
  deleteVectors,
  holdChoices,
  loadChoices,
  removeNext,
} from '../embedding/model-choice.queries.ts'
import { likelyMeant, type ModelSettings } from '../embedding/model-choice.ts'
import { lastingSettings } from '../embedding/model-place.loader.ts'
import { ModelUnavailable } from '../embedding/model-unavailable.ts'
import type { Models } from '../embedding/models.loader.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { Refusal } from '../platform/refusal.ts'
import type { MeaningDeps } from './meaning.actions.ts'
import { countEntries } from './meaning.queries.ts'
import { sweepNext } from './model-change.actions.ts'
import {
  alreadyInUse,
  cannotUse,
  changeUnderWay,
  modelInUse,
  noChange,
  noSuchModel,
} from './model-phrases.ts'
import type { ModelState } from './model-switch.ts'
import { shippedBackground } from './shipped-background.loader.ts'

export type SwitchDeps = MeaningDeps & Readonly<{ models: Models }>

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
  const settings = lastingSettings(wish)
  const known = await knowModel(settings, shippedBackground).catch((error) => {
    if (error instanceof ModelUnavailable) throw new Refusal('invalid', cannotUse(error.message))
    throw error
  })
  const { modelId } = known
  const current = await inUse(deps)
  if (current.modelId === modelId) throw new Refusal('conflict', alreadyInUse(modelId))
  const next = await deps.database.write((writer) =>
    claimNext(writer, settings, known, deps.clock()),
  )
  if (next !== modelId) throw new Refusal('conflict', changeUnderWay(next))
  await sweepNext(deps)
  return listModels(deps, actor)
}

/** The model in use by its name; a model whose files are gone can be changed, too. */
async function inUse(deps: SwitchDeps): Promise<{ modelId: string; dimension: number }> {
  const choices = await loadChoices(deps.database.reader)
  return choices.find(({ role }) => role === 'current') ?? (await deps.models.fresh())
}

/** The models that the installation has vectors of, and how far a change is. */
export async function listModels(deps: SwitchDeps, actor: Actor): Promise<ModelState> {
  authorise(actor, 'model.read')
  const reader = deps.database.reader
  const { modelId, dimension } = await inUse(deps)
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
  return listModels(deps, actor)
}

/**
 * Removes the vectors of a model that is neither in use nor next.
 * @throws Refusal `not-found` for a model without vectors, `conflict` for one that is needed
 */
export async function dropModel(deps: SwitchDeps, actor: Actor, id: string): Promise<ModelState> {
  authorise(actor, 'model.write')
  const ids = (await listModels(deps, actor)).models.map(({ modelId }) => modelId)
  if (!ids.includes(id))
    throw new Refusal('not-found', noSuchModel(id, likelyMeant(ids, id, slipsBetween), ids))
  await deps.database.write(async (writer) => {
    // Held, so that nobody changes to it between the look and the removal.
    await holdChoices(writer)
    if ((await loadChoices(writer)).some(({ modelId }) => modelId === id))
      throw new Refusal('conflict', modelInUse(id))
    await deleteVectors(writer, id)
  })
  return listModels(deps, actor)
}
