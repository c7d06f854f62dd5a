import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { builtInModelFolder } from './built-in.ts'
import { modelIdOf, openEmbedder } from './embedder.loader.ts'
import type { Embedder } from './embedder.ts'
import { claimCurrent, loadChoices, replaceCurrent } from './model-choice.queries.ts'
import { builtIn, type ModelChoice, type ModelSettings, settingsKey } from './model-choice.ts'
import { readModelFolder } from './model-folder.loader.ts'
import { hereOn } from './model-place.loader.ts'
import { ModelUnavailable } from './model-unavailable.ts'
import type { OpenModels } from './open-models.loader.ts'

export type ModelsDeps = Readonly<{
  database: Pick<Database, 'reader' | 'write'>
  clock: Clock
  log: Pick<Log, 'info' | 'warn'>
  /** The model that the environment names. */
  configured: ModelSettings
  /** Whether it names one at all. */
  isConfigured: boolean
  /** What unrelated texts look like to a model other than the built-in one. */
  measure(embedder: Embedder): Promise<unknown>
}>

type Known = Pick<ModelChoice, 'modelId' | 'dimension' | 'background'>

/**
 * The environment names the model of an installation that has none yet. From then on the installation does, and where the
 * environment names another one that is logged, and nothing more.
 * @throws ModelUnavailable when the files of the model are not there
 */
export async function beginWithModel(deps: ModelsDeps, open: OpenModels): Promise<void> {
  const { database, clock, configured } = deps
  const current = (await loadChoices(database.reader)).find(({ role }) => role === 'current')
  if (!current) {
    const known = await knowModel(configured, deps.measure)
    // Another process may be faster, and then its model is the one.
    await database.write((writer) => claimCurrent(writer, configured, known, clock()))
    return
  }
  warnOfOther(deps, current)
  await open.get(current).catch(async (unavailable) => {
    const isExchanged = unavailable instanceof ModelUnavailable && (await holdsAnother(current))
    if (!isExchanged) throw unavailable
    await takeExchanged(deps, current)
  })
}

/** Opens a model for a moment, to see that it works and what it takes for nothing in common. @throws ModelUnavailable */
export async function knowModel(
  settings: ModelSettings,
  measure: ModelsDeps['measure'],
): Promise<Known> {
  if (settingsKey(settings) === settingsKey({ model: builtIn })) {
    const { modelId, dimension } = await readModelFolder(builtInModelFolder, 'onnx/model.onnx')
    return { modelId, dimension, background: null }
  }
  const embedder = await openEmbedder(hereOn(settings))
  try {
    const { modelId, dimension } = embedder
    const background = settings.model === builtIn ? null : await measure(embedder)
    return { modelId, dimension, background: background ?? null }
  } finally {
    await embedder.close()
  }
}

function warnOfOther({ configured, isConfigured, log }: ModelsDeps, current: ModelChoice): void {
  if (!isConfigured || settingsKey(current.settings) === settingsKey(configured)) return
  log.warn(
    { inUse: current.modelId, configured: configured.model },
    'The environment names another model than this installation uses. The installation wins; `splot model use NAME` changes it.',
  )
}

/** Whether a model's place holds other files than when it was chosen: after an upgrade of Splot, or another training into the same folder. */
async function holdsAnother({ modelId, settings }: ModelChoice): Promise<boolean> {
  const found = await modelIdOf(hereOn(settings)).catch(() => modelId)
  return found !== modelId
}

/** The old files are gone, so nothing can ask in the old vectors: the new ones are the model in use at once. */
async function takeExchanged(deps: ModelsDeps, current: ModelChoice): Promise<void> {
  const known = await knowModel(current.settings, deps.measure)
  const isDone = await deps.database.write((writer) =>
    replaceCurrent(writer, current, known, deps.clock()),
  )
  if (isDone)
    deps.log.warn(
      { inUse: known.modelId, before: current.modelId },
      'The files of the model in use were exchanged. Everything is embedded anew; until then searches find only what is.',
    )
}
