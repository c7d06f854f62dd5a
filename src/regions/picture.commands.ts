import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { opened, parse } from '../command-run.ts'
import { openFile } from '../imports/file.reader.ts'
import { type Picture, pictureAsSvg } from '../platform/picture.ts'
import { regionHeatmap, regionMap, regionScatter } from './picture.actions.ts'
import { HeatmapQuery, MapQuery, ScatterQuery } from './picture.schema.ts'
import { RegionCode } from './region.schema.ts'
import { wishOf } from './wish.actions.ts'

type Options = Readonly<{
  out?: string
  table?: string
  abroad?: boolean
  [option: string]: unknown
}>
type Draw = (context: CommandContext, code: string, options: Options) => Promise<Picture>

const heatmap: Draw = async ({ service, actor, language }, region, { table, ...options }) => {
  const query = parse(HeatmapQuery, { ...options, region })
  return regionHeatmap(service, actor, query, language, await tableOf(table))
}

const scatter: Draw = async ({ service, actor, language }, code, options) => {
  const query = parse(ScatterQuery, options)
  const wish = await wishOf(service, code, query, await tableOf(options.table))
  return regionScatter(service, actor, code, wish, language)
}

const map: Draw = async ({ service, actor, language }, code, { abroad, ...options }) => {
  const query = parse(MapQuery, options)
  const wish = await wishOf(service, code, query, await tableOf(options.table))
  const { limit } = query
  return regionMap(service, actor, code, { ...wish, limit, abroad: abroad === true }, language)
}

async function tableOf(table: string | undefined) {
  return table === undefined ? undefined : openFile(table)
}

const tableOption = [
  '--table <file>',
  'CSV of region, activity and value in the place of counts',
] as const

/** Adds the pictures to `splot region`. */
export function registerPictureCommands(group: Command, open: OpenContext): void {
  register(group, open, heatmap, {
    name: 'heatmap',
    summary: 'regions against specialisations, or activities where no list is known, as a picture',
  })
    .option('--list <list>', "another list of specialisations than the region's, such as pl-kis")
    .option(...tableOption)
  withDomain(
    register(group, open, scatter, {
      name: 'scatter',
      summary: 'what a region lacks by density and complexity, as a picture',
    }),
  )
  withDomain(
    register(group, open, map, {
      name: 'map',
      summary: 'regions that complement a region, as a map',
    }),
  )
    .option('--abroad', 'only regions of other countries')
    .option('--limit <number>', 'how many regions', '8')
}

function withDomain(command: Command): Command {
  return command
    .option('--domain <nace>', 'only activities in these NACE headings, such as 25,28')
    .option('--specialisation <name>', 'only activities of this one, as LIST:CODE: pl-kis:4')
    .option(...tableOption)
}

function register(
  group: Command,
  open: OpenContext,
  draw: Draw,
  { name, summary }: Readonly<{ name: string; summary: string }>,
): Command {
  return group
    .command(name)
    .argument('<region>', 'a NUTS code; regions of the same level are compared, such as PL21')
    .summary(summary)
    .description(`Draws ${summary} (SVG).`)
    .option('--level <level>', 'how finely activities are told apart: division or class')
    .option('--out <file>', 'where to write the picture (default: standard output)')
    .addHelpText('after', `\nExample:\n  splot region ${name} PL21 --out ${name}.svg\n`)
    .action(async (given: string, { out, ...options }: Options) => {
      const { code } = parse(RegionCode, { code: given })
      await opened(open, async (context) => {
        const svg = await pictureAsSvg(await draw(context, code, options))
        if (out === undefined) process.stdout.write(svg)
        else await writeFile(out, svg)
      })
    })
}
