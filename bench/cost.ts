import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { beside, quantile } from './figures.ts'
import type { BenchRow } from './result.ts'

/** What something took: milliseconds by the clock, and of a processor in this process and in the sessions of the database. */
export type Cost = Readonly<{ clock: number; node: number; database: number }>

/** Does `work` once, alone; `client` looks at the sessions of its own database before and after. */
export async function costOf(client: pg.ClientBase, work: () => Promise<unknown>): Promise<Cost> {
  const before = await databaseCpu(client)
  const [cpu, started] = [process.cpuUsage(), performance.now()]
  await work()
  const clock = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { clock, node: (user + system) / 1000, database: (await databaseCpu(client)) - before }
}

/** Of all sessions of this database together; not a number where they run on another machine, or not on Linux. */
async function databaseCpu(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()',
  )
  return rows.reduce((sum, { pid }) => sum + cpuOfProcess(pid), 0)
}

function cpuOfProcess(pid: number): number {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')
    return Number(nanoseconds) / 1e6
  } catch {
    return Number.NaN
  }
}

/** The clock at its middle and at its worst twentieth, and the processor, of ours beside a peer's. */
export function costsBeside(
  what: string,
  peerName: string,
  ours: readonly Cost[],
  peer: readonly Cost[],
): BenchRow[] {
  const row = (name: string, share: number, of: keyof Cost) =>
    beside(name, at(share, ours, of), at(share, peer, of), 'ms')
  return [
    row(`${what}, p50, beside ${peerName}`, 0.5, 'clock'),
    row(`${what}, p95, beside ${peerName}`, 0.95, 'clock'),
    row(`${what}, processor in Node, p50`, 0.5, 'node'),
    row(`${what}, processor in PostgreSQL, p50`, 0.5, 'database'),
  ].filter(({ ours: value }) => !Number.isNaN(value))
}

function at(share: number, costs: readonly Cost[], of: keyof Cost): number {
  const values = costs.map((cost) => cost[of])
  return quantile(values, share)
}
