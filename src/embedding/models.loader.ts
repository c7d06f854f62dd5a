import type { Reader } from '../platform/database.ts'
import { openEmbedder } from './embedder.loader.ts'
import type { Embedder } from './embedder.ts'
import { loadChoices } from './model-choice.queries.ts'
import { type ModelChoice, type ModelSettings, settingsKey } from './model-choice.ts'

/** An embedder with what its installation knows about it. */
export type EmbedderInUse = Embedder & Readonly<{ background?: unknown }>

export type Models = Readonly<{
  /** The model in use; opened at the first call, and anew after it was changed, here or by another process. */
  current(): Promise<EmbedderInUse>
  /** The model that is being changed to, with its choice; undefined most of the time. */
  next(): Promise<Readonly<{ choice: ModelChoice; embedder: Embedder }> | undefined>
  /** Asks anew at the next call: somebody here has just changed it. */
  forget(): void
  close(): Promise<void>
}>

/** After so many milliseconds it is asked again which model is in use. */
const believedForMs = 2000

/**
 * The models of a process. What the database says comes first; `configured` is for an installation in which nobody chose.
 * @param tell hears once when the two differ
 */
export function openModels(
  reader: Reader,
  configured: ModelSettings,
  isConfigured: boolean,
  tell: (chosen: string, configured: string) => void,
): Models {
  const opened = new Map<string, Promise<Embedder>>()
  let known: { choices: ModelChoice[]; at: number } | undefined
  let told = false
  const choices = async () => {
    const at = performance.now()
    if (!known || at - known.at > believedForMs) known = { choices: await loadChoices(reader), at }
    return known.choices
  }
  const open = (settings: ModelSettings): Promise<Embedder> => {
    const key = settingsKey(settings)
    const already = opened.get(key)
    if (already) return already
    const opening = openEmbedder(settings).catch((error) => {
      opened.delete(key)
      throw error
    })
    opened.set(key, opening)
    return opening
  }
  const chosen = async (role: ModelChoice['role']) =>
    (await choices()).find((choice) => choice.role === role)
  return {
    current: async () => {
      const choice = await chosen('current')
      if (!choice) return open(configured)
      if (isConfigured && !told && settingsKey(choice.settings) !== settingsKey(configured)) {
        told = true
        tell(choice.settings.model, configured.model)
      }
      const embedder = await open(choice.settings)
      return choice.background ? { ...embedder, background: choice.background } : embedder
    },
    next: async () => {
      const choice = await chosen('next')
      return choice && { choice, embedder: await open(choice.settings) }
    },
    forget: () => {
      known = undefined
    },
    close: async () => {
      for (const opening of opened.values())
        await opening.then((embedder) => embedder.close()).catch(() => {})
    },
  }
}
