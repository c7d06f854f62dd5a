import { readFile, writeFile } from 'node:fs/promises'
import { type Command, InvalidArgumentError } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { noSuchFile } from '../platform/file-phrases.ts'
import { toldInTerminal } from '../platform/progress.terminal.ts'
import { Refusal } from '../platform/refusal.ts'
import { notOneOfThese } from '../profiles/proposal-phrases.ts'
import { briefFromSeats } from './brief-from-text.ts'
import { linkCommand } from './door.commands.ts'
import { proposeGroups } from './group.actions.ts'
import { toldSeats } from './group.routes.ts'
import { AskedBrief } from './group.schema.ts'
import {
  briefOrText,
  briefWritten,
  fileNotWritten,
  notJson,
  onlyWithText,
} from './group-door-phrases.ts'
import { renderProposal, renderSeats } from './group-render.ts'
import { toldProposal } from './group-told.ts'
import { proposeSeats } from './seats.actions.ts'

type Options = Readonly<{
  brief?: string
  text?: string
  confirm?: string
  out?: string
  seconds: number
  json?: boolean
}>

/** Adds `splot link propose`. */
export function registerGroupCommand(program: Command, open: OpenContext): void {
  linkCommand(program)
    .addHelpText('after', '\nExample:\n  splot link propose --brief brief.json\n')
    .command('propose')
    .summary('propose groups for a brief, or seats from a text')
    .description(
      'With --brief: proposes the best group and three others, each with who sits where and why. With --text: proposes the seats of a brief from an idea of a project; --confirm goes on to groups, --out writes the brief. Nothing is stored.',
    )
    .option('--brief <file>', 'a brief as JSON: what POST /links/proposals takes')
    .option('--text <file>', 'an idea of a project, as text or HTML')
    .option('--confirm <which>', 'with --text: the seats to find groups for: all, sure, or 1,3,4')
    .option('--out <file>', 'with --text: where to write the brief, to be edited')
    .option('--seconds <number>', 'how long groups may be looked for', seconds, 10)
    .option('--json', 'for machines: what the routes answer')
    .addHelpText(
      'after',
      '\nExample:\n  splot link propose --text idea.txt\n  splot link propose --text idea.txt --confirm all\n  splot link propose --text idea.txt --confirm 1,3 --out brief.json\n  splot link propose --brief brief.json\n',
    )
    .action((options: Options) => within(open, (context) => answer(context, options)))
}

function seconds(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('From 0 to 3600, such as 10.')
  return value
}

async function answer(context: CommandContext, options: Options): Promise<string> {
  const { brief, text, confirm, out } = options
  if ((brief === undefined) === (text === undefined)) throw new Refusal('invalid', briefOrText)
  if (brief !== undefined) {
    if (confirm !== undefined || out !== undefined) throw new Refusal('malformed', onlyWithText)
    return groups(context, parse(AskedBrief, jsonOf(brief, await read(brief))), options)
  }
  return fromText(context, await read(text ?? ''), options)
}

/** From a text to seats; and, where they are confirmed, on to a brief in a file or to groups. */
async function fromText(context: CommandContext, text: string, options: Options) {
  const { confirm, out, json } = options
  const { actor, language } = context
  const reading = proposeSeats(actor, text)
  const seats = renderSeats(reading, language)
  if (confirm === undefined && out === undefined)
    return json ? asJson(toldSeats(reading, language)) : seats
  const drafted = briefFromSeats(confirm ?? 'all', reading, text)
  if (drafted.unknown !== undefined)
    throw new Refusal('malformed', notOneOfThese(drafted.unknown, reading.seats.length))
  const brief = parse(AskedBrief, drafted.brief)
  if (out === undefined)
    return `${json ? '' : `${seats}\n`}${await groups(context, brief, options)}`
  await write(out, asJson(drafted.brief))
  return json ? asJson(drafted.brief) : `${seats}\n${briefWritten(out)[language]}\n`
}

async function groups(
  { service, actor, language }: CommandContext,
  asked: AskedBrief,
  { seconds: timeLimitSeconds, json }: Options,
): Promise<string> {
  const found = await toldInTerminal('groups', (tell) => {
    const told = (done: number, of: number) => tell(done / of)
    return proposeGroups(service, actor, asked, { timeLimitSeconds, told })
  })
  const proposal = toldProposal(found, language)
  return json ? asJson(proposal) : renderProposal(proposal, language)
}

async function write(file: string, text: string): Promise<void> {
  try {
    // What somebody edited by hand is not written over.
    await writeFile(file, text, { flag: 'wx' })
  } catch {
    throw new Refusal('malformed', fileNotWritten(file))
  }
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
