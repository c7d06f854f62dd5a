import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database, Writer } from '../platform/database.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { HandedBack } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { importFile } from './import.jobs.ts'
import {
  beginImport,
  deleteAbandoned,
  findChunk,
  findImport,
  finishImport,
  type Import,
  listImports,
  noteProgress,
  staleImports,
} from './import.queries.ts'
import type { RowProblem } from './import.ts'
import { insertProblems, listProblems } from './import-problem.queries.ts'
import { importRows } from './import-rows.actions.ts'
import { noImport } from './row-phrases.ts'
import type { ImportDeps, Progress, Step } from './run.ts'

/** How a running import tells how far it is (0 to 1), and hears that it should stop. */
export type ImportRun = Readonly<{ progress(share: number): Promise<void>; signal: AbortSignal }>

const unattended: ImportRun = { progress: async () => {}, signal: new AbortController().signal }

/** Another runner is ahead with the same file; this one has nothing left to do. */
class Overtaken extends Error {}

/**
 * Reads a received file. Each step is noted in the transaction that stores its rows, so a run that was killed is
 * taken up after its last commit, and of two runs at once one gives way.
 * @throws HandedBack when asked to stop between two steps
 */
export async function runImport(
  deps: ImportDeps,
  actor: Actor,
  id: string,
  run: ImportRun = unattended,
): Promise<void> {
  authorise(actor, 'import.write')
  if (!(await deps.database.write((writer) => beginImport(writer, id, deps.clock())))) return
  const file = await getImport(deps, actor, id)
  const ledger = openLedger(deps, file)
  try {
    const summary = await importRows(
      deps,
      actor,
      chunksOf(deps.database, id),
      optionsOf(file, ledger),
      async ({ progress }) => {
        await run.progress(Math.min(1, progress.bytes / Math.max(1, file.bytes)))
        if (run.signal.aborted) throw new HandedBack()
      },
    )
    await deps.database.write((writer) => finishImport(writer, id, summary.stopped, deps.clock()))
  } catch (error) {
    if (error instanceof Overtaken) return
    if (!(error instanceof Refusal)) throw error
    await deps.database.write((writer) => finishImport(writer, id, error.phrase, deps.clock()))
  }
}

function optionsOf(file: Import, record: (writer: Writer, step: Step) => Promise<void>) {
  const {
    what,
    format,
    mapping,
    fileName,
    dryRun,
    bytesRead: bytes,
    problems,
    rows,
    created,
    updated,
    unchanged,
    refused,
  } = file
  const resume: Progress = { rows, created, updated, unchanged, refused, bytes, problems }
  return {
    what,
    format,
    fileName,
    dryRun,
    record,
    ...(mapping ? { mapping } : {}),
    ...(rows > 0 ? { resume } : {}),
  }
}

function openLedger(deps: ImportDeps, file: Import) {
  let { rows, problems } = file
  return async (writer: Writer, step: Step) => {
    if (!(await noteProgress(writer, file.id, rows, step.progress, deps.clock())))
      throw new Overtaken()
    await insertProblems(writer, file.id, problems, step.problems)
    rows = step.progress.rows
    problems += step.problems.length
  }
}

async function* chunksOf(database: Database, id: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position++) {
    const chunk = await findChunk(database.reader, id, position)
    if (!chunk) return
    yield chunk
  }
}

export async function getImport(
  deps: Pick<ImportDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Import> {
  authorise(actor, 'import.read')
  const found = await findImport(deps.database.reader, id)
  if (!found) throw new Refusal('not-found', noImport(id))
  return found
}

export async function browseImports(
  deps: Pick<ImportDeps, 'database'>,
  actor: Actor,
  wish: PageWish,
): Promise<Page<Import>> {
  authorise(actor, 'import.read')
  const rows = await listImports(deps.database.reader, positionOf(wish.after), wish.limit + 1)
  return pageOf(rows, wish.limit, (file) => ({ key: file.createdAt, id: file.id }))
}

/** What was wrong with a file, in its order. */
export async function browseProblems(
  deps: Pick<ImportDeps, 'database'>,
  actor: Actor,
  id: string,
  wish: PageWish,
): Promise<Page<RowProblem>> {
  await getImport(deps, actor, id)
  const after = positionOf(wish.after)
  const rows = await listProblems(
    deps.database.reader,
    id,
    after ? Number(after.key) + 1 : 0,
    wish.limit + 1,
  )
  const page = pageOf(rows, wish.limit, ({ position }) => ({ key: String(position), id }))
  return { next: page.next, items: page.items.map(({ position: _, ...problem }) => problem) }
}

/** All of them in slices, for a file. */
export async function* everyProblem(
  deps: Pick<ImportDeps, 'database'>,
  actor: Actor,
  id: string,
): AsyncGenerator<readonly RowProblem[]> {
  await getImport(deps, actor, id)
  for (let from = 0; ; ) {
    const rows = await listProblems(deps.database.reader, id, from, 1000)
    if (rows.length === 0) return
    yield rows
    from += rows.length
  }
}

const minute = 60_000
const day = 24 * 60 * minute

/**
 * Finds imports that wait or run and have not moved for five minutes, and hints at them again; removes files
 * whose sender has not come to an end within a day.
 * @returns how many were found
 */
export async function sweepImports(deps: ImportDeps): Promise<number> {
  const now = deps.clock().getTime()
  const ago = (milliseconds: number) => new Date(now - milliseconds)
  const stale = await staleImports(deps.database.reader, ago(5 * minute), 100)
  if (stale.length > 0)
    await deps.jobs.add(
      importFile,
      stale.map((importId) => ({ importId })),
    )
  const abandoned = await deps.database.write((writer) => deleteAbandoned(writer, ago(day)))
  return stale.length + abandoned
}
