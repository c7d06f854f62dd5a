import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { contentOf } from '../crud-input.ts'
import { csvOf } from '../imports/table.writer.ts'
import { countedInTerminal } from '../platform/progress.terminal.ts'
import { RegionCode } from './region.schema.ts'
import {
  correctSpecialisation,
  specialisationsIn,
  specialisationsOf,
} from './specialisation.actions.ts'
import { CorrectionWish, SpecialisationListFile } from './specialisation.schema.ts'
import { findFits } from './specialisation-fit.actions.ts'
import { putList, removeList } from './specialisation-list.actions.ts'
import { specialisationWords } from './specialisation-phrases.ts'
import {
  renderOrganisationSpecialisations,
  renderRegionSpecialisations,
} from './specialisation-render.ts'
import {
  organisationSpecialisationTable,
  regionSpecialisationTable,
} from './specialisation-table.ts'

/** Adds `splot specialisation list|of|correct|put|remove`. */
export function registerSpecialisationCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('specialisation')
    .description('smart specialisations: the lists of a region, and who belongs to which domain')
    .addHelpText(
      'after',
      '\nExamples:\n  splot specialisation list --region PL21\n  splot specialisation of "Odlewnia Raba S.A."\n',
    )
  addReading(group, open)
  addWriting(group, open)
}

function addReading(group: Command, open: OpenContext): void {
  group
    .command('list')
    .description('the lists that hold in a region today, with how many organisations are in each')
    .requiredOption('--region <nuts>', 'a NUTS code, such as PL21; PL for the national list')
    .option('--json', 'for machines: what GET /regions/{code}/specialisations answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot specialisation list --region PL21\n')
    .action(({ region, json, csv }: { region: string; json?: boolean; csv?: boolean }) =>
      within(open, async (context) => {
        const { code } = parse(RegionCode, { code: region })
        await lookAgain(context)
        const found = await specialisationsIn(context.service, context.actor, code)
        if (json) return asJson(found)
        return csv
          ? csvOf(regionSpecialisationTable(found, context.language))
          : renderRegionSpecialisations(found, context.language)
      }),
    )
  group
    .command('of')
    .description('the domains of an organisation, with confidence and evidence')
    .argument('<organisation>', 'id, external id or name')
    .option('--json', 'for machines: what GET /organisations/{id}/specialisations answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot specialisation of "Odlewnia Raba S.A."\n')
    .action((organisation: string, { json, csv }: { json?: boolean; csv?: boolean }) =>
      within(open, async (context) => {
        const found = await specialisationsOf(context.service, context.actor, organisation)
        if (json) return asJson(found)
        return csv
          ? csvOf(organisationSpecialisationTable(found, context.language))
          : renderOrganisationSpecialisations(found, context.language)
      }),
    )
}

type Correcting = Readonly<{
  list: string
  code: string
  belongs: string
  entry?: string
  note?: string
}>

function addWriting(group: Command, open: OpenContext): void {
  group
    .command('correct')
    .description('say that an organisation, or one of its entries, belongs to a domain or does not')
    .argument('<organisation>', 'id, external id or name')
    .requiredOption('--list <key>', 'the key of the list, such as pl-malopolskie')
    .requiredOption('--code <code>', 'the code in the list')
    .requiredOption('--belongs <answer>', 'yes, no, or undo to take back what was said')
    .option('--entry <id>', 'only this entry')
    .option('--note <text>', 'why')
    .addHelpText(
      'after',
      '\nExample:\n  splot specialisation correct "Odlewnia Raba S.A." --list pl-kis --code 4 --belongs no\n',
    )
    .action((organisation: string, { list, code, belongs, entry, note }: Correcting) =>
      within(open, async (context) => {
        const answers = new Map<string, boolean | null>([
          ['yes', true],
          ['no', false],
          ['undo', null],
        ])
        const wish = parse(CorrectionWish, {
          belongs: answers.get(belongs),
          entryId: entry ?? null,
          note: note ?? '',
        })
        const { service, actor, language } = context
        const found = await correctSpecialisation(service, actor, organisation, {
          ...wish,
          list,
          code,
        })
        return renderOrganisationSpecialisations(found, language)
      }),
    )
  addLists(group, open)
}

function addLists(group: Command, open: OpenContext): void {
  group
    .command('put')
    .description('keep a list, as JSON with its key, in the place of one with the same key')
    .argument('[json]', 'the list; read from standard input when left out')
    .addHelpText('after', '\nExample:\n  cat list.json | splot specialisation put\n')
    .action((text: string | undefined) =>
      within(open, async (context) => {
        const list = parse(SpecialisationListFile, contentOf(text))
        return asJson(await putList(context.service, context.actor, list))
      }),
    )
  group
    .command('remove')
    .description(
      'forget a list of this installation’s own; a shipped one with its key counts again',
    )
    .argument('<key>')
    .addHelpText('after', '\nExample:\n  splot specialisation remove pl-malopolskie\n')
    .action((key: string) =>
      within(open, async (context) => {
        await removeList(context.service, context.actor, key)
        return ''
      }),
    )
}

/** Finds the specialisations of everybody who changed, with progress on standard error. */
async function lookAgain({ service, language }: CommandContext): Promise<void> {
  const what = specialisationWords.progress[language]
  await countedInTerminal((tell) => findFits(service, null, (done, all) => tell(what, done, all)))
}
