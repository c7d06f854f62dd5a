import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Embedder } from '../src/embedding/embedder.ts'
import { seededRandom, shuffle } from '../src/embedding/random.ts'
import { meanings } from '../src/matching/meaning.actions.ts'
import type { EntryToEmbed } from '../src/matching/meaning.queries.ts'
import { contentHash, newId } from '../src/platform/identity.ts'
import { type Language, languages } from '../src/platform/phrase.ts'
import { vectorLiteral } from '../src/platform/vector.ts'
import { type Side, textOf } from '../src/profiles/entry.ts'

const reference = join(import.meta.dirname, '../../shared/reference')
const demo = join(import.meta.dirname, '../data/demo/entries.jsonl')
const day = '2026-11-27T06:40:00Z'

/** Countries and the share of organisations each has: filters of known selectivity. */
export const shares = { PL: 0.5, DE: 0.1, CZ: 0.01, SK: 0.001 } as const
const rest = 'FR'

type Text = Readonly<{ language: Language; title: string; description: string }>

/** Headings of the public vocabularies with what describes them, where these are at hand; else sentences of the demo. */
function textsAtHand(): Text[] {
  if (!existsSync(join(reference, 'cpv_2008.csv'))) return demoTexts()
  const rows = ['cpv_2008.csv', 'esco_skills.csv', 'nace_rev2.1.csv'].flatMap((file) =>
    rowsOf(readFileSync(join(reference, file))),
  )
  const texts = rows.flatMap((row) =>
    languages.flatMap((language) => {
      const description = (row[`${language}_description`] ?? '').slice(0, 600)
      const titles = [row[language] ?? '', ...(row[`${language}_alt`] ?? '').split('|')]
      return titles.map((title) => ({ language, title: title.trim().slice(0, 300), description }))
    }),
  )
  return distinct(texts.filter(({ title }) => title.length > 2))
}

function demoTexts(): Text[] {
  const entries: Text[] = readFileSync(demo, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return distinct(
    entries.flatMap(({ language, title, description }) =>
      [title, ...description.split(/(?<=[.!?])\s+/)].map((text) => ({
        language,
        title: text,
        description: '',
      })),
    ),
  )
}

/** What people might ask: titles of projects where these are at hand, else of the entries themselves. */
function questionsAtHand(texts: readonly Text[]): string[] {
  const projects = join(reference, 'erdf_project_texts.csv.gz')
  if (!existsSync(projects)) return texts.map(({ title }) => title)
  return rowsOf(gunzipSync(readFileSync(projects)))
    .map(({ title = '' }) => title.slice(0, 200))
    .filter((title) => title.length > 10)
}

function rowsOf(csv: Buffer): Record<string, string>[] {
  return parse(csv, { columns: true, bom: true, relax_column_count: true })
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [`${text.language} ${text.title}`, text])).values()]
}

function mixed<T>(all: readonly T[]): T[] {
  const order = Int32Array.from(all.keys())
  shuffle(seededRandom(7), order)
  return [...order].flatMap((at) => all[at] ?? [])
}

type Kept = Readonly<{
  /** The side of the entry at this place of a profile of four; competencies by default. */
  sideAt?: (place: number) => Side
  /** Whether sentences are kept with their vectors, as they are where evidence is quoted. */
  sentences?: boolean
}>

/** `count` entries of `count / 4` organisations with their vectors, the same at every run; and texts to look for. */
export async function fillSearchWorld(
  client: pg.ClientBase,
  embedder: Embedder,
  count: number,
  { sideAt = () => 'competency', sentences = false }: Kept = {},
): Promise<{ questions: string[]; phrases: string[] }> {
  const random = seededRandom(7)
  const texts = mixed(textsAtHand())
  const owners = Array.from({ length: Math.ceil(count / 4) }, (_, at) => ownerOf(at, random.unit()))
  const entries = Array.from({ length: count }, (_, at) => {
    const { language, title, description } = texts[at % texts.length] ?? {
      language: 'en',
      title: '',
      description: '',
    }
    return {
      id: newId('entry', `s${at}`),
      organisationId: owners[at >> 2]?.id ?? '',
      side: sideAt(at & 3),
      textHash: contentHash(language, title, description),
      language,
      title,
      description,
    }
  })
  await copy(
    client,
    'organisation (id, name, country, nuts, kind, created_at, updated_at)',
    owners.map((one) => [one.id, one.name, one.country, `${one.country}21`, 'company', day, day]),
  )
  await copy(
    client,
    'entry (id, organisation_id, side, title, description, language, nace, confirmed_on, text_hash, created_at, updated_at)',
    entries.map((one) => {
      const nace = `{${10 + (one.textHash.charCodeAt(0) % 20)}.1}`
      return [
        one.id,
        one.organisationId,
        one.side,
        one.title,
        one.description,
        one.language,
        nace,
        '2026-11-27',
        one.textHash,
        day,
        day,
      ]
    }),
  )
  for (let at = 0; at < entries.length; at += 5000)
    await copyMeanings(client, embedder, entries.slice(at, at + 5000), sentences)
  await client.query('analyze')
  return {
    questions: mixed(questionsAtHand(texts)),
    // Headings that no entry has, as somebody would look for them.
    phrases: (texts.length > count ? texts.slice(count) : texts).map(({ title }) => title),
  }
}

async function copyMeanings(
  client: pg.ClientBase,
  embedder: Embedder,
  entries: readonly EntryToEmbed[],
  withSentences: boolean,
): Promise<void> {
  const { modelId } = embedder
  const meant = withSentences
    ? await meanings(embedder, entries)
    : await embedder.embed(entries.map(textOf)).then((vectors) =>
        entries.map((entry, at) => ({
          entry,
          vector: vectors[at] as Float32Array,
          sentences: [],
        })),
      )
  await copy(
    client,
    'entry_embedding (entry_id, model_id, text_hash, side, language, embedding, embedded_at)',
    meant.map(({ entry, vector }) => [
      entry.id,
      modelId,
      entry.textHash,
      entry.side,
      entry.language,
      vectorLiteral(vector),
      day,
    ]),
  )
  await copy(
    client,
    'entry_sentence (entry_id, model_id, position, text, embedding)',
    meant.flatMap(({ entry, sentences }) =>
      sentences.map(({ text, vector }, at) => [
        entry.id,
        modelId,
        String(at),
        text,
        vectorLiteral(vector),
      ]),
    ),
  )
}

function ownerOf(at: number, draw: number) {
  let below = 0
  let country: string = rest
  for (const [code, share] of Object.entries(shares)) {
    if (draw >= below && draw < below + share) country = code
    below += share
  }
  return { id: newId('organisation', `s${at}`), name: `Organisation ${at}`, country }
}

async function copy(client: pg.ClientBase, into: string, rows: readonly string[][]): Promise<void> {
  const lines = rows.map((row) => `${row.map(escaped).join('\t')}\n`)
  await pipeline(Readable.from(lines), client.query(from(`copy ${into} from stdin`)))
}

function escaped(value: string): string {
  return value.replace(
    /[\\\t\n\r]/g,
    (sign) => ({ '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? '\\\\',
  )
}
