import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { opened } from '../command-run.ts'
import { Refusal } from '../platform/refusal.ts'
import { exportRows } from './export.actions.ts'
import { exportables } from './export.ts'
import { formats } from './import.ts'
import { notExportable } from './row-phrases.ts'

type Wish = { format: string; out?: string }

export function registerExportCommand(program: Command, open: OpenContext): void {
  program
    .command('export')
    .argument('<what>', exportables.join(', '))
    .summary('write organisations, entries, clusters or memberships as a file that import reads')
    .description(
      'Writes everything of one kind as CSV or JSON lines, in the columns that `splot import` reads. In CSV, cells that a spreadsheet would take for a formula begin with an apostrophe, which the import removes again.',
    )
    .option('--format <format>', 'csv or jsonl', 'csv')
    .option('--out <file>', 'where to write (default: standard output)')
    .addHelpText(
      'after',
      '\nExample:\n  splot export organisations --format jsonl --out organisations.jsonl\n',
    )
    .action(async (name: string, wish: Wish) => {
      const what = exportables.find((known) => known === name)
      const format = formats.find((known) => known === wish.format)
      if (!what) throw new Refusal('invalid', notExportable(name, exportables))
      if (!format) throw new Refusal('invalid', notExportable(wish.format, formats))
      await opened(open, async ({ service, actor }) => {
        const text = Readable.from(exportRows(service, actor, what, format))
        if (wish.out === undefined) await pipeline(text, process.stdout, { end: false })
        else await pipeline(text, createWriteStream(wish.out))
      })
    })
}
