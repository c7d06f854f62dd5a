import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, within } from '../command-run.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { colon } from '../platform/phrase.ts'
import { fieldProblems, refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { chosen } from './chosen.ts'
import { checkCompleteness } from './completeness.actions.ts'
import { NewEntry } from './entry.schema.ts'
import { stateEntries } from './entry-batch.actions.ts'
import { type Proposals, proposeEntries } from './proposal.actions.ts'
import { shownCompleteness, shownProposals } from './proposal.routes.ts'
import {
  confirmForWhom,
  fileNotRead,
  nothingProposed,
  notOneOfThese,
  proposalWords,
} from './proposal-phrases.ts'
import { renderCompleteness, renderProposals } from './render.ts'

type ProposeOptions = { organisation?: string; confirm?: string; json?: boolean }

/** Adds `splot profile propose` and `splot profile check`. */
export function registerProfileCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('profile')
    .description('propose entries from a description, and say what a profile lacks')
    .addHelpText('after', '\nExample:\n  splot profile check "Odlewnia Krosno"\n')
  group
    .command('propose')
    .argument('<file>', 'the description, as text or HTML; - reads standard input')
    .summary('propose competencies and needs from a description')
    .description(
      'Reads a description sentence by sentence and proposes competencies and needs, each with its reason. Nothing is stored without --confirm.',
    )
    .option('--organisation <name>', 'id, external id or name of the organisation it describes')
    .option(
      '--confirm <which>',
      'store these into its profile: all, sure (those whose words tell their side), or numbers such as 1,3,4',
    )
    .option('--json', 'for machines: what POST /organisations/{id}/proposals answers')
    .addHelpText(
      'after',
      '\nExamples:\n  splot profile propose about-us.html\n  splot profile propose about-us.txt --organisation "Odlewnia Krosno" --confirm 1,3,4\n',
    )
    .action((file: string, options: ProposeOptions) => {
      if (options.confirm !== undefined && options.organisation === undefined)
        throw new Refusal('malformed', confirmForWhom)
      const text = textOfFile(file)
      return within(open, (context) => propose(context, text, options))
    })
  group
    .command('check')
    .argument('<organisation>', 'its id, external id or name')
    .summary('say how complete a profile is, and what to add')
    .description('Says how complete a profile is, and which additions would raise that most.')
    .option('--json', 'for machines: what GET /organisations/{id}/completeness answers')
    .addHelpText('after', '\nExample:\n  splot profile check "Odlewnia Krosno"\n')
    .action((name: string, { json }: { json?: boolean }) =>
      within(open, async ({ service, actor, language }) => {
        const { id } = await getOrganisationByAnyName(service, actor, name)
        const found = await checkCompleteness(service, actor, id)
        return json
          ? asJson(shownCompleteness(found, language))
          : renderCompleteness(found, language)
      }),
    )
}

async function propose(
  context: CommandContext,
  text: string,
  { organisation, confirm, json }: ProposeOptions,
): Promise<string> {
  const { service, actor, language } = context
  const owner =
    organisation === undefined
      ? undefined
      : await getOrganisationByAnyName(service, actor, organisation)
  const found = await proposeEntries(service, actor, text, owner?.id)
  const shown = shownProposals(found, language)
  const list = json ? shown : renderProposals(found, language)
  if (confirm === undefined || owner === undefined)
    return typeof list === 'string' ? list : asJson(list)
  const entries = confirmed(found, confirm)
  const stored = await stateEntries(service, actor, owner.id, entries)
  await context.settle()
  if (typeof list !== 'string') return asJson({ ...list, stored: stored.entries })
  return `${list}\n${proposalWords.stored[language]}${colon[language]} ${stored.created}\n`
}

/** @throws Refusal `malformed` for a number that no proposal has */
function confirmed({ proposals }: Proposals, wish: string): NewEntry[] {
  if (proposals.length === 0) throw new Refusal('malformed', nothingProposed)
  const choice = chosen(wish, proposals)
  if (choice.unknown !== undefined)
    throw new Refusal('malformed', notOneOfThese(choice.unknown, proposals.length))
  if (choice.indexes.length === 0) throw new Refusal('malformed', nothingProposed)
  return choice.indexes.map((index) => {
    const { confidence: _, reason: __, duplicateOf: ___, ...entry } = proposals[index] ?? {}
    const parsed = NewEntry.safeParse(entry)
    return parsed.success ? parsed.data : refuseInvalid(fieldProblems(parsed.error))
  })
}

/** @throws Refusal `malformed` for a file that is not there or no text */
function textOfFile(file: string): string {
  try {
    const bytes = readFileSync(file === '-' ? 0 : file)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('malformed', fileNotRead(file))
  }
}
