import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommandContext, OpenContext } from './command-context.ts'
import { fieldProblems, refuseInvalid } from './platform/problem.ts'
import { versionOption } from './platform/version.ts'

/** Opens what a command needs, does its work, and closes again. */
export async function opened(
  open: OpenContext,
  work: (context: CommandContext) => Promise<void>,
): Promise<void> {
  const context = await open()
  try {
    await work(context)
  } finally {
    await context.close()
  }
}

/** The same for work that answers with a text. */
export function within(
  open: OpenContext,
  work: (context: CommandContext) => Promise<string>,
): Promise<void> {
  return opened(open, async (context) => {
    process.stdout.write(await work(context))
  })
}

/** An answer for machines, as over HTTP. */
export function asJson(answer: unknown): string {
  return `${JSON.stringify(answer, null, 2)}\n`
}

export type Run = (work: (context: CommandContext) => Promise<unknown>) => Promise<void>

/** Runs the work of one command and prints its answer as JSON, once what follows from it is worked off. */
export function runner(open: OpenContext): Run {
  return (work) =>
    looker(open)(async (context) => {
      const answer = await work(context)
      await context.settle()
      return answer
    })
}

/** The same for what nothing follows from: whoever only looks need not wait for the work that is left, and sees what is there. */
export function looker(open: OpenContext): Run {
  return (work) =>
    within(open, async (context) => {
      const answer = await work(context)
      return answer === undefined ? '' : asJson(answer)
    })
}

/** A command of the program that several parts add to, whoever comes first. */
export function groupCommand(program: Command, name: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name)
}

/** A command whose answer is for people, or for machines as over HTTP. */
export function answeringCommand(group: Command, name: string, description: string): Command {
  return group
    .command(name)
    .description(description)
    .option('--json', 'for machines: what the route answers')
}

/** An option for what should not undo the change of somebody else. */
export function withVersion(command: Command): Command {
  return command.option(
    '--version <number>',
    'the version you saw; refused if it is another one',
    versionOption,
  )
}

/** What a command answers: for machines, as over HTTP, and the same for people. */
export type Answered = Readonly<{ json: unknown; text: string }>
export type RunAnswered = (
  options: Readonly<{ json?: unknown }>,
  work: (context: CommandContext) => Promise<Answered>,
  /** Whether suggestions may change by it, which are worked off before the answer then. */
  suggestionsFollow?: boolean,
) => Promise<void>

/** Runs the work of one command and prints its answer for people, or with `json` for machines. */
export function answering(open: OpenContext): RunAnswered {
  return ({ json }, work, suggestionsFollow = false) =>
    within(open, async (context) => {
      const answer = await work(context)
      if (suggestionsFollow) await context.settle()
      return json ? asJson(answer.json) : answer.text
    })
}

/** @throws Refusal `invalid` naming the wrong fields, as at the HTTP door */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  return parsed.success ? parsed.data : refuseInvalid(fieldProblems(parsed.error))
}
