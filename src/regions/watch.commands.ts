import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, runner, within } from '../command-run.ts'
import { RegionCode } from './region.schema.ts'
import { csvOf } from './table.writer.ts'
import { type RegionTrend, regionTrend, takeSnapshot } from './watch.actions.ts'
import { TrendQuery } from './watch.schema.ts'

/** Adds `splot region snapshot|trend` to the commands about regions. */
export function registerWatchCommands(group: Command, open: OpenContext): void {
  group
    .command('snapshot')
    .argument('<region>', 'a NUTS code, such as PL21')
    .summary('keep what the region has and lacks today, for later comparison')
    .description('Keeps what the region has and lacks today, by what everybody may know.')
    .addHelpText('after', '\nExample:\n  splot region snapshot PL21\n')
    .action((given: string) =>
      runner(open)(({ service, actor }) =>
        takeSnapshot(service, actor, parse(RegionCode, { code: given }).code),
      ),
    )
  group
    .command('trend')
    .argument('<region>', 'a NUTS code, such as PL21')
    .summary('what became of the region since a snapshot')
    .description(
      'Shows entries and exits, and gaps that opened, grew, shrank or closed since a snapshot.',
    )
    .option('--since <day>', 'the last snapshot of this day or before, such as 2026-01-01')
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot region trend PL21 --since 2026-01-01\n')
    .action(async (given: string, { json, csv, ...wish }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const { since } = parse(TrendQuery, wish)
      await within(open, async ({ service, actor, language }) => {
        const found = await regionTrend(service, actor, code, since, language)
        if (json) return asJson(found)
        return csv ? csvOf(rowsOf(found)) : text(found)
      })
    })
}

type Options = Readonly<{ since?: string; json?: boolean; csv?: boolean }>

function rowsOf({ region, since, items }: RegionTrend) {
  return items.map(({ activity, change, before, now }) => ({
    region,
    since,
    activity: activity.code,
    title: activity.title,
    change,
    supplyBefore: before.supply,
    supply: now.supply,
    unmetBefore: before.unmet,
    unmet: now.unmet,
  }))
}

function text({ region, since, organisations, entries, items }: RegionTrend): string {
  const counts = [organisations, entries].map(({ before, now }) => `${before} → ${now}`)
  const lines = items.map(({ activity, says }) => `  ${activity.code} ${activity.title}: ${says}`)
  return `${[`${region}  ${since} →  n = ${counts.join(' / ')}`, ...lines].join('\n')}\n`
}
