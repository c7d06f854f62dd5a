import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { builtInModelFolder } from '../src/embedding/built-in.ts'
import { filesIn, readJudgedSet } from '../src/evaluation/judged-set.loader.ts'
import { evaluateRankings } from '../src/evaluation/rankings.actions.ts'
import type { RankingReport } from '../src/evaluation/report.ts'
import type { BenchResult } from './result.ts'

type Measure = Readonly<{ what: string; unit: string; of: (ranking: RankingReport) => number }>

const measures: readonly Measure[] = [
  { what: 'all offers', unit: 'nDCG@10', of: (one) => one['ndcg@10'] },
  { what: 'offers in another language', unit: 'nDCG@10', of: (one) => one.cross['ndcg@10'] },
  { what: 'offers in the same language', unit: 'nDCG@10', of: (one) => one.same['ndcg@10'] },
  {
    what: 'good offers in another language among all',
    unit: 'recall@10',
    of: (one) => one.cross['found@10'],
  },
]
const peers = { bm25: 'BM25', chars: 'character n-grams' } as const

/**
 * How well offers are ranked for needs by the built-in model, beside BM25 and character n-grams, on a judged set: nDCG@10
 * (gain 2^grade - 1) over all offers, and over those in other languages and in the need's own each ranked by
 * themselves; recall@10 of good answers in another language among all offers. `splot evaluate` tells more.
 * @param folder holds needs.jsonl, offers.jsonl and qrels.tsv
 * @throws Error when it does not
 */
export async function bench(
  folder = join(import.meta.dirname, '..', '..', 'shared', 'golden'),
): Promise<BenchResult> {
  const files = filesIn(folder)
  for (const file of Object.values(files)) {
    if (!existsSync(file))
      throw new Error(
        `${file} is not there: give the folder of the judged set, with needs.jsonl, offers.jsonl and qrels.tsv.`,
      )
  }
  const wish = { models: [builtInModelFolder], seed: 1, resamples: 0 }
  const { rankings } = await evaluateRankings(readJudgedSet(files), wish, () => {})
  const figure = (name: RankingReport['name'], { of }: Measure) => {
    const found = rankings.find((ranking) => ranking.name === name)
    return found ? of(found) : Number.NaN
  }
  const rows = (['bm25', 'chars'] as const).flatMap((name) =>
    measures.map((measure) => {
      const [ours, peer] = [figure('dense', measure), figure(name, measure)]
      const what = `${measure.what}, beside ${peers[name]}`
      return { what, ours, peer, ratio: ours / peer, unit: measure.unit }
    }),
  )
  const load = loadavg().map((value) => value.toFixed(1))
  return { name: 'golden', load: load.join(' '), rows }
}

if (import.meta.main) {
  const { rows } = await bench(process.argv[2])
  console.table(rows)
}
