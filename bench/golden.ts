import { readFileSync, statSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import { bm25, characterTfIdf, type Similarity } from '../src/embedding/lexical-baselines.ts'
import { meanOf, ndcg, recall } from '../src/embedding/ranking-quality.ts'
import type { BenchResult } from './result.ts'

type Entry = Readonly<{ id: string; language: string; title: string; description: string }>
type Golden = Readonly<{
  needs: readonly Entry[]
  offers: readonly Entry[]
  grades: ReadonlyMap<string, ReadonlyMap<string, number>>
}>
/** Which offers a measure is about, seen from a need. */
type Part = Readonly<{ name: string; includes: (need: Entry, offer: Entry) => boolean }>

const parts: readonly Part[] = [
  { name: 'all offers', includes: () => true },
  {
    name: 'offers in another language',
    includes: (need, offer) => need.language !== offer.language,
  },
  {
    name: 'offers in the same language',
    includes: (need, offer) => need.language === offer.language,
  },
]
const depth = 10
/** From this grade on an offer answers an important part of the need. */
const goodGrade = 2

/**
 * How well offers are ranked for needs by the built-in model, beside BM25 and character n-grams, on a judged set: nDCG@10
 * (gain 2^grade - 1) over all offers, and over those in other languages and in the need's own each ranked by
 * themselves; recall@10 of good answers in another language among all offers.
 * @param folder holds needs.jsonl, offers.jsonl and qrels.tsv
 * @throws Error when it does not
 */
export async function bench(
  folder = join(import.meta.dirname, '..', '..', 'shared', 'golden'),
): Promise<BenchResult> {
  const golden = readGolden(folder)
  const offers = golden.offers.map(textOf)
  const dense = await denseSimilarity(golden)
  const peers = { BM25: bm25(offers), 'character n-grams': characterTfIdf(offers) }
  const rows = Object.entries(peers).flatMap(([peerName, peer]) =>
    [...parts.map((part) => ndcgOn(golden, part)), recallAcross(golden)].map((measure) => {
      const [ours, theirs] = [measure.of(dense), measure.of(peer)]
      const what = `${measure.name}, beside ${peerName}`
      return { what, ours, peer: theirs, ratio: ours / theirs, unit: measure.unit }
    }),
  )
  return {
    name: 'golden',
    load: loadavg()
      .map((load) => load.toFixed(1))
      .join(' '),
    rows,
  }
}

type Measure = Readonly<{ name: string; unit: string; of: (similarity: Similarity) => number }>

function ndcgOn(golden: Golden, part: Part): Measure {
  const of = (similarity: Similarity) =>
    meanOf(
      golden.needs.map((need) => {
        const offers = golden.offers.filter((offer) => part.includes(need, offer))
        const grades = gradesWithin(golden, need, offers)
        return ndcg(rank(golden, need, similarity, offers), grades, depth)
      }),
    )
  return { name: part.name, unit: 'nDCG@10', of }
}

function recallAcross(golden: Golden): Measure {
  const of = (similarity: Similarity) =>
    meanOf(
      golden.needs.map((need) => {
        const foreign = golden.offers.filter((offer) => offer.language !== need.language)
        const grades = gradesWithin(golden, need, foreign)
        return recall(rank(golden, need, similarity, golden.offers), grades, depth, goodGrade)
      }),
    )
  return { name: 'good offers in another language among all', unit: 'recall@10', of }
}

function rank(
  golden: Golden,
  need: Entry,
  similarity: Similarity,
  offers: readonly Entry[],
): string[] {
  const query = textOf(need)
  const places = new Map(golden.offers.map(({ id }, place) => [id, place]))
  const scored = offers.map(({ id }) => ({ id, score: similarity(query, places.get(id) ?? 0) }))
  return scored.toSorted((a, b) => b.score - a.score).map(({ id }) => id)
}

function gradesWithin(golden: Golden, need: Entry, offers: readonly Entry[]): Map<string, number> {
  const within = new Set(offers.map(({ id }) => id))
  return new Map([...(golden.grades.get(need.id) ?? [])].filter(([offer]) => within.has(offer)))
}

async function denseSimilarity({ needs, offers }: Golden): Promise<Similarity> {
  const embedder = await openEmbedder({ model: builtInModelFolder })
  const asked = needs.map(textOf)
  const vectors = await embedder.embed([...asked, ...offers.map(textOf)])
  await embedder.close()
  const queries = new Map(asked.map((text, at) => [text, vectors[at]]))
  return (query, document) => {
    const offer = vectors[asked.length + document]
    return queries.get(query)?.reduce((sum, value, i) => sum + value * (offer?.[i] ?? 0), 0) ?? 0
  }
}

function textOf({ title, description }: Entry): string {
  return `${title}. ${description}`
}

function readGolden(folder: string): Golden {
  const file = (name: string) => {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      throw new Error(
        `${path} is not there: give the folder of the judged set, with needs.jsonl, offers.jsonl and qrels.tsv.`,
      )
    }
    return readFileSync(path, 'utf8').trim().split('\n')
  }
  const grades = new Map<string, Map<string, number>>()
  for (const line of file('qrels.tsv')) {
    const [need = '', offer = '', grade] = line.split('\t')
    const known = grades.get(need) ?? new Map<string, number>()
    grades.set(need, known.set(offer, Number(grade)))
  }
  const entries = (name: string) => file(name).map((line): Entry => JSON.parse(line))
  return { needs: entries('needs.jsonl'), offers: entries('offers.jsonl'), grades }
}

if (import.meta.main) {
  const { rows } = await bench(process.argv[2])
  console.table(rows)
}
