import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { besideEachOther, loadOfMachine } from './median.ts'
import type { BenchResult } from './result.ts'

const rounds = 3
const root = join(import.meta.dirname, '..')
const splot = join(root, 'bin/splot')

/** Opens the same database with the same extensions, and does nothing else. */
const databaseAlone = `
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'
import { vector } from '@electric-sql/pglite-pgvector'
const lite = await PGlite.create({ dataDir: process.argv[1], extensions: { vector, pg_trgm, unaccent } })
await lite.query('create extension if not exists vector')
process.stdout.write('open')
await lite.close()`

/**
 * From the command to `/ready` answering 200, in the embedded size: with no data folder yet, and with the folder of
 * the start before. Beside it, a process that opens PGlite alone on a new and on an existing folder.
 */
export async function bench(): Promise<BenchResult> {
  const seconds = { ours: { cold: [], warm: [] }, peer: { cold: [], warm: [] } } as Record<
    'ours' | 'peer',
    Record<'cold' | 'warm', number[]>
  >
  for (let round = 0; round < rounds; round++) {
    const folder = mkdtempSync(join(tmpdir(), 'splot-bench-start-'))
    try {
      for (const state of ['cold', 'warm'] as const) {
        seconds.ours[state].push(await timeToReady(join(folder, 'splot')))
        seconds.peer[state].push(await timeToOpen(join(folder, 'alone')))
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const row = (what: string, state: 'cold' | 'warm') =>
    besideEachOther(`${what}, beside PGlite alone`, 's', seconds.ours[state], seconds.peer[state])
  return {
    name: 'start',
    load: loadOfMachine(),
    rows: [
      row('start to ready, no data folder', 'cold'),
      row('start to ready, existing folder', 'warm'),
    ],
  }
}

async function timeToReady(folder: string): Promise<number> {
  const started = performance.now()
  const child = spawn(splot, ['--data', folder, 'serve', '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', SPLOT_LOG_LEVEL: 'error' },
  })
  try {
    const url = await addressOf(child)
    while ((await fetch(`${url}/ready`)).status !== 200) await pause(20)
    return (performance.now() - started) / 1000
  } finally {
    await stop(child)
  }
}

/** Reads the address from what `splot serve` says when it listens. */
async function addressOf(child: ChildProcess): Promise<string> {
  const said: string[] = []
  if (child.stderr)
    for await (const line of createInterface({ input: child.stderr })) {
      const [, url] = /^Splot listens on (http:\S+)/.exec(line) ?? []
      if (url) return url
      said.push(line)
    }
  throw new Error(`splot serve ended before it listened:\\n${said.join('\\n')}`)
}

async function timeToOpen(folder: string): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--input-type=module', '--eval', databaseAlone, folder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  const took = (performance.now() - started) / 1000
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error('PGlite alone did not open.')
  return took
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
