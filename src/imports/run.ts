import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import type { Jobs } from '../platform/queue.ts'
import type { Counts, Format, Importable, Result, RowProblem } from './import.ts'
import type { Mapping } from './mapping.ts'
import type { Table } from './recordset.queries.ts'
import type { SeenRows } from './seen-rows.ts'

/** Which rows of each kind the files of a run have named so far. */
export type Seen = Readonly<Record<Table, SeenRows>>

export type ImportDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
}>

/** How far an import is. `problems` counts all, also those that are no longer kept. */
export type Progress = Counts & Readonly<{ bytes: number; problems: number }>

/** One committed step: what was counted since the start, and the problems since the last step. */
export type Step = Readonly<{ progress: Progress; problems: readonly RowProblem[] }>

export type ImportOptions = Readonly<{
  what?: Importable | undefined
  format?: Format | undefined
  mapping?: Mapping | undefined
  fileName?: string | undefined
  dryRun?: boolean
  /** Shared by the files of one dry run, so that entries find the organisations of an earlier file. */
  seen?: Seen
  /** Where an earlier run of this very file was stopped: its rows up to there are not decided again. */
  resume?: Progress
  /** Notes a step in the transaction that stores its rows. */
  record?(writer: Writer, step: Step): Promise<void>
}>

/** What a batch is decided by. */
export type Run = Readonly<{
  catalogue: Catalogue
  now: Date
  /** Decides and counts, and stores nothing; rows that earlier rows would have made count as there. */
  dryRun: boolean
  seen: Seen
  /** The fields that tell an entry without an external id from the others of its organisation. */
  identifiedBy: readonly ('title' | 'description')[]
}>

/** What becomes of one row. */
export type Decision = Readonly<{ result: Result; problems: readonly RowProblem[] }>

export function refused(problems: readonly RowProblem[]): Decision {
  return { result: 'refused', problems }
}

export function settledAs(result: Result): Decision {
  return { result, problems: [] }
}

/** The fields that a row speaks of, over what is there. A field that is given empty has its default already. */
export function overlaid<Content extends object>(
  before: Content,
  stated: Partial<Content>,
  given: readonly string[],
): Content {
  const said = Object.entries(stated).filter(
    ([field, value]) => given.includes(field) && value !== undefined,
  )
  return { ...before, ...Object.fromEntries(said) }
}
