import { expect, test } from 'vitest'
import { bench } from '../../bench/golden.ts'
import { retrieve } from '../../src/embedding/concept-retrieval.ts'
import type { Concept } from '../../src/embedding/concepts.ts'

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
