/**
 * A model that turns texts into meaning.
 *
 * `embed` gives one vector a text, in order, each of `dimension` numbers and of length 1. A text of which the model knows
 * nothing (blank, or without a single known token) gets `vectorOfNothing`, so that a place is never missing.
 * `as` matters only to models that want to be told whether a text asks or answers; texts answer unless said otherwise.
 */
export type Embedder = Readonly<{
  modelId: string
  dimension: number
  embed(texts: readonly string[], as?: TextRole): Promise<Float32Array[]>
  close(): Promise<void>
}>

/** What is behind an embedder: it takes texts as they are, prefixes and all, and puts blank ones at `vectorOfNothing`. */
export type TextModel = Readonly<{
  dimension: number
  embed(texts: readonly string[]): Promise<Float32Array[]>
  close(): Promise<void>
}>

export type TextRole = 'query' | 'passage'

/** Where a text without any known token is put: (1, 0, 0, …), the same for every model of that dimension. */
export function vectorOfNothing(dimension: number): Float32Array {
  const vector = new Float32Array(dimension)
  vector[0] = 1
  return vector
}

/** The vector scaled to length 1; `vectorOfNothing` where it has no direction or is not a number. */
export function unitVector(vector: Float32Array): Float32Array {
  let squares = 0
  for (const value of vector) squares += value * value
  if (!(squares > 0) || !Number.isFinite(squares)) return vectorOfNothing(vector.length)
  const scale = 1 / Math.sqrt(squares)
  return vector.map((value) => value * scale)
}
