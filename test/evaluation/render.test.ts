import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { reliability } from '../../src/evaluation/calibration.ts'
import { renderChart } from '../../src/evaluation/chart.ts'
import { needFigures } from '../../src/evaluation/figures.ts'
import type { JudgedText } from '../../src/evaluation/judged-set.ts'
import { type Evaluation, parts, type RankingName, reportOf } from '../../src/evaluation/report.ts'
import { aligned, renderConcepts, renderEvaluation } from '../../src/evaluation/table.ts'

const entry = (id: string, language: 'pl' | 'de'): JudgedText => ({
  id,
  language,
  title: id,
  description: '',
})

/** Two needs, three offers, one ranking a model. */
function evaluationOf(models: readonly string[]): Evaluation {
  const needs = [entry('N1', 'pl'), entry('N2', 'de')]
  const offers = [entry('O1', 'pl'), entry('O2', 'de'), entry('O3', 'de')]
  const grades = new Map([
    ['O1', 3],
    ['O2', 0],
    ['O3', 2],
  ])
  const one = (name: RankingName, model: string | null) => ({
    name,
    model,
    needs: needs.map((need) => needFigures(need, offers, grades, parts)),
    shown: needs.map(() => offers),
  })
  const measured = [
    one('bm25', null),
    ...models.flatMap((model) => [one('dense', model), one('fused', model)]),
  ]
  const shown = reliability([{ need: 'N1', predicted: 0.7, answer: true }])
  return {
    needs: 2,
    offers: 3,
    judgements: 6,
    resamples: 50,
    seed: 1,
    weights: 'test-1',
    organisations: null,
    ...reportOf(measured, offers.length, 50, seededRandom(1).unit),
    calibration: models.map((model) => ({ model, shown, heldOut: shown, judged: 1 })),
  }
}

test('models stand side by side: each against the words, its own vectors, and the first', () => {
  const { rankings, differences } = evaluationOf(['one', 'two'])
  expect(rankings.map(({ name, model }) => `${name} ${model}`)).toEqual([
    'bm25 null',
    'dense one',
    'fused one',
    'dense two',
    'fused two',
  ])
  expect(
    differences.map(({ of, to }) => `${of.name} ${of.model} - ${to.name} ${to.model}`),
  ).toEqual([
    'fused one - bm25 null',
    'fused one - dense one',
    'fused two - bm25 null',
    'fused two - fused one',
    'fused two - dense two',
  ])
  expect(differences[3]?.figures['ndcg@10']).toEqual({ difference: 0, interval: [0, 0] })
})

test('the table is aligned and says what its figures are', () => {
  const text = renderEvaluation(evaluationOf(['one']))
  expect(text).toContain('2 needs, 3 offers, 6 judgements; weights test-1')
  expect(text).toMatch(/\nfused {2,}\d?\.\d{3} \[/)
  expect(text).not.toMatch(/NaN|undefined|null/)
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
  expect(renderEvaluation(evaluationOf(['one', 'two']))).toContain('fused (two) − fused (one)')
})

test('the concepts kept aside are a table, too', () => {
  const task = { source: 'cpv', from: 'pl', to: 'en', queries: 177, candidates: 8580 }
  const text = renderConcepts([
    { model: 'one', tasks: [{ ...task, recallAt1: 0.672, recallAt10: 0.881 }] },
  ])
  expect(text).toContain('cpv pl → en  .672  .881    177   8580')
})

test('columns are as wide as their widest cell, whatever it says', () => {
  const cells = fc.tuple(fc.string(), fc.string(), fc.string())
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
      const lines = aligned([...rows, ['a', 'b', '|']])
      const width = Math.max(...lines.map((line) => line.length))
      expect(lines.at(-1)).toHaveLength(
        rows.every((row) => (row[2] ?? '').trimEnd().length <= 1)
          ? (lines.at(-1)?.length ?? 0)
          : width,
      )
    }),
  )
})

test('the chart is well-formed for any model names, and says its figures in words', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }), (models) => {
      const svg = renderChart(evaluationOf(models).rankings, { needs: 2, offers: 3 })
      expect(svg).not.toMatch(/NaN|undefined/)
      const bare = svg.replace(/<style>[\s\S]*?<\/style>/, '')
      const open: string[] = []
      for (const [tag = '', end, name, self] of bare.matchAll(/<(\/?)([a-z]+)[^<>]*?(\/?)>/g)) {
        if (end) expect(open.pop(), tag).toBe(name)
        else if (!self) open.push(name ?? '')
      }
      expect(open).toEqual([])
      expect(bare.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/)
    }),
  )
  const svg = renderChart(evaluationOf(['one']).rankings, { needs: 2, offers: 3 })
  expect(svg).toMatch(/<desc id="summary">nDCG@10 over all offers: BM25 \d\.\d\d, .*Splot/)
  expect(svg).toContain('prefers-color-scheme: dark')
})
