/** A model and how it is to be opened. */
export type ModelSettings = Readonly<{
  /** A folder on this machine, or the name of a model on the hub. */
  model: string
  prefixes?: Readonly<{ query: string; passage: string }>
  dtype?: string
}>

/** A model that somebody chose for the installation: the one in use, or the one it is changing to. */
export type ModelChoice = Readonly<{
  role: 'current' | 'next'
  settings: ModelSettings
  modelId: string
  dimension: number
  /** What unrelated texts look like to it, by pair of languages; whoever matches knows its form. */
  background: unknown
  chosenAt: string
}>

/** Equal for equal settings. */
export function settingsKey({ model, prefixes, dtype }: ModelSettings): string {
  return JSON.stringify([model, prefixes?.query ?? '', prefixes?.passage ?? '', dtype ?? ''])
}
