import type { Command } from 'commander'
import { getClusterByAnyName } from '../clusters/cluster.actions.ts'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, groupCommand, parse, within } from '../command-run.ts'
import { csvOf } from '../imports/table.writer.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { clusterPartners, organisationPartners, type PartnersAbroad } from './abroad.actions.ts'
import { AbroadQuery } from './abroad.schema.ts'
import { abroadTable, renderAbroad } from './abroad-render.ts'

/** Adds `splot cluster partners` and `splot organisation partners` to the commands about these. */
export function registerAbroadCommands(program: Command, open: OpenContext): void {
  register(program, open, {
    group: 'cluster',
    example: 'cluster partners "Bałtyckie Ogniwo"',
    ask: async ({ service, actor, language }, name, limit) => {
      const { id } = await getClusterByAnyName(service, actor, name)
      return clusterPartners(service, actor, id, { limit }, language)
    },
  })
  register(program, open, {
    group: 'organisation',
    example: 'organisation partners "Odlewnia Krosno"',
    ask: async ({ service, actor, language }, name, limit) => {
      const { id } = await getOrganisationByAnyName(service, actor, name)
      return organisationPartners(service, actor, id, { limit }, language)
    },
  })
}

type Told = Readonly<{
  group: string
  example: string
  ask(context: CommandContext, name: string, limit: number): Promise<PartnersAbroad>
}>
type Options = Readonly<{ limit: string; json?: boolean; csv?: boolean }>

function register(program: Command, open: OpenContext, { group, example, ask }: Told): void {
  groupCommand(program, group)
    .command('partners')
    .argument('<name>', 'id, external id or name')
    .description(
      'Shows regions and clusters abroad that complement it, what each side gives, and who would start.',
    )
    .option('--limit <number>', 'how many of each', '5')
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', `\nExample:\n  splot ${example}\n`)
    .action(async (name: string, { limit, json, csv }: Options) => {
      const wish = parse(AbroadQuery, { limit })
      await within(open, async (context) => {
        const answer = await ask(context, name, wish.limit)
        if (json) return asJson(answer)
        return csv ? csvOf(abroadTable(answer)) : renderAbroad(answer, context.language)
      })
    })
}
