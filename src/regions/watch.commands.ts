import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, runner, within } from '../command-run.ts'
import { regionDigest } from './digest.actions.ts'
import { renderDigest } from './digest-render.ts'
import { RegionCode } from './region.schema.ts'
import { takeSnapshot } from './snapshot.actions.ts'
import { csvOf } from './table.writer.ts'
import {
  type RegionHistory,
  type RegionTrend,
  regionHistory,
  regionTrend,
} from './watch.actions.ts'
import { TrendQuery } from './watch.schema.ts'

/** Adds `splot region snapshot|trend|history|digest` to the commands about regions. */
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
  registerHistory(group, open)
  registerDigest(group, open)
}

function registerHistory(group: Command, open: OpenContext): void {
  group
    .command('history')
    .argument('<region>', 'a NUTS code, such as PL21')
    .summary('how each gap of the region went over its snapshots')
    .description('Shows the unanswered needs of each gap, snapshot by snapshot and today.')
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot region history PL21\n')
    .action(async (given: string, { json, csv }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      await within(open, async ({ service, actor, language }) => {
        const found = await regionHistory(service, actor, code, language)
        if (json) return asJson(found)
        return csv ? csvOf(historyRows(found)) : historyText(found)
      })
    })
}

function registerDigest(group: Command, open: OpenContext): void {
  group
    .command('digest')
    .argument('<region>', 'a NUTS code, such as PL21')
    .summary('what is new in the region since a snapshot')
    .description(
      'Tells what is new since a snapshot: gaps, specialities, emerging domains, complementary regions, organisations.',
    )
    .option('--since <day>', 'the last snapshot of this day or before, such as 2026-01-01')
    .option('--json', 'for machines: what the API answers')
    .addHelpText('after', '\nExample:\n  splot --language pl region digest PL21\n')
    .action(async (given: string, { json, ...wish }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const { since } = parse(TrendQuery, wish)
      await within(open, async ({ service, actor, language }) => {
        const found = await regionDigest(service, actor, code, since, language)
        return json ? asJson(found) : renderDigest(found, language)
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

function historyRows({ region, days, items }: RegionHistory) {
  return items.map(({ activity, unmet }) => ({
    region,
    activity: activity.code,
    title: activity.title,
    ...Object.fromEntries(days.map(({ on }, at) => [on, unmet[at] ?? 0])),
  }))
}

function historyText({ region, days, items }: RegionHistory): string {
  const head = days.map(({ on, organisations }) => `${on} (n = ${organisations})`).join(' → ')
  const lines = items.map(
    ({ activity, unmet }) => `  ${unmet.join(' → ')}  ${activity.code} ${activity.title}`,
  )
  return `${[`${region}  ${head}`, ...lines].join('\n')}\n`
}
