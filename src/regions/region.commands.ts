import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { openFile } from '../imports/file.reader.ts'
import type { Table } from '../imports/table.ts'
import { csvOf } from '../imports/table.writer.ts'
import { compareRegions, type RegionComparison } from './compare.actions.ts'
import { comparisonTable, renderComparison } from './compare-render.ts'
import { regionDomains, regionGaps } from './gaps.actions.ts'
import { regionPartners } from './partners.actions.ts'
import { registerPictureCommands } from './picture.commands.ts'
import { regionPortfolio } from './portfolio.actions.ts'
import { CompareQuery, PartnersQuery, RegionCode } from './region.schema.ts'
import { renderDomains, renderGaps, renderPartners, renderPortfolio } from './region-render.ts'
import { domainTable, gapTable, partnerTable, portfolioTable } from './region-table.ts'
import type { RegionWish } from './view.actions.ts'
import { byOption, registerWatchCommands, topicsOption } from './watch.commands.ts'
import { wishOf } from './wish.actions.ts'

type Options = Readonly<{
  table?: string
  json?: boolean
  csv?: boolean
  abroad?: boolean
  with?: string
}>
type Wish = RegionWish &
  Readonly<{ limit: number; abroad?: boolean | undefined; with?: readonly string[] | undefined }>
const WishQuery = PartnersQuery.extend(CompareQuery.shape)

/** How an answer is shown: as a table for a spreadsheet, and as text for a person. */
type Door<Answer> = Readonly<{
  ask(context: CommandContext, code: string, wish: Wish): Promise<Answer>
  table(answer: Answer): Table
  render(answer: Answer, language: CommandContext['language']): string
}>

const gaps: Door<Awaited<ReturnType<typeof regionGaps>>> = {
  ask: ({ service, actor, language }, code, wish) =>
    regionGaps(service, actor, code, wish, language),
  table: gapTable,
  render: renderGaps,
}

const domains: Door<Awaited<ReturnType<typeof regionDomains>>> = {
  ask: ({ service, actor, language }, code, wish) =>
    regionDomains(service, actor, code, wish, language),
  table: domainTable,
  render: renderDomains,
}

const partners: Door<Awaited<ReturnType<typeof regionPartners>>> = {
  ask: ({ service, actor, language }, code, wish) =>
    regionPartners(service, actor, code, wish, language),
  table: partnerTable,
  render: renderPartners,
}

const portfolio: Door<Awaited<ReturnType<typeof regionPortfolio>>> = {
  ask: ({ service, actor, language }, code, wish) =>
    regionPortfolio(service, actor, code, wish, language),
  table: portfolioTable,
  render: renderPortfolio,
}

const comparison: Door<RegionComparison> = {
  ask: ({ service, actor, language }, code, wish) =>
    compareRegions(service, actor, code, wish, language),
  table: comparisonTable,
  render: renderComparison,
}

/** Adds `splot region` with what is told of one region; other files add to it. */
export function registerRegionCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('region')
    .description('show what a region has and lacks, and which regions complement it')
    .addHelpText('after', '\nExample:\n  splot region gaps PL21 --domain 25,28\n')
  register(group, open, domains, {
    name: 'domains',
    summary: 'its specialisations: what is offered, wanted and unanswered in each',
    example: 'domains PL21 --csv',
  })
  narrowed(group, open, gaps, {
    name: 'gaps',
    summary: 'what the region lacks, who looks for it, and who could close it',
    example: 'gaps PL21 --domain 25,28',
  })
  narrowed(group, open, partners, {
    name: 'partners',
    summary: 'regions that complement it, what each side gives, and who would start',
    example: 'partners PL21 --abroad',
  }).option('--abroad', 'only regions of other countries')
  narrowed(group, open, portfolio, {
    name: 'portfolio',
    summary: 'what the region has, whether that is more than elsewhere, and its peers',
    example: 'portfolio PL21 --table employment.csv --csv',
  })
  narrowed(group, open, comparison, {
    name: 'compare',
    summary: 'the region beside its peers: advantages, gaps, and what they have that it lacks',
    example: 'compare PL21 --with DE21,FRK2',
  }).option('--with <codes>', 'regions to compare with (default: the most similar in structure)')
  registerWatchCommands(group, open)
  registerPictureCommands(group, open)
}

type Told = Readonly<{ name: string; summary: string; example: string }>

/** One that tells a list, the first of it or a part. */
function narrowed<Answer>(group: Command, open: OpenContext, door: Door<Answer>, told: Told) {
  return register(group, open, door, told)
    .option('--domain <nace>', 'only activities in these NACE headings, such as 25,28')
    .option('--specialisation <name>', 'only what belongs to this one, as LIST:CODE: pl-kis:4')
    .option('--limit <number>', 'how many', '10')
}

function register<Answer>(
  group: Command,
  open: OpenContext,
  door: Door<Answer>,
  { name, summary, example }: Told,
): Command {
  return group
    .command(name)
    .argument('<region>', 'a NUTS code; regions of the same level are compared, such as PL21')
    .summary(summary)
    .description(`Shows ${summary}.`)
    .option(...byOption)
    .option(...topicsOption)
    .option('--level <level>', 'how finely activities are told apart: division or class')
    .option(
      '--table <file>',
      'CSV of region, activity and value (employment, patents …) in the place of what Splot counts',
    )
    .option('--json', 'for machines: what the API answers')
    .option('--csv', 'the table alone, for a spreadsheet')
    .addHelpText('after', `\nExample:\n  splot region ${example}\n`)
    .action(async (given: string, options: Options) => {
      const { code } = parse(RegionCode, { code: given })
      const {
        abroad,
        with: chosen,
        ...query
      } = parse(WishQuery, {
        ...options,
        abroad: options.abroad ? 'true' : undefined,
      })
      await within(open, async (context) => {
        const table = options.table === undefined ? undefined : await openFile(options.table)
        const wish = await wishOf(context.service, code, query, table)
        const answer = await door.ask(context, code, {
          ...wish,
          limit: query.limit,
          abroad: abroad === 'true',
          with: chosen,
        })
        return shown(door, answer, options, context.language)
      })
    })
}

function shown<Answer>(
  door: Door<Answer>,
  answer: Answer,
  { json, csv }: Options,
  language: CommandContext['language'],
): string {
  if (json) return asJson(answer)
  return csv ? csvOf(door.table(answer)) : door.render(answer, language)
}
