import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { toldInTerminal } from '../platform/progress.terminal.ts'
import { ClusterName } from './circle.schema.ts'
import { findSeeds } from './seed.actions.ts'
import { SeedQuery } from './seed.schema.ts'
import { renderSeeds } from './seed-render.ts'

/** Adds `seeds` to `splot link`. */
export function registerSeedCommand(link: Command, open: OpenContext): void {
  link
    .command('seeds')
    .summary('topics in which members of a cluster could answer each other')
    .description(
      'Finds topics in which members of a cluster, or of two, have complementary needs and competencies and no link yet: each with a proposed group and a draft brief.',
    )
    .requiredOption('--cluster <cluster>', 'the cluster (id or name)')
    .option('--with <cluster>', 'another one: only what one of the two could give the other')
    .option('--fit <share>', 'how likely each answer must be one, from 0.05 to 0.95', '0.2')
    .option('--limit <number>', 'how many to show', '10')
    .option('--json', 'for machines: what GET /clusters/{id}/seeds answers')
    .addHelpText('after', '\nExample:\n  splot link seeds --cluster "Werkstoffnetz Elbtal"\n')
    .action(async ({ json, cluster, ...wish }: { json?: boolean; cluster: string }) => {
      const name = parse(ClusterName, cluster)
      const query = parse(SeedQuery, wish)
      await within(open, async ({ service, actor, language }) => {
        const list = await toldInTerminal('seeds', (tell) =>
          findSeeds(service, actor, name, query, language, tell),
        )
        const told = { ...list, advice: list.advice?.[language] ?? null }
        return json ? asJson(told) : renderSeeds(list, language)
      })
    })
}
