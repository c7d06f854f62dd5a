import { resolve } from 'node:path'
import { builtInModelFolder } from './built-in.ts'
import type { EmbedderSettings } from './embedder.loader.ts'
import { builtIn, type ModelSettings } from './model-choice.ts'
import { isFolder } from './model-folder.loader.ts'

/**
 * Settings as the installation keeps them: a folder by its whole path, whichever folder a process was started in, and the
 * built-in model by its name, because machines have it in different places.
 */
export function lastingSettings(settings: ModelSettings): ModelSettings {
  const { model, prefixes, dtype } = settings
  return {
    model: lastingName(model),
    // Prefixes that say nothing make no other vectors, and must make no other id.
    ...(prefixes && prefixes.query + prefixes.passage !== '' ? { prefixes } : {}),
    ...(dtype === undefined ? {} : { dtype }),
  }
}

function lastingName(model: string): string {
  if (model === builtIn || !isFolder(model)) return model
  const folder = resolve(model)
  return folder === resolve(builtInModelFolder) ? builtIn : folder
}

/** The same as the loader of models on this machine takes them. */
export function hereOn({ model, ...how }: ModelSettings): EmbedderSettings {
  return { ...how, model: model === builtIn ? builtInModelFolder : model }
}
