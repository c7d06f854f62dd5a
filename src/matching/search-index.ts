/** What came of making sure that there is an index. */
export type IndexOutcome =
  | 'built'
  | 'there already'
  | 'not worth it'
  | 'embedded'
  | 'too old'
  | 'too long'
  | 'being built'

/** With fewer vectors, reading all of them takes a few milliseconds. */
export const indexedFrom = 10_000

/** pgvector walks an index on until enough match since this release … */
export const walksOnSince = [0, 8, 0]

/** … and builds one with several workers safely since this. */
export const parallelSince = [0, 8, 2]

/** A half-precision vector of more numbers cannot be indexed. */
export const dimensionMost = 4000

/** Whether a release, such as 0.8.4, is this one or a later one. */
export function isSince(version: string, since: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [place, least] of since.entries()) {
    const part = parts[place] ?? 0
    if (part !== least) return part > least
  }
  return true
}
