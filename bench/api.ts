import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import autocannon from 'autocannon'
import pg from 'pg'
import { readConfig } from '../src/platform/config.ts'
import { openService } from '../src/service.ts'
import type { Kind, Listening } from './api-server.ts'
import { loadDemoWorld } from './demo-world.ts'
import { besideEachOther, loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const connections = 50
const rounds = 3
const seconds = 8
/** A first round, which is not counted. */
const warmUpSeconds = 2
const key = 'a-key-for-the-bench-only'
const server = process.env['TEST_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

type Round = Readonly<{ perSecond: number; p99: number }>
type Load = Readonly<{ kind: Kind; method: 'GET' | 'POST' }>

const loads = {
  read: { kind: 'splot', method: 'GET' },
  write: { kind: 'splot', method: 'POST' },
  bare: { kind: 'bare', method: 'GET' },
  select: { kind: 'select', method: 'GET' },
  insert: { kind: 'insert', method: 'POST' },
  embedded: { kind: 'splot-embedded', method: 'GET' },
} as const satisfies Record<string, Load>
type Name = keyof typeof loads

/**
 * The API under 50 connections on PostgreSQL: reading an organisation's suggestions and stating an entry, beside a bare
 * Hono route, Hono with one `select` by primary key, and Hono with one `insert`, in alternating rounds.
 */
export async function bench(): Promise<BenchResult> {
  const database = `splot_bench_api_${process.pid}`
  const url = new URL(server)
  url.pathname = `/${database}`
  await execute(server, `create database ${database}`)
  const children: ChildProcess[] = []
  try {
    const ids = await prepare(url.href)
    const urls = await openServers(url.href, children)
    const measured = await measure(urls, ids, url.href)
    return { name: 'api', load: loadOfMachine(), rows: compare(measured) }
  } finally {
    for (const child of children) await stop(child)
    await execute(server, `drop database ${database} with (force)`)
  }
}

async function prepare(url: string): Promise<string[]> {
  const env = {
    DATABASE_URL: url,
    SPLOT_API_KEYS: `bench:operator:${key}`,
    SPLOT_LOG_LEVEL: 'warn',
  }
  const service = await openService(readConfig(env))
  const ids = await loadDemoWorld(service)
  await service.close()
  await execute(
    url,
    `create table bench_insert (id uuid primary key default gen_random_uuid(), organisation_id uuid not null, content jsonb not null)`,
  )
  await execute(url, 'vacuum analyze')
  return ids
}

type Served = Readonly<{ url: string; ids: readonly string[] }>

async function openServers(
  url: string,
  children: ChildProcess[],
): Promise<ReadonlyMap<Kind, Served>> {
  const served = new Map<Kind, Served>()
  for (const kind of new Set(Object.values(loads).map((load) => load.kind))) {
    const child = fork(new URL('./api-server.ts', import.meta.url), [kind, url])
    children.push(child)
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The server "${kind}" of the bench ended before it listened.`)
    })
    const [listening] = (await Promise.race([once(child, 'message'), ended])) as [Listening]
    served.set(kind, { url: listening.url, ids: listening.organisationIds })
  }
  return served
}

async function measure(
  served: ReadonlyMap<Kind, Served>,
  ids: readonly string[],
  databaseUrl: string,
): Promise<Record<Name, Round[]>> {
  const measured: Record<Name, Round[]> = {
    read: [],
    write: [],
    bare: [],
    select: [],
    insert: [],
    embedded: [],
  }
  for (let round = 0; round <= rounds; round++)
    for (const name of Object.keys(loads) as Name[]) {
      const { url, ids: own } = served.get(loads[name].kind) ?? { url: '', ids: [] }
      const duration = round === 0 ? warmUpSeconds : seconds
      const found = await fire(loads[name], url, own.length > 0 ? own : ids, duration)
      if (round > 0) measured[name].push(found)
      // Profiles stay as large as they were.
      await execute(
        databaseUrl,
        'delete from entry where external_id is null; truncate bench_insert',
      )
    }
  return measured
}

/** One round of load; requests go through all organisations, each connection from another place on. */
async function fire(
  { method }: Load,
  url: string,
  ids: readonly string[],
  duration: number,
): Promise<Round> {
  const requests = ids.map((id, at) =>
    method === 'GET'
      ? { method, path: `/organisations/${id}/suggestions` }
      : { method, path: `/organisations/${id}/entries`, body: JSON.stringify(statement(at)) },
  )
  let started = 0
  const result = await autocannon({
    url,
    connections,
    duration,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    setupClient: (client) => {
      const from = Math.floor((started++ * ids.length) / connections)
      client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
    },
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(
      `${result.non2xx} of ${result.requests.total} answers from ${url} were refusals.`,
    )
  return { perSecond: result.requests.average, p99: result.latency.p99 }
}

function statement(at: number) {
  return {
    side: at % 2 === 0 ? 'need' : 'competency',
    title: `Kontrola porowatości odlewów aluminiowych, wariant ${at}`,
    description:
      'Szukamy laboratorium z tomografem, które zbada porowatość odlewów ciśnieniowych ze stopów aluminium i opisze jej przyczyny. Seria liczy do dwustu sztuk miesięcznie.',
    nace: ['24.53'],
  }
}

function compare(measured: Record<Name, Round[]>): BenchRow[] {
  return (
    [
      ['GET suggestions beside Hono + one select', 'read', 'select'],
      ['GET suggestions beside bare Hono', 'read', 'bare'],
      ['POST entry beside Hono + one select', 'write', 'select'],
      ['POST entry beside Hono + one insert', 'write', 'insert'],
      ['POST entry beside bare Hono', 'write', 'bare'],
      ['GET suggestions, embedded, beside Hono + one select', 'embedded', 'select'],
    ] as const
  ).flatMap(([what, ours, peer]) => [
    besideEachOther(
      what,
      'requests/s',
      measured[ours].map((round) => round.perSecond),
      measured[peer].map((round) => round.perSecond),
    ),
    besideEachOther(
      `${what}, p99`,
      'ms',
      measured[ours].map((round) => round.p99),
      measured[peer].map((round) => round.p99),
    ),
  ])
}

async function execute(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text).finally(() => client.end())
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
