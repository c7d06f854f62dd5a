import type { Command } from 'commander'
import { findClusterByAnyName, getClusterByAnyName } from '../clusters/cluster.actions.ts'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { csvOf } from '../imports/table.writer.ts'
import { regionContacts } from './contact.actions.ts'
import { ContactsQuery, NewContact, RegisterChange } from './contact.schema.ts'
import { clusterActivities, contactOutcomes } from './contact.ts'
import { logContact, registerCluster } from './contact-log.actions.ts'
import { renderContacts } from './contact-render.ts'
import { contactTable } from './contact-table.ts'
import { RegionCode } from './region.schema.ts'

/** Adds `splot region contacts|log-contact|register` to the commands about regions. */
export function registerContactCommands(program: Command, open: OpenContext): void {
  const group =
    program.commands.find((command) => command.name() === 'region') ??
    program
      .command('region')
      .description('what a region is good at, and whom it should talk to')
      .addHelpText('after', '\nExample:\n  splot region contacts PL21\n')
  addContacts(group, open)
  addLog(group, open)
  addRegister(group, open)
}

function addContacts(group: Command, open: OpenContext): void {
  group
    .command('contacts')
    .description(
      'the register of cluster initiatives of a region, and whom abroad to contact for each',
    )
    .argument('<nuts>', 'a NUTS code, such as PL21; PL for the whole country')
    .option('--top <number>', 'how many clusters abroad for each', '3')
    .option('--json', 'for machines: what GET /regions/{code}/contacts answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot region contacts PL21 --top 5\n')
    .action((nuts: string, { top, json, csv }: { top: string; json?: boolean; csv?: boolean }) =>
      within(open, async ({ service, actor, language }) => {
        const { code } = parse(RegionCode, { code: nuts })
        const wish = parse(ContactsQuery, { top })
        const found = await regionContacts(service, actor, code, wish.top, language)
        if (json) return asJson(found)
        return csv ? csvOf(contactTable(found)) : renderContacts(found, language)
      }),
    )
}

type Logging = Readonly<{ with: string; on?: string; outcome?: string; note?: string }>

function addLog(group: Command, open: OpenContext): void {
  group
    .command('log-contact')
    .description('write a contact of a cluster with another into the log')
    .argument('<cluster>', 'id, external id or name of the cluster of this region')
    .requiredOption('--with <cluster>', 'id or external id of a known cluster, or any name')
    .option('--on <day>', 'when, such as 2026-11-27 (default: today)')
    .option('--outcome <outcome>', `what came of it so far: ${contactOutcomes.join(', ')}`)
    .option('--note <text>', 'what to remember')
    .addHelpText(
      'after',
      '\nExample:\n  splot region log-contact "Bałtyckie Ogniwo" --with "Werkstoffnetz Elbtal" --outcome meeting\n',
    )
    .action((cluster: string, wish: Logging) =>
      within(open, async ({ service, actor }) => {
        const own = await getClusterByAnyName(service, actor, cluster)
        // Somebody whom Splot does not know is written down by name.
        const other = await findClusterByAnyName(service, actor, wish.with)
        const contact = parse(NewContact, {
          otherId: other?.id ?? null,
          otherName: wish.with,
          contactedOn: wish.on ?? null,
          ...(wish.outcome === undefined ? {} : { outcome: wish.outcome }),
          note: wish.note ?? '',
        })
        return asJson(await logContact(service, actor, own.id, contact))
      }),
    )
}

type Registering = Readonly<{
  activity?: string
  members?: string
  confirmed?: string
  note?: string
}>

function addRegister(group: Command, open: OpenContext): void {
  group
    .command('register')
    .description('keep what the contact point knows of a cluster initiative')
    .argument('<cluster>', 'id, external id or name')
    .option('--activity <activity>', clusterActivities.join(', '))
    .option('--members <number>', 'how many members it states')
    .option('--confirmed <day>', 'when somebody last made sure that the entry holds')
    .option('--note <text>', 'what to remember')
    .addHelpText(
      'after',
      '\nExample:\n  splot region register "Bałtyckie Ogniwo" --members 42 --confirmed 2026-11-27\n',
    )
    .action((cluster: string, { activity, members, confirmed, note }: Registering) =>
      within(open, async ({ service, actor }) => {
        const { id } = await getClusterByAnyName(service, actor, cluster)
        const content = parse(RegisterChange, {
          activity,
          membersStated: members === undefined ? undefined : Number(members),
          confirmedOn: confirmed,
          note,
        })
        return asJson(await registerCluster(service, actor, id, content))
      }),
    )
}
