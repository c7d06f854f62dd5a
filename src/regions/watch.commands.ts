import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { csvOf } from '../imports/table.writer.ts'
import { colon, type Language } from '../platform/phrase.ts'
import { regionDigest } from './digest.actions.ts'
import { digestWords } from './digest-phrases.ts'
import { renderDigest } from './digest-render.ts'
import { RegionCode } from './region.schema.ts'
import { takeSnapshot } from './snapshot.actions.ts'
import {
  type RegionHistory,
  type RegionTrend,
  regionHistory,
  regionTrend,
} from './watch.actions.ts'
import { HistoryQuery, TrendQuery } from './watch.schema.ts'
import { digestTable, historyTable, trendTable } from './watch-table.ts'
import { wishOf } from './wish.actions.ts'

/** By what a region is counted, as every table of it may be. */
export const byOption = [
  '--by <axis>',
  'compare by activity, topic, or both: each activity within each topic',
] as const
export const topicsOption = [
  '--topics <list>',
  'the list whose specialisations are the topics, such as pl-kis',
] as const

/** Adds `splot region snapshot|trend|history|digest` to the commands about regions. */
export function registerWatchCommands(group: Command, open: OpenContext): void {
  group
    .command('snapshot')
    .argument('<region>', 'a NUTS code, such as PL21')
    .summary('keep what the region has and lacks today, for later comparison')
    .description('Keeps what the region has and lacks today, by what everybody may know.')
    .addHelpText('after', '\nExample:\n  splot region snapshot PL21\n')
    .action((given: string) =>
      within(open, async ({ service, actor }) =>
        asJson(await takeSnapshot(service, actor, parse(RegionCode, { code: given }).code)),
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
    .option(...byOption)
    .option(...topicsOption)
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot region trend PL21 --since 2026-01-01 --by topic\n')
    .action(async (given: string, { json, csv, ...asked }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const { since, ...axis } = parse(TrendQuery, asked)
      await within(open, async ({ service, actor, language }) => {
        const wish = { ...(await wishOf(service, code, axis)), since }
        const found = await regionTrend(service, actor, code, wish, language)
        if (json) return asJson(found)
        return csv ? csvOf(trendTable(found)) : text(found, language)
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
    .option(...byOption)
    .option(...topicsOption)
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot region history PL21\n')
    .action(async (given: string, { json, csv, ...asked }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const axis = parse(HistoryQuery, asked)
      await within(open, async ({ service, actor, language }) => {
        const wish = await wishOf(service, code, axis)
        const found = await regionHistory(service, actor, code, wish, language)
        if (json) return asJson(found)
        return csv ? csvOf(historyTable(found)) : historyText(found)
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
    .option(...byOption)
    .option(...topicsOption)
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'a line for each piece of news, for a spreadsheet')
    .addHelpText('after', '\nExample:\n  splot --language pl region digest PL21\n')
    .action(async (given: string, { json, csv, ...asked }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const { since, ...axis } = parse(TrendQuery, asked)
      await within(open, async ({ service, actor, language }) => {
        const wish = { ...(await wishOf(service, code, axis)), since }
        const found = await regionDigest(service, actor, code, wish, language)
        if (json) return asJson(found)
        return csv ? csvOf(digestTable(found)) : renderDigest(found, language)
      })
    })
}

type Options = Readonly<{
  since?: string
  by?: string
  topics?: string
  json?: boolean
  csv?: boolean
}>

function text(
  { region, since, organisations, entries, items }: RegionTrend,
  language: Language,
): string {
  const counts = [organisations, entries].map(({ before, now }) => `${before} → ${now}`)
  const lines = items.map(
    ({ activity, says }) => `  ${activity.code} ${activity.title}${colon[language]} ${says}`,
  )
  if (lines.length === 0) lines.push(digestWords.nothing[language])
  return `${[`${region}  ${since} →  n = ${counts.join(' / ')}`, ...lines].join('\n')}\n`
}

function historyText({ region, days, items }: RegionHistory): string {
  const head = days.map(({ on, organisations }) => `${on} (n = ${organisations})`).join(' → ')
  const lines = items.map(
    ({ activity, unmet }) => `  ${unmet.join(' → ')}  ${activity.code} ${activity.title}`,
  )
  return `${[`${region}  ${head}`, ...lines].join('\n')}\n`
}
