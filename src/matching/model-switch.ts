/** The models that an installation has vectors of. */
export type ModelState = Readonly<{
  /** How many entries there are to embed. */
  entries: number
  models: readonly Readonly<{
    modelId: string
    role: 'current' | 'next' | 'former'
    dimension: number | null
    /** How many entries have its vector, and how many bytes all its vectors take. */
    embedded: number
    bytes: number
  }>[]
}>
