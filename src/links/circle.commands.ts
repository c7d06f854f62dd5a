import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { toldInTerminal } from '../platform/progress.terminal.ts'
import { findCircles } from './circle.actions.ts'
import { CircleQuery } from './circle.schema.ts'
import { renderCircles } from './circle-render.ts'

/** Adds `circles` to `splot link`. */
export function registerCircleCommand(link: Command, open: OpenContext): void {
  link
    .command('circles')
    .summary('circles in which each gives what the next one needs')
    .description(
      'Finds circles of exchange: each organisation gives what the next one needs, and the last what the first needs. No organisation is in two of them, and it is said how far the choice can be from the best.',
    )
    .option('--cluster <cluster>', 'only among the members of this cluster (id or name)')
    .option('--region <code>', 'only in this NUTS region or country, such as PL21')
    .option('--shortest <number>', 'the fewest members; 3 leaves out mere pairs', '2')
    .option('--longest <number>', 'the most members, up to 5', '5')
    .option('--fit <share>', 'how likely each answer must be one, from 0.05 to 0.95', '0.2')
    .option('--limit <number>', 'how many to show', '100')
    .option('--json', 'for machines: what GET /links/circles answers')
    .addHelpText('after', '\nExample:\n  splot link circles --region PL --longest 4\n')
    .action(async ({ json, ...wish }: { json?: boolean }) => {
      const query = parse(CircleQuery, wish)
      await within(open, async ({ service, actor, language }) => {
        const list = await toldInTerminal('circles', (tell) =>
          findCircles(service, actor, query, tell),
        )
        const told = { ...list, advice: list.advice?.[language] ?? null }
        return json ? asJson(told) : renderCircles(list, language)
      })
    })
}
