import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { builtInModelFolder } from '../../src/embedding/built-in.ts'
import { unitVector } from '../../src/embedding/embedder.ts'
import { needFigures, ranked } from '../../src/evaluation/figures.ts'
import { goldenFiles, readJudgedSet } from '../../src/evaluation/judged-set.loader.ts'
import type { JudgedSet, JudgedText } from '../../src/evaluation/judged-set.ts'
import { evaluateRankings, rankByMeaning } from '../../src/evaluation/rankings.actions.ts'
import type { Evaluation } from '../../src/evaluation/report.ts'
import { fit } from '../../src/matching/fit.ts'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import { expertWeights } from '../../src/matching/weights.ts'
import { languages } from '../../src/platform/phrase.ts'

const entry = (id: string, language: (typeof languages)[number]): JudgedText => ({
  id,
  language,
  title: `entry ${id}`,
  description: '',
})

test('equal scores rank by id, whatever the order of the file', () => {
  const offers = ['O3', 'O1', 'O2'].map((id) => entry(id, 'pl'))
  expect(ranked(offers, [1, 1, 2]).map(({ id }) => id)).toEqual(['O2', 'O1', 'O3'])
})

test('a part is ranked by itself, but what is found is found among all', () => {
  const offers = ['O1', 'O2', 'O3', 'O4'].map((id, at) => entry(id, at < 2 ? 'pl' : 'de'))
  const grades = new Map([
    ['O4', 3],
    ['O1', 0],
  ])
  const { parts } = needFigures(entry('N', 'pl'), offers, grades, ['all', 'cross', 'same', 'fr'])
  expect(parts['all']).toMatchObject({ mrr: 0.25, 'success@1': 0, 'hard-negative-errors': 1 })
  expect(parts['cross']).toMatchObject({ mrr: 0.5, 'recall@10': 1, 'found@10': 1 })
  expect(parts['same']?.mrr).toBeNaN()
  expect(parts['fr']?.['ndcg@10']).toBeNaN()
})

test('the fused ranking is the one by fit, for any meanings', () => {
  const meaning = fc.record({
    vector: fc
      .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
      .map((values) => unitVector(Float32Array.from(values))),
    words: fc.constantFrom('stal', 'steel beams', 'Holzbau und Stahl').map(lexicalBag),
    language: fc.constantFrom(...languages),
  })
  const offers = fc.array(meaning, { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(meaning, offers, (need, competencies) => {
      const set: JudgedSet = {
        needs: [entry('N', need.language)],
        offers: competencies.map(({ language }, at) => entry(`O${at}`, language)),
        grades: new Map([['N', new Map([['O0', 3]])]]),
      }
      const meanings = { model: 'test', needs: [need], offers: competencies }
      const { fused } = rankByMeaning(set, meanings, expertWeights)
      const fits = (fused.shown[0] ?? []).map(({ id }) => {
        const competency = competencies[Number(id.slice(1))]
        return competency ? fit(need, competency, expertWeights).value : Number.NaN
      })
      expect(fits).toEqual(fits.toSorted((a, b) => b - a))
    }),
  )
})

describe('on the set that ships, with the built-in model', () => {
  let evaluation: Evaluation
  const steps: string[] = []
  beforeAll(async () => {
    const wish = { models: [builtInModelFolder], seed: 1, resamples: 500 }
    evaluation = await evaluateRankings(readJudgedSet(goldenFiles), wish, (what, done, total) =>
      steps.push(`${what.slice(0, 9)} ${done}/${total}`),
    )
  }, 60_000)

  test('five rankings are measured, each with intervals around its figures', () => {
    expect(evaluation.rankings.map(({ name }) => name)).toEqual([
      'bm25',
      'chars',
      'hashing',
      'dense',
      'fused',
    ])
    for (const ranking of evaluation.rankings) {
      const [from, to] = ranking.intervals['ndcg@10']
      expect(from).toBeLessThanOrEqual(ranking['ndcg@10'])
      expect(to).toBeGreaterThanOrEqual(ranking['ndcg@10'])
      expect(ranking.byNeedLanguage.map(({ needs }) => needs)).toEqual([3, 3, 3, 3])
      expect(ranking['found@10']).toBe(ranking['recall@10'])
    }
  })

  test('what Splot ranks by is ahead of every ranking by words', () => {
    const lexical = evaluation.differences.filter(({ to }) => to.model === null)
    expect(lexical.map(({ to }) => to.name)).toEqual(['bm25', 'chars', 'hashing'])
    for (const { figures, to } of lexical)
      expect(figures['ndcg@10'].interval[0], to.name).toBeGreaterThan(0)
  })

  test('the fit is set against what is true, bin by bin', () => {
    const [calibration] = evaluation.calibration
    expect(calibration?.shown.pairs).toBe(120)
    expect(calibration?.shown.bins).toHaveLength(10)
    expect(calibration?.heldOut.pairs).toBe(120)
  })

  test('progress is told', () => {
    expect(steps).toEqual(['embedding 12/12', 'embedding 79/79'])
  })
})
