import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import {
  answering,
  answeringCommand,
  parse,
  type RunAnswered,
  withVersion,
} from '../command-run.ts'
import { contentOf } from '../crud-input.ts'
import { Id } from '../platform/openapi.ts'
import { versionOption } from '../platform/version.ts'
import { linkCommand } from './door.commands.ts'
import { changeLink, removeLink } from './link.actions.ts'
import { LinkChange, LinkListQuery, NewLink } from './link.schema.ts'
import { registerLinkCourse } from './link-course.commands.ts'
import { renderHistory, renderLinks } from './link-render.ts'
import {
  acting,
  example,
  exampleId,
  type Options,
  organisationOf,
  shownLink,
  told,
} from './link-run.commands.ts'
import { proposeLink } from './propose.actions.ts'
import { browseLinks, getLink, getLinkHistory } from './reading.actions.ts'

/** Adds the life of a link to `splot link`: from `create` to `close`. */
export function registerLinkCommands(program: Command, open: OpenContext): void {
  const group = linkCommand(program).addHelpText('after', example('list --stuck'))
  const run = answering(open)
  registerReading(group, run)
  registerChanges(group, run)
  registerLinkCourse(group, run)
}

function registerReading(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'list', 'list links, or those that are stuck')
    .option('--stuck', 'with an overdue step, an invitation unanswered, or an obligatory seat open')
    .option('--state <state>', 'only in this state, such as forming or active')
    .option('--kind <kind>', 'only of this kind, such as investment')
    .option('--organisation <organisation>', 'id, external id or name of an organisation in them')
    .option('--cluster <id>', 'only of this cluster')
    .option('--brief <id>', 'only those that came of this brief')
    .option('--call <id>', 'only those for this call')
    .option('--limit <number>', 'how many')
    .option('--after <next>', 'the "next" of the page before')
    .action(({ json, stuck, organisation, ...given }: Options) =>
      run({ json }, async (context) => {
        const { service, actor, language } = context
        const { limit, after, ...filter } = parse(LinkListQuery, {
          ...given,
          ...(stuck ? { stuck: 'true' } : {}),
          organisation: await organisationOf(context, organisation),
        })
        const page = await browseLinks(service, actor, filter, { limit, after })
        return { json: page, text: renderLinks(page, language) }
      }),
    )
  answeringCommand(group, 'show', 'show one with its seats, and what to know before going on')
    .argument('<id>', 'the link')
    .action((id: string, options: Options) =>
      run(options, async (context) => {
        const { service, actor, language } = context
        return told(await getLink(service, actor, parse(Id, id), language), context)
      }),
    )
  answeringCommand(group, 'history', 'show everything that happened to one')
    .argument('<id>', 'the link')
    .addHelpText('after', example(`history ${exampleId}`))
    .action((id: string, options: Options) =>
      run(options, async ({ service, actor, language }) => {
        const history = await getLinkHistory(service, actor, parse(Id, id))
        return { json: history, text: renderHistory(history.items, language) }
      }),
    )
}

function registerChanges(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'create', 'propose one from a brief, from seats, or from both')
    .argument('[json]', 'what POST /links takes; read from standard input when left out')
    .option('--brief <id>', 'the brief that it fills; all seats are open unless JSON says more')
    .action((json: string | undefined, { brief, ...options }: Options) =>
      run(options, async (context) => {
        const content = json === undefined && brief !== undefined ? {} : contentOf(json)
        const from = brief === undefined ? {} : { briefId: brief }
        const wish = parse(NewLink, { ...(content as object), ...from })
        return shownLink(context, await proposeLink(context.service, context.actor, wish))
      }),
    )
  withVersion(answeringCommand(group, 'step', 'say what is to be done next, and by when'))
    .argument('<id>', 'the link')
    .argument('<text>', 'what is to be done')
    .option('--on <day>', 'the day by which, such as 2027-01-15')
    .addHelpText('after', example(`step ${exampleId} "Send the draft" --on 2027-01-15`))
    .action((id: string, text: string, { on, ...options }: Options) =>
      run(options, (context) => changed(context, id, options, { nextStep: { text, on } })),
    )
  withVersion(answeringCommand(group, 'change', 'change the given fields, such as its title'))
    .argument('<id>', 'the link')
    .argument('[json]', 'what PATCH /links/{id} takes; read from standard input when left out')
    .action((id: string, json: string | undefined, options: Options) =>
      run(options, (context) => changed(context, id, options, contentOf(json))),
    )
  group
    .command('remove')
    .description('remove one in which nobody accepted')
    .argument('<id>', 'the link')
    .requiredOption('--version <number>', 'the version you mean', versionOption)
    .action((id: string, options: Options) =>
      run(options, async ({ service, actor }) => {
        await removeLink(service, actor, acting(id, options))
        return { json: null, text: '' }
      }),
    )
}

async function changed(context: CommandContext, id: string, options: Options, change: unknown) {
  const { service, actor } = context
  const wish = parse(LinkChange, change)
  return shownLink(context, await changeLink(service, actor, acting(id, options), wish))
}
