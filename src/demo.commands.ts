import { createReadStream } from 'node:fs'
import { styleText } from 'node:util'
import type { Command } from 'commander'
import { configOf, contextOf } from './cli-context.ts'
import { importRows } from './imports/import-rows.actions.ts'
import { start } from './main.ts'
import { type Paint, renderPartners } from './matching/render.ts'
import { suggestPartners } from './matching/suggestion.actions.ts'
import { getOrganisationByAnyName } from './organisations/organisation.actions.ts'
import type { Phrase } from './platform/phrase.ts'
import { untilToldToStop } from './platform/stop.ts'
import type { Service } from './service.ts'

const files = ['organisations', 'clusters', 'entries', 'memberships', 'collaborations'] as const
/** A Polish foundry, a German-writing joinery, a French university; data/demo/README.md says why these. */
const shown = ['demo-odlewnia-raba', 'demo-tischlerei-attersee', 'demo-universite-gresivaudan']

/** Adds `splot demo`: invented organisations in memory, matched while one watches. */
export function registerDemoCommand(program: Command, env: NodeJS.ProcessEnv): void {
  program
    .command('demo')
    .summary('match invented organisations in memory and show the partners of three')
    .description(
      'Matches some ninety invented organisations in memory, shows the partners of three of them, and stays open for the API.',
    )
    .option('--exit', 'end after showing them')
    .option('--port <number>', 'port to listen on; 0 takes any free one', '3000')
    .addHelpText('after', '\nExample:\n  splot demo --exit\n')
    .action(async ({ exit, port }: { exit?: boolean; port: string }) => {
      const ours = {
        ...env,
        DATABASE_URL: '',
        REDIS_URL: '',
        SPLOT_MEMORY: '1',
        SPLOT_API_KEYS: '',
        HOST: '127.0.0.1',
        PORT: exit ? '0' : port,
      }
      const running = await start(configOf(program, ours))
      const { service, url } = running
      await load(service)
      // The workers run already: `start` began them in this process.
      await contextOf(service, async () => {}).settle()
      await show(service)
      if (exit) return running.close()
      process.stdout.write(`${whatNext(url)[service.config.language]}\n`)
      await untilToldToStop(running.close, service.log)
    })
}

const operator = { name: 'demo', relations: ['operator'] } as const

async function load(service: Service): Promise<void> {
  for (const what of files) {
    const file = new URL(`../data/demo/${what}.jsonl`, import.meta.url)
    const summary = await importRows(service, operator, createReadStream(file), {
      what,
      format: 'jsonl',
    })
    process.stderr.write(`${what.padEnd(14)} ${summary.created}\n`)
  }
}

async function show(service: Service): Promise<void> {
  for (const name of shown) {
    const organisation = await getOrganisationByAnyName(service, operator, name)
    const list = await suggestPartners(service, operator, organisation.id, { limit: 2 })
    process.stdout.write(`\n${renderPartners(list, service.config.language, terminalPaint())}`)
  }
}

/** Bold and grey where somebody looks; plain text in a file or pipe, or where NO_COLOR asks for it. */
function terminalPaint(): Paint {
  const paint = (format: 'bold' | 'gray') => (text: string) =>
    styleText(format, text, { stream: process.stdout })
  return { strong: paint('bold'), quiet: paint('gray') }
}

function whatNext(url: string): Phrase {
  return {
    en: `\nGo on at ${url}/docs, or ask: curl "${url}/search?q=hydrogen%20storage". Ctrl-C ends it; nothing is kept.`,
    pl: `\nDalej: ${url}/docs albo zapytaj: curl "${url}/search?q=magazynowanie%20wodoru". Ctrl-C kończy; nic nie zostaje.`,
    de: `\nWeiter unter ${url}/docs, oder fragen Sie: curl "${url}/search?q=Wasserstoffspeicher". Strg-C beendet; nichts bleibt.`,
    fr: `\nContinuez sur ${url}/docs, ou demandez : curl "${url}/search?q=stockage%20hydrogène". Ctrl-C termine ; rien n'est conservé.`,
  }
}
