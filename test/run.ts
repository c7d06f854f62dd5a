/**
 * What `npm test` runs: every suite this machine can run, then which suites it could not, and how to enable them.
 *
 *   node test/run.ts [--nothing-skipped] [arguments for Vitest]
 *
 * With --nothing-skipped, a suite that cannot run ends it at once, and a skipped test is a failure.
 */
import { spawn } from 'node:child_process'
import { access, constants, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import pg from 'pg'

/** Something a suite needs: there, with its address, or not there, with the reason. */
type Found = Readonly<{ address: string; what: string } | { missing: string }>

type Counts = Readonly<{ passed: number; failed: number; skipped: readonly string[] }>

type Report = Readonly<{
  testResults: readonly Readonly<{
    status: string
    assertionResults: readonly Readonly<{ status: string; fullName: string }>[]
  }>[]
}>

const root = fileURLToPath(new URL('..', import.meta.url))
const probeTimeoutMs = 3000

const reason = (error: unknown) =>
  error instanceof AggregateError
    ? error.errors.map(String).join(', ')
    : error instanceof Error
      ? error.message
      : String(error)

/** The first address that answers, or why the last one did not. */
async function firstOf(addresses: readonly string[], probe: (address: string) => Promise<string>) {
  let missing = 'there is nothing to ask'
  for (const address of addresses) {
    try {
      return { address, what: await probe(address) } satisfies Found
    } catch (error) {
      missing = reason(error)
    }
  }
  return { missing } satisfies Found
}

const environment = (name: string, otherwise: readonly string[]) => {
  const given = process.env[name]
  return given ? [given] : otherwise
}

async function probePostgres(connectionString: string) {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: probeTimeoutMs })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ server: string; vector: string | null }>(
      `select current_setting('server_version') as server,
         (select default_version from pg_available_extensions where name = 'vector') as vector`,
    )
    if (!rows[0]?.vector) throw new Error(`PostgreSQL ${rows[0]?.server} has no pgvector`)
    return `PostgreSQL ${rows[0].server} with pgvector ${rows[0].vector}`
  } finally {
    await client.end().catch(() => {})
  }
}

async function probeRedis(address: string) {
  const redis = new Redis(address, {
    lazyConnect: true,
    connectTimeout: probeTimeoutMs,
    commandTimeout: probeTimeoutMs,
    retryStrategy: () => null,
  })
  let refused: unknown
  redis.on('error', (error) => {
    refused = error
  })
  try {
    await redis.connect()
    const server = await redis.info('server')
    return `Redis ${/^redis_version:(.+?)\s*$/m.exec(server)?.[1] ?? 'of an unknown version'}`
  } catch (error) {
    throw refused ?? error
  } finally {
    redis.disconnect()
  }
}

async function probeExecutable(path: string) {
  await access(path, constants.X_OK).catch(() => {
    throw new Error(`there is no program ${path}`)
  })
  return path
}

/** What this machine offers, and the environment variable that hands it on to the tests. */
async function lookAround() {
  const [postgres, redis, chromium] = await Promise.all([
    firstOf(
      environment('TEST_DATABASE_URL', [
        'postgres://postgres@127.0.0.1:5432/postgres',
        'postgres://root@127.0.0.1:5432/postgres',
        'postgres://postgres@localhost/postgres?host=/var/run/postgresql',
      ]),
      probePostgres,
    ),
    firstOf(environment('TEST_REDIS_URL', ['redis://127.0.0.1:6379']), probeRedis),
    firstOf(
      environment('CHROMIUM_PATH', [
        '/usr/bin/google-chrome',
        '/usr/bin/chromium-browser',
        '/usr/bin/chromium',
      ]),
      probeExecutable,
    ),
  ])
  return [
    {
      suites: ['services'],
      variable: 'TEST_DATABASE_URL',
      found: postgres,
      mend: 'Start PostgreSQL 15 or newer with pgvector (on Debian, scripts/install-pgvector.sh adds it), or set TEST_DATABASE_URL.',
    },
    {
      suites: ['services'],
      variable: 'TEST_REDIS_URL',
      found: redis,
      mend: 'Start Redis or Valkey on 127.0.0.1:6379, or set TEST_REDIS_URL.',
    },
    {
      suites: ['browser'],
      variable: 'CHROMIUM_PATH',
      found: chromium,
      mend: 'Install Chromium (on Debian, the package chromium), or set CHROMIUM_PATH.',
    },
  ] satisfies { suites: string[]; variable: string; found: Found; mend: string }[]
}

/** Runs Vitest to its end; its exit code and, where it wrote one, its report. */
async function runVitest(args: readonly string[], env: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'splot-test-'))
  const file = join(folder, 'report.json')
  try {
    const child = spawn(
      process.execPath,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...args,
      ],
      { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } },
    )
    process.once('SIGTERM', () => child.kill('SIGTERM'))
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (status) => resolve(status ?? 1))
    })
    const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}')
    return { code, report: JSON.parse(text) as Report }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A file that could not be loaded has no tests to its name; it counts as one failure. */
function count({ testResults }: Report): Counts {
  const tests = testResults.flatMap((file) => file.assertionResults)
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  )
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + unloaded.length,
    skipped: tests
      .filter((test) => test.status !== 'passed' && test.status !== 'failed')
      .map((test) => test.fullName),
  }
}

/** Says why a run that Vitest may have liked is a failure nonetheless. */
function objections({ passed, failed, skipped }: Counts, code: number, nothingSkipped: boolean) {
  const said: string[] = []
  if (passed + failed === 0) said.push('No test ran, and that is a failure.')
  if (code !== 0 && failed === 0) said.push(`Vitest ended with ${code}, though no test failed.`)
  if (nothingSkipped && skipped.length > 0) {
    said.push('These tests were skipped, and none may be:', ...skipped.map((name) => `  ${name}`))
  }
  return said
}

async function main(given: readonly string[]) {
  const nothingSkipped = given.includes('--nothing-skipped')
  const args = given.filter((arg) => arg !== '--nothing-skipped')
  const needs = await lookAround()

  const env: Record<string, string> = {}
  const missing: string[] = []
  const impossible = new Set<string>()
  for (const { suites, variable, found, mend } of needs) {
    if ('address' in found) {
      env[variable] = found.address
      console.log(`Found ${found.what}.`)
    } else {
      for (const suite of suites) impossible.add(suite)
      missing.push(`Skipped: ${suites.join(', ')} (${found.missing}). ${mend}`)
    }
  }
  if (nothingSkipped && missing.length > 0) {
    console.error(missing.join('\n'))
    return 1
  }

  const chosen = args.some((arg) => arg.startsWith('--project'))
  const suites = ['pure', 'db', 'services', 'browser'].filter((suite) => !impossible.has(suite))
  const projects = chosen ? [] : suites.map((suite) => `--project=${suite}`)
  const { code, report } = await runVitest([...projects, ...args], env)
  const counts = count(report)
  const said = objections(counts, code, nothingSkipped)

  for (const line of [...missing, ...said]) console.log(line)
  const skipped = counts.skipped.length > 0 ? `, ${counts.skipped.length} skipped` : ''
  console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`)
  return code === 0 && said.length > 0 ? 1 : code
}

process.exitCode = await main(process.argv.slice(2))
