import type { z } from 'zod'
import type { CommandContext, OpenContext } from './command-context.ts'
import { fieldProblems, refuseInvalid } from './platform/problem.ts'

export type Run = (work: (context: CommandContext) => Promise<unknown>) => Promise<void>

/** Runs the work of one command and prints its answer as JSON, once what follows from it is worked off. */
export function runner(open: OpenContext): Run {
  return async (work) => {
    const context = await open()
    try {
      const answer = await work(context)
      await context.settle()
      if (answer !== undefined) process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    } finally {
      await context.close()
    }
  }
}

/** @throws Refusal `invalid` naming the wrong fields, as at the HTTP door */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  return parsed.success ? parsed.data : refuseInvalid(fieldProblems(parsed.error))
}
