import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import type { Embedder } from '../src/embedding/embedder.ts'
import { filesIn, readJudgedSet } from '../src/evaluation/judged-set.loader.ts'
import { depth, type JudgedSet, type JudgedText } from '../src/evaluation/judged-set.ts'
import { meanOf, ndcg } from '../src/evaluation/metrics.ts'
import { seatFit } from '../src/links/seat-fit.ts'
import { fit, type Meaning } from '../src/matching/fit.ts'
import { lexicalBag } from '../src/matching/lexical.loader.ts'
import type { Sentence } from '../src/matching/profile.ts'
import { sentencesOf } from '../src/matching/sentences.ts'
import { expertWeights } from '../src/matching/weights.ts'
import { textOf } from '../src/profiles/entry.ts'
import { beside } from './figures.ts'
import { loadOfMachine } from './median.ts'
import type { BenchResult } from './result.ts'

const folder = join(import.meta.dirname, '..')
const judgedSets: Readonly<Record<string, () => JudgedSet>> = {
  'development set': () => readJudgedSet(filesIn(join(folder, '..', 'shared', 'golden'))),
  demo: demoSet,
  'data/golden': () => readJudgedSet(filesIn(join(folder, 'data', 'golden'))),
}

type Offer = Meaning & Readonly<{ id: string; sentences: readonly Sentence[] }>

/** How well offers are ranked for needs taken for seats, by their titles and whole, by the fit of seats beside that of needs. */
export async function bench(): Promise<BenchResult> {
  const embedder = await openEmbedder({ model: builtInModelFolder })
  try {
    const rows = []
    for (const [name, read] of Object.entries(judgedSets)) {
      const set = read()
      const offers = await offersOf(embedder, set.offers)
      for (const how of ['by their titles', 'whole'] as const) {
        const texts = set.needs.map((need) => (how === 'whole' ? textOf(need) : need.title))
        const seats = await meaningsOf(embedder, set.needs, texts, 'query')
        const quality = (value: (seat: Meaning, offer: Offer) => number) =>
          meanOf(
            seats.map((seat, place) => {
              const order = offers
                .map((offer) => ({ id: offer.id, value: value(seat, offer) }))
                .sort((a, b) => b.value - a.value)
              const grades = set.grades.get(set.needs[place]?.id ?? '') ?? new Map()
              const ids = order.map(({ id }) => id)
              return ndcg(ids, grades, depth)
            }),
          )
        const ours = quality((seat, one) => seatFit(seat, one, one.sentences, expertWeights).value)
        const peer = quality((seat, one) => fit(seat, one, expertWeights).value)
        rows.push(beside(`${name}, needs ${how}, beside fit`, ours, peer, `nDCG@${depth}`))
      }
    }
    return { name: 'seats', load: loadOfMachine(), rows }
  } finally {
    await embedder.close()
  }
}

async function meaningsOf(
  embedder: Embedder,
  of: readonly JudgedText[],
  texts: readonly string[],
  role: 'query' | 'passage',
): Promise<Meaning[]> {
  const vectors = await embedder.embed(texts, role)
  return of.map(({ language }, place) => ({
    language,
    vector: vectors[place] ?? new Float32Array(),
    words: lexicalBag(texts[place] ?? ''),
  }))
}

async function offersOf(embedder: Embedder, offers: readonly JudgedText[]): Promise<Offer[]> {
  const meanings = await meaningsOf(embedder, offers, offers.map(textOf), 'passage')
  const said = offers.map(sentencesOf)
  const vectors = (await embedder.embed(said.flat(), 'passage')).values()
  return meanings.map((meaning, place) => ({
    ...meaning,
    id: offers[place]?.id ?? '',
    sentences: (said[place] ?? []).map((text) => ({
      text,
      vector: vectors.next().value ?? new Float32Array(),
    })),
  }))
}

/** The demo as a judged set: the needs that its author answered, and what organisations offer. */
function demoSet(): JudgedSet {
  const linesOf = (file: string) =>
    readFileSync(join(folder, 'data', 'demo', file), 'utf8')
      .trim()
      .split('\n')
  const entries = linesOf('entries.jsonl')
    .map((line) => JSON.parse(line))
    .filter(({ visibility }) => visibility !== 'hidden')
    .map((entry) => ({ ...entry, id: entry.externalId as string }))
  const grades = new Map<string, Map<string, number>>()
  for (const line of linesOf('answers.tsv')) {
    const [need = '', offer = '', grade] = line.split('\t')
    grades.set(need, (grades.get(need) ?? new Map()).set(offer, Number(grade)))
  }
  return {
    needs: entries.filter(({ side, id }) => side === 'need' && grades.has(id)),
    offers: entries.filter(({ side }) => side === 'competency'),
    grades,
  }
}
