import { expect, test } from 'vitest'
import { orderByLikeness } from '../../src/embedding/batch-order.ts'
import type { Concept } from '../../src/embedding/concepts.ts'
import { TextNumbers } from '../../src/embedding/corpus.ts'
import { PairPool } from '../../src/embedding/pair-pool.ts'
import { drawPairs, pairSource, textsASideMax } from '../../src/embedding/pairs.ts'
import { seededRandom } from '../../src/embedding/random.ts'
import { wrappings } from '../../src/embedding/wrappings.ts'

const concept = (key: string, parents: string[], names: Record<string, string[]>): Concept => ({
  source: 'test',
  key,
  parents,
  names: new Map(Object.entries(names)),
})
const concepts = [
  concept('metal', [], { en: ['metal'], pl: ['metal pl'], cs: ['metal cs'] }),
  concept('steel', ['metal'], { en: ['steel', 'carbon iron'], pl: ['stal'], de: ['Stahl'] }),
  concept('copper', ['metal'], { en: ['copper'], pl: ['miedź'] }),
]

function drawn(seed: number): { left: string[]; right: string[]; concept: number }[] {
  const numbers = new TextNumbers()
  const source = pairSource(concepts, numbers, { paragraph: 0.5, wrapped: 0.3 })
  const pairs: ReturnType<typeof drawn> = []
  const random = seededRandom(seed)
  for (let epoch = 0; epoch < 50; epoch++) {
    drawPairs(source, random, (left, right, about) => {
      const read = (texts: readonly number[]) => texts.map((text) => numbers.texts[text] ?? '')
      pairs.push({ left: read(left), right: read(right), concept: about })
    })
  }
  return pairs
}

test('the same seed draws the same pairs, another seed others', () => {
  expect(drawn(1)).toEqual(drawn(1))
  expect(drawn(1)).not.toEqual(drawn(2))
})

test('a pair begins with names of one concept, or of a child and its parent', () => {
  const conceptNamed = (name = '') =>
    concepts.findIndex(({ names }) => [...names.values()].flat().includes(name))
  for (const { left, right, concept: about } of drawn(1)) {
    expect(conceptNamed(left[0])).toBe(about)
    expect([about, 0]).toContain(conceptNamed(right[0]))
  }
})

test('all kinds of pairs are drawn, and none with more texts than fit', () => {
  const kinds = drawn(1).map(({ left, right }) => `${left.join('+')}=${right.join('+')}`)
  for (const kind of ['steel=stal', 'steel=carbon iron', 'metal cs=metal', 'stal=Stahl']) {
    expect(kinds).toContain(kind)
  }
  expect(kinds.some((kind) => /^(steel|carbon iron)\+metal=stal\+metal pl$/.test(kind))).toBe(true)
  const phrases = new Set(Object.values(wrappings).flat())
  expect(drawn(1).some(({ left }) => left.some((text) => phrases.has(text)))).toBe(true)
  for (const { left, right } of drawn(1)) {
    expect(Math.max(left.length, right.length)).toBeLessThanOrEqual(textsASideMax)
  }
})

test('each phrase around a text has its counterpart in every language', () => {
  const lengths = Object.values(wrappings).map((phrases) => phrases.length)
  expect(new Set(lengths).size).toBe(1)
})

test('many pairs are kept and given back', () => {
  const pool = new PairPool()
  for (let pair = 0; pair < 100_000; pair++) pool.add([pair], [pair + 1, pair + 2], pair % 7)
  expect([...pool.side(99_999, 0)]).toEqual([99_999, -1, -1, -1, -1, -1])
  expect([...pool.side(70_000, 1)].slice(0, 3)).toEqual([70_001, 70_002, -1])
  expect([pool.size, pool.conceptOf(99_999)]).toEqual([100_000, 99_999 % 7])
})

test('pairs that are alike come in runs, and none is lost', () => {
  const order = orderByLikeness(1000, (pair) => pair % 10, 4, seededRandom(1))
  expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
  const together = [...order].filter(
    (pair, at) => at > 0 && pair % 10 === (order[at - 1] ?? 0) % 10,
  )
  expect(together.length).toBeGreaterThan(700)
})
