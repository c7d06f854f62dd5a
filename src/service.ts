import { loadCatalogue } from './catalogue/catalogue.loader.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { CatalogueLists } from './catalogue/catalogue-lists.ts'
import { loadLists } from './catalogue/lists.loader.ts'
import { builtIn } from './embedding/model-choice.ts'
import { lastingSettings } from './embedding/model-place.loader.ts'
import { type EmbedderInUse, type Models, openModels } from './embedding/models.loader.ts'
import { jobs as everyJob } from './jobs.ts'
import { shippedBackground } from './matching/shipped-background.loader.ts'
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
  /** What ships beside the official lists: crosswalks, places, terms, specialisations. */
  lists: CatalogueLists
  /** The model in use; loaded at the first call, and followed when the installation changes to another. */
  embedder: () => Promise<EmbedderInUse>
  models: Models
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
  const jobs = openJobs(
    database,
    {
      redisUrl: config.redisUrl,
      prefix: config.queuePrefix,
      databaseUrl: config.database.kind === 'postgres' ? config.database.url : undefined,
      kinds: Object.keys(everyJob).length,
    },
    log,
  )
  const clock = options.clock ?? systemClock
  const models = openModels({
    database,
    clock,
    log,
    configured: modelSettings(config),
    isConfigured: config.model !== undefined,
    measure: shippedBackground,
  })
  return {
    config,
    database,
    jobs,
    log,
    clock,
    catalogue: loadCatalogue(),
    lists: loadLists(),
    embedder: models.current,
    models,
    close: async () => {
      await jobs.close()
      await models.close()
      await database.close()
    },
  }
}

function modelSettings(config: Config) {
  return lastingSettings({
    model: config.model ?? builtIn,
    ...(config.modelPrefixes === undefined ? {} : { prefixes: config.modelPrefixes }),
    ...(config.modelDtype === undefined ? {} : { dtype: config.modelDtype }),
  })
}
