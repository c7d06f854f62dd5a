import type { Command } from 'commander'
import type { CommandContext, OpenContext } from '../command-context.ts'
import { asJson, parse, within } from '../command-run.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  browseSavedSearches,
  newsOf,
  removeSavedSearch,
  saveSearch,
} from './saved-search.actions.ts'
import { NewSavedSearch } from './saved-search.schema.ts'
import { withFilters } from './search.commands.ts'
import { noSavedSearch } from './search-phrases.ts'
import { renderNews, renderSavedSearches } from './search-render.ts'

/** Adds `splot saved-search` with its verbs. */
export function registerSavedSearchCommands(program: Command, open: OpenContext): void {
  const group = program
    .command('saved-search')
    .summary('keep searches, and see what is new to them')
    .description('Keeps searches; each is looked through once a day for what is new.')
    .addHelpText('after', '\nExample:\n  splot saved-search news "Laser w DE"\n')
  const create = group
    .command('create')
    .argument('<name>', 'what you call it')
    .argument('[text...]', 'what is looked for')
    .description('Keeps a search; what is stated or changed from now on is news.')
    .option('--side <side>', 'competency: who offers this; need: who looks for it', 'competency')
  withFilters(create)
    .addHelpText(
      'after',
      '\nExample:\n  splot saved-search create "Laser w DE" znakowanie laserowe --country DE\n',
    )
    .action((name: string, words: string[], filter: object) =>
      within(open, async ({ service, actor }) => {
        const query = { ...filter, q: words.join(' ') }
        const saved = await saveSearch(service, actor, parse(NewSavedSearch, { name, query }))
        return asJson(saved)
      }),
    )
  group
    .command('list')
    .description('Lists the searches you keep, each with the number of its news.')
    .option('--json', 'for machines: what GET /saved-searches answers')
    .addHelpText('after', '\nExample:\n  splot saved-search list\n')
    .action(({ json }: { json?: boolean }) =>
      within(open, async ({ service, actor, language }) => {
        const page = await browseSavedSearches(service, actor, { limit: 200, after: undefined })
        return json ? asJson(page) : renderSavedSearches(page.items, language)
      }),
    )
  registerNews(group, open)
}

function registerNews(group: Command, open: OpenContext): void {
  group
    .command('news')
    .argument('<name>', 'its name or id')
    .description('Shows what is new to a search since it was last shown.')
    .option('--keep', 'show it again next time')
    .option('--json', 'for machines: what GET /saved-searches/{id}/news answers')
    .addHelpText('after', '\nExample:\n  splot saved-search news "Laser w DE" --keep\n')
    .action((name: string, { keep, json }: { keep?: boolean; json?: boolean }) =>
      within(open, async (context) => {
        const id = await idOf(context, name)
        const news = await newsOf(context.service, context.actor, id, keep ?? false)
        return json ? asJson(news) : renderNews(news.items, context.language)
      }),
    )
  group
    .command('remove')
    .argument('<name>', 'its name or id')
    .description('Removes a search you keep.')
    .addHelpText('after', '\nExample:\n  splot saved-search remove "Laser w DE"\n')
    .action((name: string) =>
      within(open, async (context) => {
        await removeSavedSearch(context.service, context.actor, await idOf(context, name))
        return ''
      }),
    )
}

/** @throws Refusal `not-found` where nothing is called so */
async function idOf({ service, actor }: CommandContext, name: string): Promise<string> {
  const { items } = await browseSavedSearches(service, actor, { limit: 200, after: undefined })
  const found = items.find((one) => one.id === name || one.name === name)
  if (!found) throw new Refusal('not-found', noSavedSearch(name))
  return found.id
}
