import { loadCatalogue } from './catalogue/catalogue.loader.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import { builtInModelFolder } from './embedding/built-in.ts'
import { openEmbedder } from './embedding/embedder.loader.ts'
import type { Embedder } from './embedding/embedder.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database.ts'
import { type Log, openLog } from './platform/log.ts'
import { migrate } from './platform/migrate.ts'
import { type Jobs, openJobs } from './platform/queue.ts'

/** Everything a process works with. Each feature asks for the few parts that it needs. */
export type Service = Readonly<{
  config: Config
  database: Database
  jobs: Jobs
  clock: Clock
  log: Log
  catalogue: Catalogue
  /** The model in use; loaded once, at the first call. */
  embedder: () => Promise<Embedder>
  close(): Promise<void>
}>

/** Opens a process's parts in order and closes them in the opposite one. `dump` starts an embedded database from a copy. */
export async function openService(
  config: Config,
  options: { clock?: Clock; dump?: Blob } = {},
): Promise<Service> {
  const log = openLog(config.logLevel)
  const database = await openDatabase(
    options.dump && config.database.kind === 'embedded'
      ? { ...config.database, dump: options.dump }
      : config.database,
  )
  await migrate(database).catch(async (error) => {
    await database.close()
    throw error
  })
  const databaseUrl = config.database.kind === 'postgres' ? config.database.url : undefined
  const jobs = openJobs(
    database,
    { redisUrl: config.redisUrl, prefix: config.queuePrefix, databaseUrl },
    log,
  )
  const model = once(() => openEmbedder(modelSettings(config)))
  return {
    config,
    database,
    jobs,
    log,
    clock: options.clock ?? systemClock,
    catalogue: loadCatalogue(),
    embedder: model.get,
    close: async () => {
      await jobs.close()
      await model.opened()?.then((embedder) => embedder.close())
      await database.close()
    },
  }
}

function modelSettings(config: Config) {
  return {
    model: config.model ?? builtInModelFolder,
    ...(config.modelPrefixes === undefined ? {} : { prefixes: config.modelPrefixes }),
    ...(config.modelDtype === undefined ? {} : { dtype: config.modelDtype }),
  }
}

function once<T>(open: () => Promise<T>) {
  let opened: Promise<T> | undefined
  const get = () => {
    opened ??= open().catch((error) => {
      opened = undefined
      throw error
    })
    return opened
  }
  return { get, opened: () => opened }
}
