import type { Command } from 'commander'
import { configOf } from './cli-context.ts'
import type { StartWorkers } from './command-context.ts'
import { start } from './main.ts'
import { openDatabase } from './platform/database.ts'
import { migrate } from './platform/migrate.ts'
import { untilToldToStop } from './platform/stop.ts'
import { openService } from './service.ts'

export function registerServeCommands(
  program: Command,
  env: NodeJS.ProcessEnv,
  startWorkers: StartWorkers,
): void {
  registerServe(program, env)
  registerWorker(program, env, startWorkers)
  registerMigrate(program, env)
}

function registerServe(program: Command, env: NodeJS.ProcessEnv): void {
  program
    .command('serve')
    .summary('start the HTTP API, and in the embedded size the workers too')
    .description(
      'Starts the HTTP API. Without DATABASE_URL everything runs in this one process, data in ./var.',
    )
    .option('--port <number>', 'port to listen on; 0 takes any free one', env['PORT'] ?? '3000')
    .option('--host <address>', 'address to listen on', env['HOST'] ?? '127.0.0.1')
    .addHelpText('after', '\nExample:\n  splot serve --port 3000\n')
    .action(async (options: { port: string; host: string }) => {
      const config = configOf(program, {
        SPLOT_LOG_LEVEL: 'info',
        SPLOT_API_KEYS: '',
        ...env,
        PORT: options.port,
        HOST: options.host,
      })
      const running = await start(config)
      process.stderr.write(
        `Splot listens on ${running.url} (reference page: ${running.url}/docs)\n`,
      )
      await untilToldToStop(running.close, running.service.log)
    })
}

function registerWorker(
  program: Command,
  env: NodeJS.ProcessEnv,
  startWorkers: StartWorkers,
): void {
  program
    .command('worker')
    .summary('take jobs: embedding, suggestions, imports, sweeps')
    .description(
      'Takes jobs from the queue until told to stop. Needs DATABASE_URL, because the embedded size has its workers inside `splot serve`.',
    )
    .addHelpText(
      'after',
      '\nExample:\n  DATABASE_URL=postgres://… REDIS_URL=redis://… splot worker\n',
    )
    .action(async () => {
      const config = configOf(program, { SPLOT_LOG_LEVEL: 'info', ...env })
      if (config.database.kind === 'embedded')
        program.error(
          'splot worker needs DATABASE_URL: the embedded size has its workers inside `splot serve`.',
        )
      const service = await openService(config)
      await startWorkers(service)
      service.log.info({}, 'A worker takes jobs.')
      await untilToldToStop(service.close, service.log)
    })
}

function registerMigrate(program: Command, env: NodeJS.ProcessEnv): void {
  program
    .command('migrate')
    .summary('bring the database to the newest form')
    .description(
      'Brings the database to the newest form. Safe to run twice and from several machines at once; `splot serve` and `splot worker` do it too.',
    )
    .addHelpText('after', '\nExample:\n  DATABASE_URL=postgres://… splot migrate\n')
    .action(async () => {
      const database = await openDatabase(configOf(program, env).database)
      const names = await migrate(database).finally(() => database.close())
      process.stdout.write(
        names.length === 0
          ? 'Nothing to do: the database is in its newest form.\n'
          : `${names.map((name) => `migrated: ${name}`).join('\n')}\n`,
      )
    })
}
