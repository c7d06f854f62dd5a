import type { Command } from 'commander'
import { answeringCommand, parse, type RunAnswered, withVersion } from '../command-run.ts'
import { Id } from '../platform/openapi.ts'
import { abandonLink, closeLink, startLink } from './link.actions.ts'
import {
  Abandoning,
  Closing,
  Invitation,
  SeatAnswer,
  SeatChange,
  Showing,
  Starting,
} from './link.schema.ts'
import { registerLinkRecords } from './link-record.commands.ts'
import {
  acting,
  example,
  exampleId,
  type Options,
  organisationOf,
  shownLink,
} from './link-run.commands.ts'
import { answerSeat, arrangeSeat, inviteToLink, showMember } from './seat.actions.ts'

const who = 'id, external id or name of the organisation'

/** What happens to a link between its proposal and its end. */
export function registerLinkCourse(group: Command, run: RunAnswered): void {
  registerSeat(group, run)
  registerInvitation(group, run)
  registerAnswer(group, run)
  registerLinkRecords(group, run)
  registerEnds(group, run)
}

function registerSeat(group: Command, run: RunAnswered): void {
  withVersion(answeringCommand(group, 'seat', 'propose an organisation for a seat, or open it'))
    .argument('<id>', 'the link')
    .argument('<seat>', 'the seat')
    .option('--organisation <organisation>', who)
    .option('--open', 'take whoever is on it off')
    .option('--optional', 'there may be an agreement without it')
    .option('--obligatory', 'there is no agreement without it')
    .option('--runner-up <organisation...>', 'who is proposed next when it is declined, in order')
    .addHelpText(
      'after',
      example(`seat ${exampleId} ${exampleId} --organisation "Odlewnia Krosno"`),
    )
    .action((id: string, seat: string, options: Options) =>
      run(
        options,
        async (context) => {
          const { organisation, open, optional, obligatory, runnerUp } = options
          const names = Array.isArray(runnerUp) ? runnerUp : undefined
          const runnersUp: (string | undefined)[] = []
          for (const name of names ?? []) runnersUp.push(await organisationOf(context, name))
          const change = parse(SeatChange, {
            organisationId: open ? null : await organisationOf(context, organisation),
            obligatory: optional ? false : obligatory,
            runnersUp: names && runnersUp,
          })
          const { service, actor } = context
          const on = acting(id, options)
          const done = await arrangeSeat(service, actor, on, parse(Id, seat), change)
          return shownLink(context, done)
        },
        true,
      ),
    )
  answeringCommand(group, 'member', 'note whether a member agrees to be shown')
    .argument('<id>', 'the link')
    .argument('<organisation>', who)
    .option('--hidden', 'it does not agree any more')
    .addHelpText('after', example(`member ${exampleId} "Odlewnia Krosno"`))
    .action((id: string, name: string, { hidden, ...options }: Options) =>
      run(options, async (context) => {
        const organisationId = (await organisationOf(context, name)) ?? ''
        const { shown } = parse(Showing, { shown: !hidden })
        const { service, actor } = context
        const done = await showMember(service, actor, parse(Id, id), organisationId, shown)
        return shownLink(context, done)
      }),
    )
}

function registerInvitation(group: Command, run: RunAnswered): void {
  withVersion(answeringCommand(group, 'invite', 'invite whoever is proposed'))
    .argument('<id>', 'the link')
    .option('--seat <seat...>', 'only for these seats')
    .option('--text <text>', 'what the invitation says')
    .addHelpText('after', example(`invite ${exampleId} --text "Would you join?"`))
    .action((id: string, { seat: seats, text, ...options }: Options) =>
      run(options, async (context) => {
        const invitation = parse(Invitation, { seats, text })
        const { service, actor } = context
        const done = await inviteToLink(service, actor, acting(id, options), invitation)
        return shownLink(context, done)
      }),
    )
}

function registerAnswer(group: Command, run: RunAnswered): void {
  answeringCommand(group, 'answer', 'answer "accepted" or "declined" for whoever is on a seat')
    .argument('<id>', 'the link')
    .argument('<seat>', 'the seat')
    .argument('<answer>', 'accepted or declined')
    .option('--as <organisation>', `${who} that answers; whoever is on the seat when left out`)
    .option('--reason <reason>', 'why it is declined, such as no-resources')
    .option('--text <text>', 'more about it')
    .addHelpText(
      'after',
      example(`answer ${exampleId} ${exampleId} declined --reason no-resources`),
    )
    .action((id: string, seat: string, answer: string, { as, reason, text, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const organisation = await organisationOf(context, as)
          const said = parse(SeatAnswer, { answer, reason, text, as: organisation })
          const { service, actor } = context
          const on = acting(id, options)
          return shownLink(context, await answerSeat(service, actor, on, parse(Id, seat), said))
        },
        true,
      ),
    )
}

function registerEnds(group: Command, run: RunAnswered): void {
  const day = 'the day of it; today when left out'
  const concluding = (name: string, description: string) =>
    withVersion(answeringCommand(group, name, description))
      .argument('<id>', 'the link')
      .option('--on <day>', day)
      .option('--note <text>', 'more about it')
  concluding('start', 'begin the work that was agreed')
    .addHelpText('after', example(`start ${exampleId} --on 2027-02-01`))
    .action((id: string, { on, note, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const wish = parse(Starting, { on, note })
          const { service, actor } = context
          return shownLink(context, await startLink(service, actor, acting(id, options), wish))
        },
        true,
      ),
    )
  concluding('close', 'close one with its outcome')
    .requiredOption('--outcome <outcome>', 'achieved, partly-achieved or not-achieved')
    .addHelpText('after', example(`close ${exampleId} --outcome achieved`))
    .action((id: string, { outcome, on, note, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const wish = parse(Closing, { outcome, on, note })
          const { service, actor } = context
          return shownLink(context, await closeLink(service, actor, acting(id, options), wish))
        },
        true,
      ),
    )
  concluding('abandon', 'give one up with a reason')
    .requiredOption('--reason <reason>', 'why, such as no-funding or partner-left')
    .addHelpText('after', example(`abandon ${exampleId} --reason no-funding`))
    .action((id: string, { reason, on, note, ...options }: Options) =>
      run(
        options,
        async (context) => {
          const wish = parse(Abandoning, { reason, on, note })
          const { service, actor } = context
          return shownLink(context, await abandonLink(service, actor, acting(id, options), wish))
        },
        true,
      ),
    )
}
