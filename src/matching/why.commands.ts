import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, within } from '../command-run.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { renderWhy } from './render-why.ts'
import { explainPair } from './why.actions.ts'
import { whyInLanguage } from './why.routes.ts'

/** Adds `splot why`. */
export function registerWhyCommand(program: Command, open: OpenContext): void {
  program
    .command('why')
    .argument('<organisation>', 'its id, external id or name')
    .argument('<partner>', 'whom to explain: its id, external id or name')
    .summary('explain why one organisation is suggested to another, or why not')
    .description(
      'Explains a suggestion, or its absence: what adds up to the score, what is missing, and the one change that would raise it most.',
    )
    .option(
      '--json',
      'for machines: what GET /organisations/{id}/suggestions/{partnerId}/why answers',
    )
    .addHelpText(
      'after',
      '\nExample:\n  splot why "Odlewnia Raba S.A." "Moravian Heat Power s.r.o."\n',
    )
    .action((name: string, partnerName: string, { json }: { json?: boolean }) =>
      within(open, async ({ service, actor, language }) => {
        const organisation = await getOrganisationByAnyName(service, actor, name)
        const partner = await getOrganisationByAnyName(service, actor, partnerName)
        const why = await explainPair(service, actor, organisation.id, partner.id)
        return json ? asJson(whyInLanguage(why, language)) : renderWhy(why, language)
      }),
    )
}
