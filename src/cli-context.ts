import type { Command } from 'commander'
import type { CommandContext, OpenContext, StartWorkers } from './command-context.ts'
import { type Backlog, untilFresh } from './matching/freshness.actions.ts'
import { type Config, readConfig } from './platform/config.ts'
import { isLanguage } from './platform/phrase.ts'
import { withBar } from './platform/progress.terminal.ts'
import { openService, type Service } from './service.ts'

type GlobalOptions = { data?: string; memory?: boolean; language?: string }

/** The configuration of a command: the environment, overruled by the options before the command's name. */
export function configOf(program: Command, env: NodeJS.ProcessEnv): Config {
  const { data, memory, language } = program.opts<GlobalOptions>()
  return readConfig({
    SPLOT_LOG_LEVEL: 'warn',
    // Whoever can read the configuration of the database is its operator; keys are for callers over HTTP.
    SPLOT_API_KEYS: 'terminal:operator:not-used-by-commands',
    ...env,
    ...(data === undefined ? {} : { SPLOT_DATA: data }),
    ...(memory ? { SPLOT_MEMORY: '1' } : {}),
    ...(language === undefined ? {} : { SPLOT_LANGUAGE: language }),
  })
}

/** Opens a service for one command; the person at the terminal acts as operator. */
export function contextOpener(
  program: Command,
  env: NodeJS.ProcessEnv,
  startWorkers: StartWorkers,
): OpenContext {
  return async () => {
    const config = configOf(program, env)
    const service = await openService(config)
    return contextOf(service, startWorkers)
  }
}

export function contextOf(service: Service, startWorkers: StartWorkers): CommandContext {
  const { language } = service.config
  let started: Promise<void> | undefined
  const working = () => {
    started ??= startWorkers(service)
    return started
  }
  return {
    service,
    actor: { name: 'terminal', relations: ['operator'] },
    language: isLanguage(language) ? language : 'en',
    startWorkers: working,
    settle: () => settle(service, working),
    close: service.close,
  }
}

async function settle(service: Service, startWorkers: () => Promise<void>): Promise<void> {
  if (service.config.database.kind !== 'embedded') return
  await startWorkers()
  let phase = ''
  await withBar({ format: '{what} {bar} {value}/{total}' }, (bar) =>
    untilFresh(service, (backlog) => {
      const { what, left } = phaseOf(backlog)
      if (what !== phase && left > 0) bar.start(left, 0, { what })
      phase = what
      bar.update(Math.max(0, bar.getTotal() - left), { what })
    }),
  )
}

function phaseOf({ unembedded, stale }: Backlog): { what: string; left: number } {
  return unembedded > 0
    ? { what: 'embedding  ', left: unembedded }
    : { what: 'suggestions', left: stale }
}
