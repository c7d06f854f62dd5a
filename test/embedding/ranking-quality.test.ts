import { expect, test } from 'vitest'
import { bench } from '../../bench/golden.ts'
import { retrieve } from '../../src/embedding/concept-retrieval.ts'
import type { Concept } from '../../src/embedding/concepts.ts'
import { bm25, characterTfIdf } from '../../src/embedding/lexical-baselines.ts'
import { meanOf, ndcg, recall } from '../../src/embedding/ranking-quality.ts'

const grades = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
])

test('nDCG is 1 for the best order, and as computed by hand for another', () => {
  expect(ndcg(['a', 'b', 'c'], grades, 10)).toBe(1)
  const byHand = (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3))
  expect(ndcg(['b', 'a', 'c'], grades, 10)).toBeCloseTo(byHand)
  expect(ndcg(['c', 'x'], grades, 10)).toBe(0)
  expect(ndcg(['a'], new Map(), 10)).toBeNaN()
})

test('recall counts what is good enough', () => {
  expect(recall(['a', 'x', 'b'], grades, 2)).toBe(0.5)
  expect(recall(['a', 'x', 'b'], grades, 2, 2)).toBe(1)
  expect(meanOf([1, Number.NaN, 0])).toBe(0.5)
})

test('lexical baselines prefer rare shared words, and word parts', () => {
  const documents = ['steel welding of bridges', 'wood of trees', 'bridges of wood']
  const best = (scores: readonly number[]) => scores.indexOf(Math.max(...scores))
  const words = bm25(documents)
  expect(best(documents.map((_, at) => words('welding of', at)))).toBe(0)
  expect(words('unheard', 0)).toBe(0)
  const parts = characterTfIdf(documents)
  expect(best(documents.map((_, at) => parts('weldings', at)))).toBe(0)
  expect(parts(documents[1] ?? '', 1)).toBeCloseTo(1)
})

test('a model that finds everything alike finds nothing, and one that knows finds all', () => {
  const concepts = ['stal', 'drewno', 'szkło'].map((name, at): Concept => {
    const names = new Map([
      ['pl', [name]],
      ['en', [`english ${at}`]],
    ])
    return { source: 'test', key: `${at}`, names, parents: [] }
  })
  const task = { source: 'test', from: 'pl', to: 'en' }
  const blind = retrieve(
    task,
    concepts,
    () => true,
    () => Float32Array.of(1, 0, 0),
  )
  expect(blind).toMatchObject({ queries: 3, candidates: 3, recallAt1: 0, recallAt10: 1 })
  const knowing = retrieve(
    task,
    concepts,
    () => true,
    (text) => {
      const at = concepts.findIndex(({ names }) => [...names.values()].flat().includes(text))
      return Float32Array.from({ length: 3 }, (_, i) => (i === at ? 1 : 0))
    },
  )
  expect(knowing.recallAt1).toBe(1)
})

test('the measurement on a judged set says which file it misses', async () => {
  await expect(bench('nowhere')).rejects.toThrow(/is not there: give the folder/)
})
