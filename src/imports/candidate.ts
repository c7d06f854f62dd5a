import type { Writer } from '../platform/database.ts'
import type { Part } from './columns.ts'
import type { Table } from './recordset.queries.ts'
import type { Statement } from './row.schema.ts'
import type { Row } from './rows.reader.ts'
import type { Decision, Run } from './run.ts'

/** A row whose shape is right, to be decided. */
export type Candidate = Readonly<{ row: Row; statement: Statement }>

/**
 * What a batch did, to be told once its transaction is over: organisations whose profiles changed beyond their
 * words, and entries whose words may have.
 */
export type Stored = Readonly<{
  decisions: readonly Decision[]
  organisations: readonly string[]
  entries: readonly string[]
  named: readonly { part: Table; id: string; line: number }[]
}>

/** Somebody else stored or changed one of the rows between reading and writing; the batch is tried again. */
export class Raced extends Error {}

export type Store = (writer: Writer, run: Run, candidates: readonly Candidate[]) => Promise<Stored>

export function part<Of extends Part>(
  name: Of,
  { statement }: Candidate,
): NonNullable<Statement[Of]> {
  const stated = statement[name]
  if (!stated) throw new Error(`A row without ${name} reached its store.`)
  return stated
}

export function written(done: boolean): void {
  if (!done) throw new Raced('A row changed while its batch was stored.')
}

type Batch<Content> = Readonly<{
  created: readonly { id: string; content: Content }[]
  updated: readonly { id: string; content: Content }[]
}>

export function idsIn({ created, updated }: Batch<unknown>): string[] {
  return [...created, ...updated].map(({ id }) => id)
}

export function ownersOf(rows: readonly { content: { organisationId: string } }[]): string[] {
  return [...new Set(rows.map(({ content }) => content.organisationId))]
}
