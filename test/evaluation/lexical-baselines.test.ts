import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bm25, characterTfIdf, featureHashing } from '../../src/evaluation/lexical-baselines.ts'

const documents = ['steel welding of bridges', 'wood of trees', 'bridges of wood', '']
const methods = { bm25, characterTfIdf, featureHashing }
const best = (scores: Float64Array) => scores.indexOf(Math.max(...scores))
const words = fc.constantFrom('steel', 'bridge', 'wood', 'glass', 'forming', 'of', 'the')
const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '))

test('rare shared words count most, and parts of words count for those who read them', () => {
  expect(best(bm25(documents)('welding of'))).toBe(0)
  expect([...bm25(documents)('unheard')]).toEqual([0, 0, 0, 0])
  expect(best(characterTfIdf(documents)('weldings'))).toBe(0)
  expect(best(featureHashing(documents)('weldings'))).toBe(0)
})

test('BM25 is as computed by hand', () => {
  const scores = bm25(['a b', 'a c c'])('c')
  const idf = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
  const length = 1.2 * (1 - 0.75 + (0.75 * 3) / 2.5)
  expect(scores[0]).toBe(0)
  expect(scores[1]).toBeCloseTo((idf * 2 * 2.2) / (2 + length), 12)
})

test.each(Object.entries(methods))(
  '%s finds nothing in an empty text, and never breaks',
  (_, method) => {
    for (const scores of [method(documents)(''), method(['', ''])('steel'), method([])('steel')])
      expect([...scores].filter((score) => !(Math.abs(score) <= 1e6))).toEqual([])
  },
)

test('the cosines of a text with itself are 1, and no other is more', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), fc.nat(5), (list, at) => {
      const own = at % list.length
      for (const method of [characterTfIdf, featureHashing]) {
        const scores = method(list)(list[own] ?? '')
        expect(scores[own]).toBeCloseTo(1, 9)
        expect(Math.max(...scores)).toBeLessThanOrEqual(1 + 1e-9)
      }
    }),
  )
})

test('letter case and order of words do not matter', () => {
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (list, query) => {
      const turned = query.toUpperCase().split(' ').toReversed().join(' ')
      for (const method of Object.values(methods)) {
        const [once, again] = [method(list)(query), method(list)(turned)]
        expect(once.every((score, at) => Math.abs(score - (again[at] ?? 0)) < 1e-9)).toBe(true)
      }
    }),
  )
})

test('hashing is the same on every machine', () => {
  const scores = featureHashing(['spawanie stali', 'welding steel'])('spawalnia')
  expect([...scores].map((score) => score.toFixed(6))).toMatchInlineSnapshot(`
    [
      "0.313340",
      "0.000000",
    ]
  `)
})
