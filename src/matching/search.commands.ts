import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { Id } from '../platform/openapi.ts'
import { toldInTerminal } from '../platform/progress.terminal.ts'
import { answersTo, entriesLike } from './like.actions.ts'
import { searchEntries } from './search.actions.ts'
import { LikeQuery, SearchQuery } from './search.schema.ts'
import { ensureSearchIndex } from './search-index.actions.ts'
import { indexOutcomes } from './search-phrases.ts'
import { renderSearch } from './search-render.ts'

type Options = Readonly<{ json?: boolean; facets?: boolean; like?: string; answers?: string }>

/** The options that narrow a search, the same for every command that takes one. */
export function withFilters(command: Command): Command {
  return command
    .option('--country <codes>', 'only in these countries, such as PL,DE')
    .option('--region <nuts>', 'only in these NUTS regions, such as PL21')
    .option('--sector <nace>', 'only in these NACE headings, such as 25.6')
    .option('--kind <kinds>', 'only organisations of these kinds, such as university')
    .option('--entry-kind <kinds>', 'only entries of these kinds, such as technology')
    .option('--language <codes>', 'only entries written in these languages')
    .option('--cluster <ids>', 'only members of these clusters')
    .option('--specialisation <domains>', 'only in these domains, such as pl-kis:4')
    .option('--trl-min <level>', 'from this technology readiness level on')
    .option('--trl-max <level>', 'up to this technology readiness level')
    .option('--updated-since <day>', 'only what was stated or changed since, such as 2026-11-01')
}

/** Adds `splot search`. */
export function registerSearchCommand(program: Command, open: OpenContext): void {
  const command = program
    .command('search')
    .argument('[text...]', 'what is looked for, in Polish, English, German or French')
    .summary('find competencies or needs for a free text')
    .description(
      'Finds competencies (or needs) for a free text, in any of the languages, best fit first; without a text, the last changed first. Mistyped words are read as the nearest that somebody uses; put a word in double quotes to have it taken as it is.',
    )
    .option('--side <side>', 'competency: who offers this; need: who looks for it', 'competency')
  withFilters(command)
    .option('--like <entry>', 'instead of a text: more like this entry')
    .option(
      '--answers <entry>',
      'instead of a text: who answers this need, or needs this competency',
    )
    .option('--facets', 'count what each further filter would leave')
    .option('--limit <number>', 'how many', '10')
    .option('--json', 'for machines: what GET /search answers')
    .addHelpText(
      'after',
      '\nExample:\n  splot search laserowe znakowanie części --country DE,AT --facets\n',
    )
    .action((words: string[], { json, facets, like, answers, ...wish }: Options) =>
      within(open, async (context) => {
        const entry = like ?? answers
        const result =
          entry === undefined
            ? await searchFor(context, {
                ...wish,
                q: words.join(' '),
                ...(facets && { facets: 'true' }),
              })
            : await resembling(context, entry, wish, like === undefined)
        return json ? asJson(result) : renderSearch(result, context.language)
      }),
    )
}

async function searchFor({ service, actor, language }: CommandContext, wish: object) {
  return searchEntries(service, actor, parse(SearchQuery, wish), language)
}

async function resembling(
  { service, actor }: CommandContext,
  entry: string,
  wish: object,
  answering: boolean,
) {
  const [id, query] = [parse(Id, entry), parse(LikeQuery, wish)]
  return (answering ? answersTo : entriesLike)(service, actor, id, query)
}

/** Adds `splot search-index`. */
export function registerSearchIndexCommand(program: Command, open: OpenContext): void {
  program
    .command('search-index')
    .summary('build the index that searches of many entries use')
    .description(
      'Builds the index of the vectors of the model in use, if it is missing and there are enough of them (PostgreSQL only). Workers do it by themselves; nobody is locked out meanwhile, and a second one is not begun.',
    )
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… splot search-index\n')
    .action(() =>
      within(open, async ({ service, actor, language }) => {
        const outcome = await toldInTerminal('search index', (tell) =>
          ensureSearchIndex(service, actor, tell),
        )
        return `${indexOutcomes[outcome][language]}\n`
      }),
    )
}
