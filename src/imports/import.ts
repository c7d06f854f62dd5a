import type { Phrase } from '../platform/phrase.ts'

/** What a file may hold. A row of `profiles` is an organisation together with one entry. */
export const importables = [
  'organisations',
  'clusters',
  'entries',
  'memberships',
  'collaborations',
  'profiles',
] as const
export type Importable = (typeof importables)[number]

export const formats = ['csv', 'jsonl'] as const
export type Format = (typeof formats)[number]

/** Something about a row or column that somebody should mend, and how. `line` counts from 1, the header included. */
export type RowProblem = Readonly<{
  line: number
  column: string | null
  value: string | null
  phrase: Phrase
}>

/** How the rows of a file fared; the four add up to `rows`. */
export type Counts = Readonly<{
  rows: number
  created: number
  updated: number
  unchanged: number
  refused: number
}>

export const noCounts: Counts = { rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 }

/** What became of one row. */
export type Result = Exclude<keyof Counts, 'rows'>

export const limits = {
  fileBytes: 2 * 1024 ** 3,
  /** After decompression; a file that is larger is read up to here. */
  unpackedBytes: 16 * 1024 ** 3,
  recordBytes: 1024 ** 2,
  columns: 200,
  /** Kept for reading; any further ones are counted only. */
  problems: 10_000,
  valueLength: 200,
  batchRows: 500,
} as const

/** A value as a problem quotes it. */
export function quoted(value: unknown): string | null {
  if (value === undefined || value === null) return null
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length <= limits.valueLength ? text : `${text.slice(0, limits.valueLength - 1)}…`
}

export function counted(counts: Counts, results: readonly Result[]): Counts {
  const sum = { ...counts, rows: counts.rows + results.length }
  for (const result of results) sum[result]++
  return sum
}

/** Files in the order in which they refer to each other, so that any order may be given. */
export function inOrder<File extends { what: Importable }>(files: readonly File[]): File[] {
  const rank = (file: File) =>
    importables.indexOf(file.what === 'profiles' ? 'organisations' : file.what)
  return [...files].sort((a, b) => rank(a) - rank(b))
}
