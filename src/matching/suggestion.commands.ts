import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { renderPartners } from './render.ts'
import { noteShownBy } from './shown.actions.ts'
import { suggestPartners } from './suggestion.actions.ts'
import { inLanguage } from './suggestion.routes.ts'
import { SuggestionFilter } from './suggestion.schema.ts'

/** Adds `splot suggest`. */
export function registerSuggestCommand(program: Command, open: OpenContext): void {
  program
    .command('suggest')
    .argument('<organisation>', 'its id, external id or name')
    .summary('show the ranked partners of an organisation, and why')
    .description(
      'Shows the ranked partners of an organisation with the sentences that answer each other.',
    )
    .option('--scope <scope>', 'regional, national or international')
    .option('--country <code>', 'only partners in this country, such as DE')
    .option('--region <nuts>', 'only partners in this NUTS region, such as PL21')
    .option('--sector <nace>', 'only partners active in this NACE heading, such as 25')
    .option('--kind <kind>', 'only partners of this kind, such as university')
    .option('--limit <number>', 'how many', '10')
    .option(
      '--shown',
      'the organisation is looking too: note it, so that its answers can be learned from',
    )
    .option('--json', 'for machines: what GET /organisations/{id}/suggestions answers')
    .addHelpText(
      'after',
      '\nExample:\n  splot suggest "Odlewnia Raba S.A." --scope international --limit 5\n',
    )
    .action(async (name: string, { json, shown, ...wish }: { json?: boolean; shown?: boolean }) => {
      const filter = parse(SuggestionFilter, wish)
      await within(open, async ({ service, actor, language }) => {
        const organisation = await getOrganisationByAnyName(service, actor, name)
        const list = await suggestPartners(service, actor, organisation.id, filter)
        if (shown) await noteShownBy(service, actor, list)
        return json ? asJson(inLanguage(list, language)) : renderPartners(list, language)
      })
    })
}
