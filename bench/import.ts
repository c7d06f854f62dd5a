import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from } from 'pg-copy-streams'
import { importRows } from '../src/imports/import-rows.actions.ts'
import { contentHash, newId } from '../src/platform/identity.ts'
import { openService } from '../src/service.ts'
import { configOf, withDatabase } from './bench-database.ts'
import { besideEachOther, loadOfMachine } from './median.ts'
import type { BenchResult } from './result.ts'

const rounds = 3
const organisations = 50_000
const entriesEach = 3
const rowsOfAll = organisations * (1 + entriesEach)
const residentMost = 400

type Files = Readonly<{ organisations: string; entries: string }>

/** What the importing process tells once it is through. */
type Imported = Readonly<{ seconds: number; peakMegabytes: number }>

/**
 * 50,000 organisations with 150,000 entries from CSV into PostgreSQL, with everything an import does (parsing,
 * checking every field, looking for what is stored, hints to the queue), beside COPY of finished rows into
 * the same tables with the same indexes, which does none of it. The import runs in a process of its own, whose
 * resident memory is sampled.
 */
export async function bench(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'splot-bench-import-'))
  const seconds = { ours: [] as number[], peer: [] as number[] }
  const peaks: number[] = []
  try {
    const files = await generate(folder, 'import')
    const rows = await generate(folder, 'copy')
    for (let round = 0; round < rounds; round++) {
      const ours = await withDatabase((url) => importApart(url, files))
      seconds.ours.push(rowsOfAll / ours.seconds)
      peaks.push(ours.peakMegabytes)
      seconds.peer.push(rowsOfAll / (await withDatabase((url) => copyAll(url, rows))))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    name: 'import',
    load: loadOfMachine(),
    rows: [
      besideEachOther('import of 200,000 rows, beside COPY', 'rows/s', seconds.ours, seconds.peer),
      besideEachOther('peak resident memory, beside the aim', 'MB', peaks, [residentMost]),
    ],
  }
}

async function importApart(url: string, files: Files): Promise<Imported> {
  const child = fork(import.meta.filename, [url, files.organisations, files.entries])
  const [imported] = (await once(child, 'message')) as [Imported]
  await once(child, 'exit')
  return imported
}

async function importAll(url: string, files: readonly string[]): Promise<Imported> {
  const service = await openService(configOf(url))
  const actor = { name: 'bench', relations: ['operator'] } as const
  let peak = 0
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 50)
  const started = performance.now()
  for (const file of files) {
    const { refused, created, rows } = await importRows(service, actor, createReadStream(file))
    if (refused > 0 || created !== rows) throw new Error(`${file}: ${created} of ${rows} created.`)
  }
  const seconds = (performance.now() - started) / 1000
  clearInterval(sampling)
  await service.close()
  return { seconds, peakMegabytes: peak / 1e6 }
}

const copied = {
  organisations:
    'organisation (id, external_id, name, kind, size, country, nuts, city, website, languages, registration_numbers, description, created_at, updated_at)',
  entries:
    'entry (id, organisation_id, external_id, side, title, description, language, kind, nace, trl, visibility, expires_on, confirmed_on, text_hash, created_at, updated_at)',
} as const

async function copyAll(url: string, files: Files): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const started = performance.now()
  for (const what of ['organisations', 'entries'] as const) {
    const copy = client.query(from(`copy ${copied[what]} from stdin (format csv)`))
    await pipeline(createReadStream(files[what], { highWaterMark: 1 << 18 }), copy)
  }
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

/** Writes the same rows as a file to import, or finished, as COPY wants them. */
async function generate(folder: string, form: 'import' | 'copy'): Promise<Files> {
  const files = {
    organisations: join(folder, `organisations-${form}.csv`),
    entries: join(folder, `entries-${form}.csv`),
  }
  const write = (file: string, lines: Iterable<string>) =>
    pipeline(Readable.from(lines, { objectMode: false }), createWriteStream(file))
  await write(files.organisations, organisationLines(form))
  await write(files.entries, entryLines(form))
  return files
}

function* organisationLines(form: 'import' | 'copy'): Generator<string> {
  if (form === 'import')
    yield 'externalId,name,kind,size,country,nuts,city,website,languages,registrationNumbers,description\n'
  for (let n = 0; n < organisations; n++) {
    const id = `bench-${n}`
    const about = sentence(n, 30)
    const [start, end] = [
      `${id},Zakład ${words(n, 2)} ${n},company,small,PL,PL21,Kraków,https://z${n}.example`,
      about,
    ]
    yield form === 'import'
      ? `${start},pl|en,NIP:${1_000_000_000 + n},${end}\n`
      : `${newId('organisation', id)},${start},"{pl,en}",{NIP:${1_000_000_000 + n}},${end},now,now\n`
  }
}

function* entryLines(form: 'import' | 'copy'): Generator<string> {
  if (form === 'import')
    yield 'externalId,organisation,side,title,description,language,kind,nace,trl,visibility,confirmedOn\n'
  for (let n = 0; n < organisations * entriesEach; n++) {
    const [id, owner] = [`bench-entry-${n}`, `bench-${Math.floor(n / entriesEach)}`]
    const [title, description] = [`${words(n, 5)} ${n}`, sentence(n * 7, 45)]
    const said = `${n % 3 === 2 ? 'need' : 'competency'},${title},${description},pl,service`
    yield form === 'import'
      ? `${id},${owner},${said},25.62|28.41,6,public,2026-10-10\n`
      : `${newId('entry', id)},${newId('organisation', owner)},${id},${said},"{25.62,28.41}",6,public,,2026-10-10,${contentHash('pl', title, description)},now,now\n`
  }
}

const vocabulary =
  'obróbka skrawaniem laserowe spawanie odlewanie żeliwa precyzyjne formy wtryskowe kontrola rentgenowska powłoki ochronne badania wytrzymałości czujniki przemysłowe sterowanie napędów hydraulika siłowa montaż podzespołów kompozyty węglowe drukowanie metalu wentylacja chłodnictwo recykling tworzyw magazynowanie energii oprogramowanie wbudowane analiza drgań serwis maszyn projektowanie narzędzi'.split(
    ' ',
  )

function words(seed: number, count: number): string {
  let state = (seed * 2_654_435_761) >>> 0
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return vocabulary[state % vocabulary.length]
  }).join(' ')
}

function sentence(seed: number, count: number): string {
  return `Oferujemy ${words(seed, count)}.`
}

if (import.meta.main) {
  const [url = '', ...files] = process.argv.slice(2)
  process.send?.(await importAll(url, files))
  process.disconnect()
}
