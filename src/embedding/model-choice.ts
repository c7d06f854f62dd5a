/** The name that stands for the model that ships with Splot, wherever that is on a machine. */
export const builtIn = 'built-in'

/** A model and how it is to be opened. */
export type ModelSettings = Readonly<{
  /** A folder by its whole path, the name of a model on the hub, or `builtIn`. */
  model: string
  prefixes?: Readonly<{ query: string; passage: string }>
  dtype?: string
}>

/** The model that an installation uses, or the one it is changing to. */
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

/**
 * Ids that somebody may have meant by a wrong one, likeliest first, at most three. What follows @ is a hash that nobody types.
 * @param slips how many letters two words differ by
 */
export function likelyMeant(
  ids: readonly string[],
  wrong: string,
  slips: (a: string, b: string) => number,
): string[] {
  const name = (id: string) => id.toLowerCase().replace(/[@+].*$/, '')
  return ids
    .map((id) => ({ id, slips: slips(name(wrong), name(id)) }))
    .filter((near) => near.slips <= Math.max(2, wrong.length / 3))
    .sort((a, b) => a.slips - b.slips || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id)
}
