import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { topK } from '../../src/matching/all-pairs.threads.ts'
import { type BestLists, mergeBest } from '../../src/matching/best-lists.ts'

function vectorsOf(count: number, dimension: number, seed: number): Float32Array {
  const random = seededRandom(seed)
  const vectors = Float32Array.from({ length: count * dimension }, () => random.normal())
  for (let row = 0; row < count; row++) {
    const vector = vectors.subarray(row * dimension, (row + 1) * dimension)
    const length = Math.hypot(...vector)
    for (let i = 0; i < dimension; i++) vector[i] = (vector[i] ?? 0) / length
  }
  return vectors
}

/** Every product of one query in double precision, best first. */
function bruteForce(queries: Float32Array, rows: Float32Array, dimension: number, query: number) {
  return Array.from({ length: rows.length / dimension }, (_, row) => {
    let score = 0
    for (let i = 0; i < dimension; i++)
      score += (queries[query * dimension + i] ?? 0) * (rows[row * dimension + i] ?? 0)
    return { row, score }
  }).sort((a, b) => b.score - a.score || a.row - b.row)
}

/** The list is that of brute force, where a place may be another's only if the two are equal but for rounding. */
function expectExact(lists: BestLists, query: number, truth: ReturnType<typeof bruteForce>): void {
  const scoreOf = new Map(truth.map(({ row, score }) => [row, score]))
  const places = [...lists.places.subarray(query * lists.k, (query + 1) * lists.k)]
  expect(new Set(places).size).toBe(lists.k)
  for (const [at, place] of places.entries()) {
    expect(Math.abs((scoreOf.get(place) ?? 9) - (truth[at]?.score ?? 0))).toBeLessThan(1e-6)
    expect(lists.scores[query * lists.k + at]).toBeCloseTo(scoreOf.get(place) ?? 9, 5)
  }
}

// Each call starts threads, which takes its time on a busy machine.
describe('the best of all pairs', { timeout: 60_000 }, () => {
  test('are those of brute force, over several blocks of queries and of rows', async () => {
    const [dimension, k] = [24, 20]
    const queries = vectorsOf(700, dimension, 1)
    const rows = vectorsOf(16_384 + 300, dimension, 2)
    const shares: number[] = []
    const lists = await topK(queries, rows, dimension, k, {
      threads: 2,
      progress: (share) => shares.push(share),
    })
    expect(lists.k).toBe(k)
    for (const query of [0, 1, 350, 511, 512, 699])
      expectExact(lists, query, bruteForce(queries, rows, dimension, query))
    expect(shares).toHaveLength(2)
    expect(shares.at(-1)).toBe(1)
  })

  test('where there are fewer rows than asked for, are all of them', async () => {
    // The last block has fewer rows than `k`, and is not all there is.
    const rows = vectorsOf(16_384 + 3, 4, 3)
    const lists = await topK(rows.subarray(0, 8), rows, 4, 5, { threads: 1 })
    expectExact(lists, 1, bruteForce(rows, rows, 4, 1))
    const few = await topK(rows.subarray(0, 8), rows.subarray(0, 12), 4, 50)
    expect(few.k).toBe(3)
    expect([...few.places.subarray(0, 3)].sort()).toEqual([0, 1, 2])
  })

  test('of equal rows, the first stand first', async () => {
    const rows = Float32Array.of(1, 0, 0, 1, 1, 0, 1, 0)
    const { places } = await topK(Float32Array.of(1, 0), rows, 2, 3)
    expect([...places]).toEqual([0, 2, 3])
  })

  test('of no queries are none', async () => {
    const { places } = await topK(new Float32Array(0), Float32Array.of(1, 0), 2, 3)
    expect(places).toHaveLength(0)
  })

  test('are given up when asked to stop', async () => {
    const rows = vectorsOf(10, 4, 5)
    const stopped = topK(rows, rows, 4, 2, { signal: AbortSignal.abort() })
    await expect(stopped).rejects.toThrow('aborted')
  })

  test.each<[string, Float32Array, Float32Array, number, number, RegExp]>([
    ['no rows', Float32Array.of(1, 2), new Float32Array(0), 2, 1, /no rows/],
    [
      'half a vector',
      Float32Array.of(1, 2, 3),
      Float32Array.of(1, 2),
      2,
      1,
      /queries are no whole/,
    ],
    ['k of 0', Float32Array.of(1, 2), Float32Array.of(1, 2), 2, 0, /k must be 1 or more, not 0/],
    ['a dimension of 0', Float32Array.of(1), Float32Array.of(1), 0, 1, /dimension must be 1/],
    ['no number', Float32Array.of(1, 2), Float32Array.of(1, Number.NaN), 2, 1, /rows has a value/],
  ])('%s is refused by name', async (_, queries, rows, dimension, k, sentence) => {
    await expect(topK(queries, rows, dimension, k)).rejects.toThrow(sentence)
  })
})

test('lists merged block by block are those of one sort', () => {
  const blocks = fc.array(
    fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(blocks, fc.integer({ min: 1, max: 8 }), (blocks, k) => {
      const lists = { k, places: new Int32Array(2 * k).fill(-1), scores: new Float32Array(2 * k) }
      const all = blocks.flat().map((score, row) => ({ row, score }))
      const sorted = <T extends { row: number; score: number }>(rows: T[]) =>
        rows.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, k)
      let firstRow = 0
      for (const block of blocks) {
        const best = sorted(block.map((score, row) => ({ row, score })))
        const fresh = {
          k: best.length,
          places: Int32Array.from(best, ({ row }) => row),
          scores: Float32Array.from(best, ({ score }) => score),
        }
        mergeBest(lists, 1, fresh, firstRow)
        firstRow += block.length
      }
      const best = sorted(all)
      expect([...lists.places.slice(0, k)]).toEqual(Array(k).fill(-1))
      expect([...lists.places.slice(k)].filter((place) => place >= 0)).toEqual(
        best.map(({ row }) => row),
      )
      expect([...lists.scores.slice(k, k + best.length)]).toEqual(best.map(({ score }) => score))
    }),
  )
})
