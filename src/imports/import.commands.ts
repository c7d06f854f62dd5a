import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, within } from '../command-run.ts'
import { Refusal } from '../platform/refusal.ts'
import { countryNames } from './country-names.ts'
import { byteOrderMark, csvLines } from './csv.writer.ts'
import { registerExportCommand } from './export.commands.ts'
import { sizeOf } from './file.reader.ts'
import { type Importable, importables, inOrder, noCounts, type RowProblem } from './import.ts'
import { importRows } from './import-rows.actions.ts'
import { openSeen } from './keeper.actions.ts'
import { parseImportable, parseMapping } from './mapping.schema.ts'
import type { Mapping } from './mapping.ts'
import { openProgress } from './progress.terminal.ts'
import { type FileReport, renderReports } from './render.ts'
import { openRows } from './rows.reader.ts'

type Wish = { what?: string; mapping?: string; dryRun?: boolean; problems?: string; json?: boolean }
type Asked = Readonly<{
  what: Importable | undefined
  mapping: Mapping | undefined
  dryRun: boolean
}>

/** How many problems of a file are shown; a file of all of them can be asked for. */
const problemsShown = 20

/** Adds `splot import` and `splot export`. */
export function registerImportCommands(program: Command, open: OpenContext): void {
  program
    .command('import')
    .argument(
      '<file...>',
      'CSV or JSON lines, also with gzip; in any order, they are read as they refer to each other',
    )
    .summary('import organisations, entries, clusters, memberships and past projects from files')
    .description(
      'Imports CSV and JSON lines. Rows that are wrong are told with line, column and how to mend them; the others are stored. ' +
        'Importing a file again changes nothing. Ends with 0 if every row was taken, with 2 if some were refused.',
    )
    .option(
      '--what <what>',
      `what the files hold: ${importables.join(', ')} (default: by their headings)`,
    )
    .option(
      '--mapping <file>',
      'says what the columns mean where their names do not; see data/mappings/README.md',
    )
    .option('--dry-run', 'check and count everything, store nothing')
    .option('--problems <file>', 'write every problem to a CSV file')
    .option('--json', 'for machines: counts and first problems as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  splot import members.csv competencies.jsonl.gz --dry-run\n',
    )
    .action(async (files: string[], wish: Wish) => {
      const asked: Asked = {
        what: wish.what === undefined ? undefined : parseImportable(wish.what),
        mapping:
          wish.mapping === undefined ? undefined : parseMapping(await readText(wish.mapping)),
        dryRun: wish.dryRun ?? false,
      }
      for (const file of files) await sizeOf(file)
      await within(open, async (context) => {
        const reports = await importFiles(context, files, asked, wish.problems)
        if (!asked.dryRun) await context.settle()
        if (reports.some(({ counts, stopped }) => counts.refused > 0 || stopped !== null))
          process.exitCode = 2
        return wish.json ? asJson(reports) : renderReports(reports, context.language, asked.dryRun)
      })
    })
  registerExportCommand(program, open)
}

async function importFiles(
  context: CommandContext,
  files: readonly string[],
  asked: Asked,
  problemsFile: string | undefined,
): Promise<FileReport[]> {
  const looked = await Promise.all(
    files.map(async (file) => ({ file, ...(await lookAt(context, file, asked)) })),
  )
  const reports: FileReport[] = looked
    .filter(({ refusal }) => refusal !== undefined)
    .map(({ file, refusal }) => unread(file, refusal))
  const readable = looked.flatMap(({ file, what }) => (what === undefined ? [] : [{ file, what }]))
  const written = problemsFile === undefined ? undefined : openProblems(problemsFile)
  const seen = asked.dryRun ? { seen: openSeen() } : {}
  for (const { file, what } of inOrder(readable)) {
    const { mapping, dryRun } = asked
    reports.push(
      await importOne(context, file, { what, mapping, dryRun, ...seen }, (problems) =>
        written?.(file, problems, context),
      ),
    )
  }
  await written?.end()
  return reports
}

/** What a file holds, so that files can be put in order before any is read. */
async function lookAt(
  { service }: CommandContext,
  file: string,
  { what, mapping }: Asked,
): Promise<{ what?: Importable; refusal?: Refusal }> {
  const source = createReadStream(file, { highWaterMark: 64 * 1024 })
  try {
    const opened = await openRows(source, {
      what,
      mapping,
      fileName: basename(file),
      countries: countryNames(service.catalogue),
    })
    await opened.rows.return(undefined)
    return { what: opened.what }
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error }
    throw error
  } finally {
    source.destroy()
  }
}

async function importOne(
  { service, actor }: CommandContext,
  file: string,
  options: NonNullable<Parameters<typeof importRows>[3]>,
  onProblems: (problems: readonly RowProblem[]) => void,
): Promise<FileReport> {
  const progress = openProgress(basename(file), await sizeOf(file))
  const shown: RowProblem[] = []
  try {
    const source = createReadStream(file, { highWaterMark: 256 * 1024 })
    const summary = await importRows(
      service,
      actor,
      source,
      { ...options, fileName: basename(file) },
      (step) => {
        progress.at(step.progress.bytes, step.progress.rows)
        shown.push(...step.problems.slice(0, problemsShown - shown.length))
        onProblems(step.problems)
      },
    )
    const { what, stopped, problems, rows, created, updated, unchanged, refused } = summary
    return {
      file,
      what,
      counts: { rows, created, updated, unchanged, refused },
      problems,
      shown,
      stopped,
    }
  } catch (error) {
    if (error instanceof Refusal) return unread(file, error)
    throw error
  } finally {
    progress.done()
  }
}

function unread(file: string, refusal: Refusal | undefined): FileReport {
  return {
    file,
    what: null,
    counts: noCounts,
    problems: 0,
    shown: [],
    stopped: refusal?.phrase ?? null,
  }
}

/** Problems go to their file as they come, so that any number of them fits. */
function openProblems(path: string) {
  const stream: WriteStream = createWriteStream(path)
  stream.write(`${byteOrderMark}${csvLines([['file', 'line', 'column', 'value', 'problem']])}`)
  const write = (file: string, problems: readonly RowProblem[], { language }: CommandContext) => {
    if (problems.length > 0)
      stream.write(
        csvLines(
          problems.map(({ line, column, value, phrase }) => [
            file,
            line,
            column,
            value,
            phrase[language],
          ]),
        ),
      )
  }
  return Object.assign(write, { end: () => new Promise<void>((resolve) => stream.end(resolve)) })
}

async function readText(file: string): Promise<string> {
  await sizeOf(file)
  return readFile(file, 'utf8')
}
