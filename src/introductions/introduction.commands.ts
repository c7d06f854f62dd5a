import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import {
  type Answered,
  answering,
  answeringCommand,
  parse,
  type RunAnswered,
} from '../command-run.ts'
import { getOrganisationByAnyName } from '../organisations/organisation.actions.ts'
import { Id } from '../platform/openapi.ts'
import { askIntroduction } from './ask.actions.ts'
import { browseIntroductions, getIntroduction, showIntroduction } from './inbox.actions.ts'
import { answerIntroduction, recordOutcome, withdrawIntroduction } from './introduction.actions.ts'
import { Answer, InboxQuery, NewIntroduction, NewOutcome } from './introduction.schema.ts'
import { renderIntroduction, renderIntroductions } from './introduction-render.ts'
import type { Introduction } from './pair.ts'

type Options = Readonly<Record<string, string | boolean | undefined>>

/** `splot introduction ask|answer|outcome|withdraw|list|show`. */
export function registerIntroductionCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('introduction')
    .description('ask for an introduction, answer it and record what came of it, for either side')
    .addHelpText('after', example('list "Odlewnia Krosno" --waiting'))
  const run = answering(open)
  registerAsk(group, run)
  registerAnswer(group, run)
  registerOutcome(group, run)
  registerReading(group, run)
}

const id = '0198c0de-0000-7000-8000-000000000000'
const example = (line: string) => `\nExample:\n  splot introduction ${line}\n`
const side = 'id, external id or name of the side that you act for'

function registerAsk(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'ask', 'ask on behalf of one organisation to be introduced to another')
    .requiredOption('--from <organisation>', side)
    .option('--to <organisation>', 'whom to be introduced to; or an entry of theirs alone')
    .option('--need <id>', 'a need of either side that it is about')
    .option('--competency <id>', 'a competency of either side that it is about')
    .option('--message <text>', 'for the other side to read')
    .addHelpText('after', example('ask --from "Odlewnia Krosno" --to "Prüflabor Chemnitz"'))
    .action(({ from, to, need: needId, competency: competencyId, message, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const request = parse(NewIntroduction, {
            from: await organisationOf(context, from),
            to: await organisationOf(context, to),
            needId,
            competencyId,
            message,
          })
          const { service, actor } = context
          return shown(context, (await askIntroduction(service, actor, request)).introduction)
        },
        true,
      ),
    )
}

function registerAnswer(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'answer', 'answer "interested" or "declined" for one side')
    .argument('<id>', 'the introduction')
    .argument('<answer>', 'interested or declined')
    .requiredOption('--as <organisation>', side)
    .option('--reason <reason>', 'why it is declined, such as no-strategic-fit')
    .option('--text <text>', 'more about it')
    .option('--share-text', 'the other side may read why it was declined')
    .option('--not-again', 'the other side may not ask again')
    .addHelpText(
      'after',
      example(`answer ${id} declined --as "Prüflabor Chemnitz" --reason too-early`),
    )
    .action((given: string, answer: string, { as, json, ...options }: Options) =>
      run(
        { json },
        async (context) => {
          const parsed = parse(Answer, {
            ...options,
            answer,
            as: await organisationOf(context, as),
          })
          const on = { id: parse(Id, given), as: parsed.as }
          return shown(
            context,
            await answerIntroduction(context.service, context.actor, on, parsed),
          )
        },
        true,
      ),
    )
}

function registerOutcome(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'outcome', 'record that the two met or cooperate')
    .argument('<id>', 'the introduction')
    .argument('<outcome>', 'met or cooperating')
    .requiredOption('--as <organisation>', side)
    .option('--on <day>', 'the day of it; today when left out')
    .option('--note <text>', 'for the own side only')
    .addHelpText('after', example(`outcome ${id} met --as "Odlewnia Krosno" --on 2026-11-26`))
    .action((given: string, outcome: string, { as, json, ...options }: Options) =>
      run(
        { json },
        async (context) => {
          const ours = await organisationOf(context, as)
          const parsed = parse(NewOutcome, { ...options, outcome, as: ours })
          const on = { id: parse(Id, given), as: parsed.as }
          return shown(context, await recordOutcome(context.service, context.actor, on, parsed))
        },
        true,
      ),
    )
  answeringCommand(group, 'withdraw', 'take a request back before it is answered')
    .argument('<id>', 'the introduction')
    .requiredOption('--as <organisation>', side)
    .addHelpText('after', example(`withdraw ${id} --as "Odlewnia Krosno"`))
    .action((given: string, { as, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const on = { id: parse(Id, given), as: await organisationOf(context, as) }
          return shown(context, await withdrawIntroduction(context.service, context.actor, on))
        },
        true,
      ),
    )
}

function registerReading(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'list', 'list the introductions of an organisation, a page at a time')
    .argument('<organisation>', 'its id, external id or name')
    .option('--state <state>', 'only in this state, such as interested or mutual')
    .option('--waiting', 'only those that wait for this organisation')
    .option('--limit <number>', 'how many')
    .option('--after <next>', 'the "next" of the page before')
    .action((name: string, { waiting, json, ...options }: Options) =>
      run({ json }, async (context) => {
        const query = parse(InboxQuery, { ...options, ...(waiting ? { waiting: 'true' } : {}) })
        const { limit, after, ...filter } = query
        const { service, actor, language } = context
        const { id } = await getOrganisationByAnyName(service, actor, name)
        const page = await browseIntroductions(service, actor, id, filter, { limit, after })
        return { json: page, text: renderIntroductions(page, language) }
      }),
    )
  answeringCommand(group, 'show', 'show one with its history')
    .argument('<id>', 'the introduction')
    .option('--as <organisation>', 'as this side may see it')
    .action((given: string, { as, ...options }: Options) =>
      run(options, async (context) => {
        const on = { id: parse(Id, given), as: await organisationOf(context, as) }
        const { service, actor, language } = context
        const seen = await getIntroduction(service, actor, on)
        return { json: seen, text: renderIntroduction(seen, language, seen.history) }
      }),
    )
}

/** The id of the organisation that somebody means, or nothing where none is named. */
async function organisationOf(
  { service, actor }: CommandContext,
  name: string | boolean | undefined,
): Promise<string | undefined> {
  return typeof name === 'string'
    ? (await getOrganisationByAnyName(service, actor, name)).id
    : undefined
}

/** An introduction after a change. */
async function shown(
  { service, actor, language }: CommandContext,
  introduction: Introduction,
): Promise<Answered> {
  const seen = await showIntroduction(service, actor, introduction)
  return { json: seen, text: renderIntroduction(seen, language) }
}
