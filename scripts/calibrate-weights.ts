/**
 * What `src/matching/weights.ts` was set by: for judged needs and offers, the background of unrelated pairs, the quality of
 * the ranking for each share of dense evidence, and the logistic that turns evidence into a fit.
 *
 *   node scripts/calibrate-weights.ts ../shared/golden [data/demo]
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { openEmbedder } from '../src/embedding/embedder.loader.ts'
import { cosine, logistic } from '../src/matching/fit.ts'
import { lexicalBag } from '../src/matching/lexical.loader.ts'
import { textOf } from '../src/profiles/entry.ts'

type Text = Readonly<{ id: string; title: string; description: string; language: string }>
type Pair = Readonly<{
  need: number
  grade: number | undefined
  languages: string
  same: boolean
  dense: number
  lexical: number
}>

const lines = (file: string) => readFileSync(file, 'utf8').trim().split('\n')
const records = (file: string) => lines(file).map((line) => JSON.parse(line))

/** A judged set: the golden layout (needs, offers, qrels) or the demo's (entries, answers). */
function readSet(folder: string): { needs: Text[]; offers: Text[]; grades: Map<string, number> } {
  const judged = existsSync(join(folder, 'qrels.tsv')) ? 'qrels.tsv' : 'answers.tsv'
  const rows = lines(join(folder, judged)).map((line) => line.split('\t'))
  const grades = new Map(rows.map(([need, offer, grade]) => [`${need} ${offer}`, Number(grade)]))
  if (judged === 'qrels.tsv')
    return {
      needs: records(join(folder, 'needs.jsonl')),
      offers: records(join(folder, 'offers.jsonl')),
      grades,
    }
  const entries = records(join(folder, 'entries.jsonl')).map((entry) => ({
    ...entry,
    id: entry.externalId,
  }))
  return {
    needs: entries.filter((entry) => entry.side === 'need'),
    offers: entries.filter((entry) => entry.side === 'competency'),
    grades,
  }
}

async function pairsOf(folder: string): Promise<Pair[]> {
  const { needs, offers, grades } = readSet(folder)
  const embedder = await openEmbedder({ model: builtInModelFolder })
  const needVectors = await embedder.embed(needs.map(textOf), 'query')
  const offerVectors = await embedder.embed(offers.map(textOf), 'passage')
  await embedder.close()
  const [needWords, offerWords] = [needs, offers].map((texts) =>
    texts.map((text) => lexicalBag(textOf(text))),
  )
  return needs.flatMap((need, n) =>
    offers.map((offer, o) => ({
      need: n,
      grade: grades.get(`${need.id} ${offer.id}`),
      languages: [need.language, offer.language].sort().join('-'),
      same: need.language === offer.language,
      dense: cosine(needVectors[n] as Float32Array, offerVectors[o] as Float32Array),
      lexical: (needWords?.[n] ?? lexicalBag('')).likeness(offerWords?.[o] ?? lexicalBag('')),
    })),
  )
}

function spreadOf(values: readonly number[]): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, spread: Math.sqrt(variance) }
}

function backgroundOf(pairs: readonly Pair[]) {
  const unrelated = pairs.filter((pair) => pair.grade === undefined)
  const groups = [...Map.groupBy(unrelated, (pair) => pair.languages)].sort()
  return new Map(
    groups.map(([languages, list]) => [
      languages,
      {
        dense: spreadOf(list.map((pair) => pair.dense)),
        lexical: spreadOf(list.map((pair) => pair.lexical)),
      },
    ]),
  )
}

type Background = ReturnType<typeof backgroundOf>

const nothing = { dense: { mean: 0, spread: 1 }, lexical: { mean: 0, spread: 1 } }

function evidence(pair: Pair, background: Background, share: number): number {
  const { dense, lexical } = background.get(pair.languages) ?? nothing
  const standard = (value: number, of: { mean: number; spread: number }) =>
    (value - of.mean) / of.spread
  return share * standard(pair.dense, dense) + (1 - share) * standard(pair.lexical, lexical)
}

/** nDCG@10 with gains 2^grade − 1, over the needs that have anything to find among `kept`. */
function quality(pairs: readonly Pair[], score: (pair: Pair) => number): number {
  const gain = (pair: Pair) => 2 ** (pair.grade ?? 0) - 1
  const discounted = (list: readonly Pair[]) =>
    list.slice(0, 10).reduce((sum, pair, rank) => sum + gain(pair) / Math.log2(rank + 2), 0)
  const needs = [...Map.groupBy(pairs, (pair) => pair.need).values()]
  const figures = needs.flatMap((list) => {
    const ideal = discounted(list.toSorted((a, b) => gain(b) - gain(a)))
    return ideal === 0 ? [] : [discounted(list.toSorted((a, b) => score(b) - score(a))) / ideal]
  })
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}

/** Logistic regression of "grade 2 or better" on the evidence, by Newton's method. */
function logisticOf(pairs: readonly Pair[], value: (pair: Pair) => number) {
  let [bias, weight] = [0, 0]
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-9, 0, 1e-9]
    for (const pair of pairs) {
      const x = value(pair)
      const p = logistic(bias + weight * x)
      const error = p - ((pair.grade ?? 0) >= 2 ? 1 : 0)
      g0 += error
      g1 += error * x
      h00 += p * (1 - p)
      h01 += p * (1 - p) * x
      h11 += p * (1 - p) * x * x
    }
    const determinant = h00 * h11 - h01 * h01
    bias -= (h11 * g0 - h01 * g1) / determinant
    weight -= (h00 * g1 - h01 * g0) / determinant
  }
  return { threshold: -bias / weight, slope: 1 / weight }
}

/** The pairs a reader would be shown: of each need the twenty with the most evidence. */
function shown(pairs: readonly Pair[], value: (pair: Pair) => number): Pair[] {
  const needs = [...Map.groupBy(pairs, (pair) => pair.need).values()]
  return needs.flatMap((list) => list.toSorted((a, b) => value(b) - value(a)).slice(0, 20))
}

/** The middle of what the sets say, so that none of them decides alone. */
function averaged(backgrounds: readonly Background[]): Background {
  const of = (languages: string, kind: 'dense' | 'lexical', what: 'mean' | 'spread') => {
    const values = backgrounds.flatMap((one) => one.get(languages)?.[kind][what] ?? [])
    return Number((values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(4))
  }
  const all = [...new Set(backgrounds.flatMap((one) => [...one.keys()]))].sort()
  const both = (languages: string, kind: 'dense' | 'lexical') => ({
    mean: of(languages, kind, 'mean'),
    spread: of(languages, kind, 'spread'),
  })
  return new Map(
    all.map((languages) => [
      languages,
      { dense: both(languages, 'dense'), lexical: both(languages, 'lexical') },
    ]),
  )
}

const sets = await Promise.all(
  process.argv.slice(2).map(async (folder) => ({ folder, pairs: await pairsOf(folder) })),
)
const background = averaged(sets.map(({ pairs }) => backgroundOf(pairs)))
process.stdout.write(`${JSON.stringify(Object.fromEntries(background), null, 2)}\n`)
for (const { folder, pairs } of sets) {
  process.stdout.write(`${folder}\n`)
  for (const share of [1, 0.8, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0]) {
    const value = (pair: Pair) => evidence(pair, background, share)
    const [all, cross, same] = [
      pairs,
      pairs.filter((pair) => !pair.same),
      pairs.filter((pair) => pair.same),
    ].map((list) => quality(list, value).toFixed(3))
    const { threshold, slope } = logisticOf(shown(pairs, value), value)
    process.stdout.write(
      `dense ${share.toFixed(2)}: nDCG@10 all ${all} cross ${cross} same ${same}; shown: threshold ${threshold.toFixed(2)} slope ${slope.toFixed(2)}\n`,
    )
  }
  const raw = quality(pairs, (pair) => pair.dense).toFixed(3)
  process.stdout.write(`dense without background: nDCG@10 all ${raw}\n`)
}
