import { readFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { parse } from '../command-run.ts'
import { Refusal } from '../platform/refusal.ts'
import { linkCommand } from './door.commands.ts'
import { proposeGroups } from './group.actions.ts'
import { toldSeats } from './group.routes.ts'
import { AskedBrief } from './group.schema.ts'
import { briefOrText, noSuchFile, notJson } from './group-phrases.ts'
import { renderProposal, renderSeats } from './group-render.ts'
import { toldProposal } from './group-told.ts'
import { terminalTell } from './progress.terminal.ts'
import { proposeSeats } from './seats.actions.ts'

type Options = Readonly<{ brief?: string; text?: string; seconds: number; json?: boolean }>

/** Adds `splot link propose`. */
export function registerGroupCommand(program: Command, open: OpenContext): void {
  linkCommand(program)
    .addHelpText('after', '\nExample:\n  splot link propose --brief brief.json\n')
    .command('propose')
    .summary('propose groups for a brief, or seats from a text')
    .description(
      'With --brief: proposes the best group and three others, each with who sits where and why. With --text: proposes the seats of a brief from an idea of a project. Nothing is stored.',
    )
    .option('--brief <file>', 'a brief as JSON: what POST /links/proposals takes')
    .option('--text <file>', 'an idea of a project, as text or HTML')
    .option('--seconds <number>', 'how long groups may be looked for', seconds, 10)
    .option('--json', 'for machines: what the routes answer')
    .addHelpText(
      'after',
      '\nExample:\n  splot link propose --text idea.txt\n  splot link propose --brief brief.json\n',
    )
    .action(async (options: Options) => {
      const context = await open()
      try {
        process.stdout.write(await answer(context, options))
      } finally {
        await context.close()
      }
    })
}

function seconds(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('From 0 to 3600, such as 10.')
  return value
}

async function answer(context: CommandContext, options: Options): Promise<string> {
  const { brief, text, json } = options
  const { actor, language } = context
  if ((brief === undefined) === (text === undefined)) throw new Refusal('invalid', briefOrText)
  if (text !== undefined) {
    const reading = proposeSeats(actor, await read(text))
    return json ? asJson(toldSeats(reading, language)) : renderSeats(reading, language)
  }
  return groups(context, brief ?? '', options)
}

async function groups(
  { service, actor, language }: CommandContext,
  file: string,
  { seconds: timeLimitSeconds, json }: Options,
): Promise<string> {
  const asked = parse(AskedBrief, jsonOf(file, await read(file)))
  const tell = terminalTell('groups')
  const told = (found: number, of: number) => tell(found / of)
  const found = await proposeGroups(service, actor, asked, { timeLimitSeconds, told })
  tell(1)
  const proposal = toldProposal(found, language)
  return json ? asJson(proposal) : renderProposal(proposal, language)
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new Refusal('not-found', noSuchFile(file))
  }
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('malformed', notJson(file))
  }
}
