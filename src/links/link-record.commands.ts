import type { Command } from 'commander'
import type { CommandContext } from '../command-context.ts'
import { answeringCommand, parse, type RunAnswered, withVersion } from '../command-run.ts'
import { Id } from '../platform/openapi.ts'
import { MilestoneChange, NewDocument, NewMilestone, NewResult } from './link.schema.ts'
import { acting, example, exampleId, type Options, told } from './link-run.commands.ts'
import { getLink } from './reading.actions.ts'
import { addDocument, changeMilestone, recordResult, setMilestone } from './record.actions.ts'

/** Milestones, documents and results of a link. */
export function registerLinkRecords(group: Command, run: RunAnswered): void {
  const added = (name: string, description: string) =>
    withVersion(answeringCommand(group, name, description)).argument('<id>', 'the link')
  added('milestone', 'set a milestone, or note that one was reached')
    .argument('<title>', 'what is to be reached; or the id of a milestone that is there')
    .option('--due <day>', 'the day by which')
    .option('--done <day>', 'the day on which it was reached')
    .addHelpText('after', example(`milestone ${exampleId} "First castings" --due 2027-03-01`))
    .action((id: string, title: string, { due: dueOn, done: doneOn, ...options }: Options) =>
      run(options, async (context) => {
        const { service, actor } = context
        const on = acting(id, options)
        if (Id.safeParse(title).success) {
          const change = parse(MilestoneChange, { dueOn, doneOn })
          await changeMilestone(service, actor, on, title, change)
        } else await setMilestone(service, actor, on, parse(NewMilestone, { title, dueOn, doneOn }))
        return now(context, on.id)
      }),
    )
  added('document', 'add a document by its address')
    .argument('<title>', 'what it is')
    .argument('<url>', 'where it is')
    .addHelpText('after', example(`document ${exampleId} Agreement https://example.org/a.pdf`))
    .action((id: string, title: string, url: string, options: Options) =>
      run(options, async (context) => {
        const on = acting(id, options)
        const content = parse(NewDocument, { title, url })
        await addDocument(context.service, context.actor, on, content)
        return now(context, on.id)
      }),
    )
  added('result', 'record what came of the work')
    .argument('<text>', 'what came of it')
    .option('--on <day>', 'the day of it; today when left out')
    .addHelpText('after', example(`result ${exampleId} "A housing of 2.1 kg"`))
    .action((id: string, text: string, { on: day, ...options }: Options) =>
      run(options, async (context) => {
        const on = acting(id, options)
        const content = parse(NewResult, { text, on: day })
        await recordResult(context.service, context.actor, on, content)
        return now(context, on.id)
      }),
    )
}

async function now(context: CommandContext, id: string) {
  return told(await getLink(context.service, context.actor, id, context.language), context)
}
