import { profilesChanged } from '../organisations/organisation.jobs.ts'
import type { Writer } from '../platform/database.ts'
import { embedBatch, embedEntries } from '../profiles/entry.jobs.ts'
import { storeBatch } from './batch.actions.ts'
import { type Candidate, Raced, type Stored } from './candidate.ts'
import { counted, type Importable, limits, noCounts } from './import.ts'
import type { Prepared, PreparedBatch } from './prepared.reader.ts'
import { moreProblems, notStorable } from './row-phrases.ts'
import {
  type Decision,
  type ImportDeps,
  type ImportOptions,
  type Progress,
  type Run,
  refused,
  type Seen,
  type Step,
} from './run.ts'
import { tentatively } from './savepoint.queries.ts'
import { SeenRows } from './seen-rows.ts'

export function openSeen(): Seen {
  return {
    organisation: new SeenRows(),
    entry: new SeenRows(),
    cluster: new SeenRows(),
    membership: new SeenRows(),
    collaboration: new SeenRows(),
    participation: new SeenRows(),
  }
}

/** Stores batches and keeps count. */
export class Keeper {
  progress: Progress
  readonly #deps: ImportDeps
  readonly #what: Importable
  readonly #options: ImportOptions
  readonly #seen: Seen

  constructor(deps: ImportDeps, what: Importable, options: ImportOptions) {
    this.#deps = deps
    this.#what = what
    this.#options = options
    this.#seen = options.seen ?? openSeen()
    this.progress = options.resume ?? { ...noCounts, bytes: 0, problems: 0 }
  }

  /** Rows that an earlier run has decided: only the names they use are noted. */
  skip(rows: readonly Prepared[]): void {
    for (const { row, names } of rows)
      for (const { part, id } of names) this.#seen[part].add(id, row.line)
  }

  async store(batch: PreparedBatch, onStep: (step: Step) => void | Promise<void>): Promise<void> {
    const candidates = batch.rows.flatMap(({ row, statement }) =>
      statement ? [{ row, statement }] : [],
    )
    const run: Run = {
      catalogue: this.#deps.catalogue,
      now: this.#deps.clock(),
      dryRun: this.#options.dryRun ?? false,
      seen: this.#seen,
      identifiedBy: this.#options.mapping?.identifiedBy ?? ['title'],
    }
    let step: Step | undefined
    const outcome = await this.#attempt(run, candidates, async (writer, { decisions }) => {
      step = this.#stepAfter(
        batch,
        new Map(candidates.map(({ row }, index) => [row, decisions[index] as Decision])),
      )
      await this.#options.record?.(writer, step)
    })
    for (const { part, id, line } of outcome.named) this.#seen[part].add(id, line)
    if (!step) return
    this.progress = step.progress
    if (!run.dryRun) await this.#announce(outcome)
    await onStep(step)
  }

  /** What the batch adds to the count; problems past the most that are kept are only counted, and the last one says so. */
  #stepAfter(batch: PreparedBatch, decided: ReadonlyMap<object, Decision>): Step {
    const decisions = batch.rows.map(({ row, problems }) => decided.get(row) ?? refused(problems))
    const found = [...batch.warnings, ...decisions.flatMap((decision) => decision.problems)]
    const before = this.progress.problems
    const room = Math.max(0, limits.problems - before)
    const kept = found.slice(0, room)
    const first = found[room]
    if (first && before <= limits.problems)
      kept.push({ line: first.line, column: null, value: null, phrase: moreProblems })
    const progress = {
      ...counted(
        this.progress,
        decisions.map(({ result }) => result),
      ),
      bytes: batch.bytes,
      problems: before + found.length,
    }
    return { progress, problems: kept }
  }

  async #attempt(
    run: Run,
    candidates: readonly Candidate[],
    record: (writer: Writer, stored: Stored) => Promise<void>,
  ): Promise<Stored> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#deps.database.write(async (writer) => {
          const stored = await this.#decide(writer, run, candidates)
          await record(writer, stored)
          return stored
        })
      } catch (error) {
        if (isUnstorable(error)) return this.#oneByOne(run, candidates, record)
        if (attempt === 5 || !isPassing(error)) throw error
      }
    }
  }

  #decide(writer: Writer, run: Run, candidates: readonly Candidate[]): Promise<Stored> {
    if (candidates.length === 0) return Promise.resolve(nothing)
    return storeBatch[this.#what](writer, run, candidates)
  }

  /**
   * The database refused some row of the batch that our rules let through: each row gets a savepoint, so that
   * only the guilty ones are left out.
   */
  async #oneByOne(
    run: Run,
    candidates: readonly Candidate[],
    record: (writer: Writer, stored: Stored) => Promise<void>,
  ): Promise<Stored> {
    return this.#deps.database.write(async (writer) => {
      const each: Stored[] = []
      for (const candidate of candidates) {
        const stored = await tentatively(writer, () =>
          this.#decide(writer, run, [candidate]),
        ).catch((error) => {
          if (!isUnstorable(error)) throw error
          return unstorable(candidate.row.line)
        })
        for (const { part, id, line } of stored.named) this.#seen[part].add(id, line)
        each.push(stored)
      }
      const all: Stored = {
        decisions: each.flatMap((stored) => stored.decisions),
        organisations: each.flatMap((stored) => stored.organisations),
        entries: each.flatMap((stored) => stored.entries),
        named: each.flatMap((stored) => stored.named),
      }
      await record(writer, all)
      return all
    })
  }

  /** After the commit: entries want vectors, and organisations that changed want new suggestions. */
  async #announce({ organisations, entries }: Stored): Promise<void> {
    const batches = Array.from({ length: Math.ceil(entries.length / embedBatch) }, (_, index) => ({
      entryIds: entries.slice(index * embedBatch, (index + 1) * embedBatch),
    }))
    if (batches.length > 0) await this.#deps.jobs.add(embedEntries, batches)
    if (organisations.length > 0)
      await this.#deps.jobs.add(profilesChanged, [{ organisationIds: [...organisations] }])
  }
}

const nothing: Stored = { decisions: [], organisations: [], entries: [], named: [] }

function unstorable(line: number): Stored {
  return {
    ...nothing,
    decisions: [refused([{ line, column: null, value: null, phrase: notStorable }])],
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** Data exceptions and broken constraints: the row's fault, not the database's. */
function isUnstorable(error: unknown): boolean {
  return /^2[23][0-9A-Z]{3}$/.test(codeOf(error))
}

/** What goes away by itself: lost races, deadlocks, serialisation failures. */
function isPassing(error: unknown): boolean {
  return error instanceof Raced || /^40/.test(codeOf(error))
}
