import { basename } from 'node:path'
import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, within } from '../command-run.ts'
import { colon, type Language } from '../platform/phrase.ts'
import { checkCatalogue, listCatalogue, showCode } from './catalogue.actions.ts'
import { catalogueTable } from './catalogue-table.ts'
import { openFile } from './file.reader.ts'
import { csvOf } from './table.writer.ts'
import { importVocabulary, type VocabularySummary } from './vocabulary.actions.ts'
import { titleLanguages, vocabularies } from './vocabulary.ts'
import { vocabularyWords as words } from './vocabulary-phrases.ts'

const problemsShown = 20

/** Adds `splot catalogue list|show|check|import`. */
export function registerCatalogueCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('catalogue')
    .description(
      'the lists that everything refers to: what there is, what a code means, whether it is whole',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  splot catalogue show 25.62\n  splot catalogue import NACE_Rev2.csv --what nace --edition 2\n',
    )
  addReading(group, open)
  addImport(group, open)
}

function addReading(group: Command, open: OpenContext): void {
  group
    .command('list')
    .description('every list there is, with its source and whether somebody confirmed it')
    .option('--json', 'for machines')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot catalogue list\n')
    .action(({ json, csv }: { json?: boolean; csv?: boolean }) =>
      within(open, async ({ service, actor, language }) => {
        const lists = await listCatalogue(service, actor)
        if (json) return asJson(lists)
        if (csv) return csvOf(catalogueTable(lists))
        const lines = lists.map(
          ({ name, rows, source, status }) =>
            `${name.padEnd(26)} ${String(rows).padStart(6)}  ${status === null ? '' : `${status}: `}${source}`,
        )
        return `${' '.repeat(27)}${words.rows[language].padStart(6)}\n${lines.join('\n')}\n`
      }),
    )
  group
    .command('show')
    .description('everything that any list knows of a code, as JSON')
    .argument('<code>', 'of NACE, NUTS or a country, or of a vocabulary that was taken in')
    .addHelpText('after', '\nExample:\n  splot catalogue show PL12\n')
    .action((code: string) =>
      within(open, async ({ service, actor }) => asJson(await showCode(service, actor, code))),
    )
  group
    .command('check')
    .description('what does not hold together, and how imported lists differ from shipped ones')
    .addHelpText('after', '\nExample:\n  splot catalogue check\n')
    .action(() =>
      within(open, async ({ service, actor, language }) => {
        const problems = await checkCatalogue(service, actor)
        if (problems.length === 0) return `${words.whole[language]}\n`
        process.exitCode = 2
        return `${problems.map((phrase) => phrase[language]).join('\n')}\n`
      }),
    )
}

type Importing = Readonly<{ what: string; edition?: string; titles?: string }>

function addImport(group: Command, open: OpenContext): void {
  group
    .command('import')
    .description(
      'Takes in an official vocabulary as published, as CSV or TSV, also with gzip. Rows that are wrong are told with how to mend them; the others are stored. Ends with 0 if every row was taken, with 2 if some were refused.',
    )
    .summary('take in an official vocabulary as published')
    .argument('<file>')
    .requiredOption('--what <vocabulary>', `which it is: ${vocabularies.join(', ')}`)
    .option('--edition <edition>', 'of NACE: 2 or 2.1; of NUTS: 2021 or 2024')
    .option(
      '--titles <language>',
      'language of the titles where the file has one column of them (default: en)',
    )
    .addHelpText(
      'after',
      '\nExample:\n  splot catalogue import skills_pl.csv --what esco --titles pl\n',
    )
    .action((file: string, { what, edition, titles }: Importing) =>
      within(open, async ({ service, actor, language }) => {
        const summary = await importVocabulary(service, actor, await openFile(file), {
          what,
          edition,
          fileName: basename(file),
          language: titleLanguages.find((one) => one === titles) ?? 'en',
        })
        if (summary.refused > 0) process.exitCode = 2
        return report(summary, language)
      }),
    )
}

function report(
  { name, rows, stored, refused, problems }: VocabularySummary,
  language: Language,
): string {
  const shown = problems
    .slice(0, problemsShown)
    .map(
      ({ line, phrase }) =>
        `  ${words.line[language]} ${line}${colon[language]} ${phrase[language]}`,
    )
  const more = problems.length - shown.length
  return [
    `${name}${colon[language]} ${rows} ${words.rows[language]}, ${stored} ${words.stored[language]}, ${refused} ${words.refused[language]}`,
    ...shown,
    ...(more > 0 ? [`  … ${more} ${words.more[language]}`] : []),
    '',
  ].join('\n')
}
