import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, type FeatureExtractionPipeline, pipeline } from '@huggingface/transformers'
import { parse } from 'csv-parse/sync'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import type { Embedder } from '../src/embedding/embedder.ts'
import { seededRandom, shuffle } from '../src/embedding/random.ts'
import { besideEachOther, loadOfMachine } from './median.ts'
import type { BenchResult, BenchRow } from './result.ts'

const rounds = 5
/** As many as a large import has, and as many as the plain call takes some seconds for. */
const counts = { ours: 20_000, peer: 2000 }
const languages = ['en', 'pl', 'de', 'fr'] as const
const reference = join(import.meta.dirname, '../../shared/reference')
const demo = join(import.meta.dirname, '../data/demo/entries.jsonl')

type Row = Readonly<Record<string, string>>

/**
 * Texts a second with the built-in model: many at once through the embedder, beside plain calls of transformers.js with 256
 * texts each, as they come. Each round has texts of its own; the plain call gets the first of them.
 */
export async function bench(): Promise<BenchResult> {
  const texts = textsAtHand()
  const embedder = await openEmbedder({ model: builtInModelFolder })
  env.allowRemoteModels = false
  const extractor = await pipeline('feature-extraction', builtInModelFolder, { dtype: 'fp32' })
  const rows: BenchRow[] = []
  for (const [what, all] of Object.entries(texts)) {
    rows.push(await compare(`${what}, beside plain transformers.js`, all, embedder, extractor))
  }
  await Promise.all([embedder.close(), extractor.dispose()])
  return { name: 'embedding', load: loadOfMachine(), rows }
}

async function compare(
  what: string,
  texts: readonly string[],
  embedder: Embedder,
  extractor: FeatureExtractionPipeline,
): Promise<BenchRow> {
  const [ours, peer]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round++) {
    const mine = Array.from(
      { length: counts.ours },
      (_, at) => texts[(round * counts.ours + at) % texts.length] ?? '',
    )
    ours.push(await rate(mine, (all) => embedder.embed(all)))
    peer.push(await rate(mine.slice(0, counts.peer), (all) => plainly(extractor, all)))
  }
  return besideEachOther(what, 'texts/s', ours, peer)
}

async function plainly(extractor: FeatureExtractionPipeline, texts: readonly string[]) {
  for (let at = 0; at < texts.length; at += 256) {
    await extractor(texts.slice(at, at + 256), { pooling: 'mean', normalize: true })
  }
}

async function rate(
  texts: readonly string[],
  embed: (texts: readonly string[]) => Promise<unknown>,
): Promise<number> {
  const start = performance.now()
  await embed(texts)
  return texts.length / ((performance.now() - start) / 1000)
}

/** Short texts and paragraphs, from the reference tables if they are there, else from the demo; in random order. */
function textsAtHand(): Record<'short texts' | 'paragraphs', readonly string[]> {
  const entries = demoEntries()
  const paragraphs = entries.map(({ description }) => description)
  if (!existsSync(join(reference, 'esco_skills.csv'))) {
    const sentences = paragraphs.flatMap((text) => text.split(/(?<=[.!?])\s+/))
    return {
      'short texts': mixed([...entries.map(({ title }) => title), ...sentences]),
      paragraphs,
    }
  }
  const rows = ['cpv_2008.csv', 'esco_skills.csv', 'nace_rev2.1.csv'].flatMap(rowsOf)
  const labels = rows.flatMap((row) =>
    languages.flatMap((language) => [
      row[language] ?? '',
      ...(row[`${language}_alt`] ?? '').split('|'),
    ]),
  )
  return { 'short texts': mixed(labels), paragraphs: mixed(paragraphs) }
}

function demoEntries(): { title: string; description: string }[] {
  return readFileSync(demo, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function rowsOf(file: string): Row[] {
  return parse(readFileSync(join(reference, file)), { columns: true, bom: true })
}

function mixed(texts: readonly string[]): string[] {
  const distinct = [...new Set(texts)].filter((text) => text.trim() !== '')
  const order = Int32Array.from(distinct.keys())
  shuffle(seededRandom(1), order)
  return [...order].map((at) => distinct[at] ?? '')
}

if (import.meta.main) {
  const { load, rows } = await bench()
  console.table(rows)
  console.log(`load ${load}`)
}
