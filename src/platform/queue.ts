import { createPostgresBackend, type Job, Queue, WaitingError, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import pg from 'pg'
import type { z } from 'zod'
import type { Database } from './database.ts'
import { during, type Log } from './log.ts'
import { QueuePool } from './pglite.ts'

/** One kind of job: its name, what it carries (ids, never copies of rows), and how it runs. */
export type JobDefinition<Payload = unknown> = Readonly<{
  name: string
  payload: z.ZodType<Payload>
  attempts: number
  concurrency: number
  /** Runs by itself this often, for sweeps. */
  everySeconds?: number
}>

export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition
}

/** What a running job is given: how to tell its progress, and the signal to hand itself back. */
type JobRun = Readonly<{ progress(share: number): Promise<void>; signal: AbortSignal }>
export type Handler<Payload> = (payload: Payload, run: JobRun) => Promise<void>

/** Thrown by a handler that was asked to stop between two steps: the job waits for the next worker. */
export class HandedBack extends Error {}

export type Jobs = Readonly<{
  /**
   * Hints that work is waiting. The database already holds what has to be done and a sweep finds what was
   * missed, so a queue that is out of reach is logged and never fails the caller.
   */
  add<Payload>(job: JobDefinition<Payload>, payloads: readonly Payload[]): Promise<void>
  work<Payload>(job: JobDefinition<Payload>, handler: Handler<Payload>): Promise<void>
  /** How many jobs of this kind wait to be taken. */
  waiting<Payload>(job: JobDefinition<Payload>): Promise<number>
  /** Whether the queue answers. */
  ping(): Promise<boolean>
  /** Stops taking jobs, asks running ones to finish or hand back, and closes every connection. */
  close(): Promise<void>
}>

type QueueSettings = Readonly<{
  redisUrl: string | undefined
  prefix: string
  databaseUrl: string | undefined
  /** How many kinds of jobs there are. */
  kinds: number
}>
type Connected = Readonly<{
  // BullMQ's two kinds of connection have no common type that its constructors accept.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  connection(blocking: boolean): any
  // biome-ignore lint/suspicious/noExplicitAny: see above
  backend: any
  prefix: string
  ping(): Promise<boolean>
  close(): Promise<void>
}>

/** The job queue: on Redis where configured, else on the database that holds the rows. */
export function openJobs(database: Database, settings: QueueSettings, log: Log): Jobs {
  const connected = settings.redisUrl
    ? onRedis(settings.redisUrl, settings.prefix)
    : database.embedded
      ? onPglite(database.embedded, settings.prefix)
      : onPostgres(settings.databaseUrl ?? '', settings)
  const queues = new Map<string, Queue>()
  const workers: Worker[] = []
  const stopping = new AbortController()
  const queueOf = (job: JobDefinition) => {
    const known = queues.get(job.name)
    if (known) return known
    const queue = openQueue(job, connected, log)
    queues.set(job.name, queue)
    return queue
  }
  return {
    add: async (job, payloads) => {
      await addAll(queueOf(job as JobDefinition), job.name, payloads).catch((error) =>
        log.warn(
          { err: error, job: job.name },
          'The queue did not take a hint; the sweep will find the work.',
        ),
      )
    },
    work: async (job, handler) => {
      workers.push(startWorker(job, handler, connected, stopping.signal, log))
      if (job.everySeconds)
        await repeat(queueOf(job as JobDefinition), job.name, job.everySeconds * 1000)
    },
    waiting: (job) => queueOf(job as JobDefinition).getWaitingCount(),
    ping: connected.ping,
    close: async () => {
      stopping.abort()
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      await connected.close()
    },
  }
}

/** On PostgreSQL, BullMQ makes temporary tables for each `addBulk`, which bloats the catalogue of the database: one job goes without. */
async function addAll(queue: Queue, name: string, payloads: readonly unknown[]): Promise<void> {
  if (payloads.length === 1) await queue.add(name, payloads[0])
  else await queue.addBulk(payloads.map((data) => ({ name, data })))
}

function openQueue(job: JobDefinition, connected: Connected, log: Log): Queue {
  const queue = new Queue(
    job.name,
    {
      connection: connected.connection(false),
      prefix: connected.prefix,
      defaultJobOptions: {
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: 1000 },
        removeOnComplete: { count: 200 },
        removeOnFail: { count: 1000 },
      },
    },
    connected.backend,
  )
  queue.on('error', (error) =>
    log.warn({ err: error, job: job.name }, 'The queue reported an error.'),
  )
  return queue
}

/** Now, because a process that was killed may have left work behind, and from then on every so often. */
async function repeat(queue: Queue, name: string, every: number): Promise<void> {
  await queue.upsertJobScheduler(name, { every }, { name, data: {} })
  await queue.add(name, {})
}

function startWorker<Payload>(
  job: JobDefinition<Payload>,
  handler: Handler<Payload>,
  connected: Connected,
  signal: AbortSignal,
  log: Log,
): Worker {
  const worker = new Worker(
    job.name,
    (taken, token) =>
      during({ job: job.name, jobId: taken.id ?? '' }, () =>
        runJob(job, handler, taken, token, signal, log),
      ),
    {
      connection: connected.connection(true),
      prefix: connected.prefix,
      concurrency: job.concurrency,
      removeOnComplete: { count: 200 },
      removeOnFail: { count: 1000 },
    },
    connected.backend,
  )
  worker.on('error', (error) =>
    log.warn({ err: error, job: job.name }, 'A worker lost its queue for a moment.'),
  )
  worker.on('failed', (failed, error) =>
    log.error(
      { err: error, job: job.name, jobId: failed?.id, attempt: failed?.attemptsMade },
      'A job failed.',
    ),
  )
  return worker
}

async function runJob<Payload>(
  job: JobDefinition<Payload>,
  handler: Handler<Payload>,
  taken: Job,
  token: string | undefined,
  signal: AbortSignal,
  log: Log,
): Promise<void> {
  const started = performance.now()
  try {
    await handler(job.payload.parse(taken.data), {
      progress: (share) => taken.updateProgress(Math.round(share * 100)),
      signal,
    })
    log.debug({ milliseconds: Math.round(performance.now() - started) }, 'A job is done.')
  } catch (error) {
    if (!(error instanceof HandedBack)) throw error
    await taken.moveToWait(token)
    throw new WaitingError()
  }
}

function onPglite(embedded: NonNullable<Database['embedded']>, prefix: string): Connected {
  return {
    connection: () => new QueuePool(embedded.lite, embedded.pool),
    backend: createPostgresBackend,
    prefix,
    ping: async () => (await embedded.pool.query('select 1')).rowCount === 1,
    close: async () => {},
  }
}

/** How many clients of the pool are there for queries. */
const queryingClients = 8

function onPostgres(url: string, { prefix, kinds }: QueueSettings): Connected {
  // Each worker keeps one client for LISTEN, for ever.
  const pool = new pg.Pool({
    connectionString: url,
    max: kinds + queryingClients,
    keepAlive: true,
    options: '-c search_path=bullmq,public',
  })
  // Each queue and worker listens for errors of the pool that they share.
  pool.setMaxListeners(0)
  pool.on('error', () => {})
  return {
    connection: () => pool,
    backend: createPostgresBackend,
    prefix,
    ping: async () => (await pool.query('select 1')).rowCount === 1,
    close: () => pool.end(),
  }
}

function onRedis(url: string, prefix: string): Connected {
  // A producer must answer at once when Redis is away; a worker waits for it to come back.
  const producer = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    lazyConnect: false,
  })
  const consumer = new Redis(url, { maxRetriesPerRequest: null })
  for (const redis of [producer, consumer]) redis.on('error', () => {})
  return {
    connection: (blocking) => (blocking ? consumer : producer),
    backend: undefined,
    prefix,
    ping: async () => (await producer.ping()) === 'PONG',
    close: async () => {
      producer.disconnect()
      consumer.disconnect()
    },
  }
}
