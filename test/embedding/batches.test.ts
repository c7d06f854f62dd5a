import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchesByLength } from '../../src/embedding/batches.ts'
import { textRuns } from '../../src/embedding/text-runs.ts'

describe('batches by length', () => {
  const limits = { textsMax: 3, charactersMax: 200, pairsMax: 10_000 }

  test('hold every text once, the shortest first, and keep to their limits', () => {
    const lengths = [5, 100, 7, 3000, 6, 8]
    expect(batchesByLength(lengths, limits)).toEqual([[0, 4, 2], [5], [1], [3]])
    expect(batchesByLength([], limits)).toEqual([])
  })

  test('hold fewer of longer texts, for attention grows with the square', () => {
    const inBatch = (length: number) =>
      batchesByLength(Array(1000).fill(length), {
        textsMax: 256,
        charactersMax: 65_536,
        pairsMax: 2 ** 23,
      })[0]?.length
    expect([30, 256, 512, 4096].map(inBatch)).toEqual([256, 128, 32, 1])
  })

  test('outgrow a limit with one text alone at most', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400)), (lengths) => {
        const batches = batchesByLength(lengths, limits)
        expect(batches.flat().toSorted((a, b) => a - b)).toEqual([...lengths.keys()])
        for (const batch of batches.filter(({ length }) => length > 1)) {
          const longest = Math.max(...batch.map((at) => lengths[at] ?? 0))
          expect(batch.length).toBeLessThanOrEqual(limits.textsMax)
          expect(batch.length * longest).toBeLessThanOrEqual(limits.charactersMax)
          expect(batch.length * longest ** 2).toBeLessThanOrEqual(limits.pairsMax)
        }
      }),
    )
  })
})

test('runs of texts follow one another without a gap, each little work', () => {
  const limits = { textsMax: 3, charactersMax: 20 }
  const lengths = fc.array(fc.nat(30))
  fc.assert(
    fc.property(lengths, (all) => {
      const runs = [
        ...textRuns(
          all.map((length) => 'a'.repeat(length)),
          limits,
        ),
      ]
      expect(runs.flatMap(({ from, to }) => all.slice(from, to))).toEqual(all)
      for (const { from, to } of runs) {
        expect(to - from).toBeGreaterThan(0)
        expect(to - from).toBeLessThanOrEqual(limits.textsMax)
        const characters = all.slice(from, to).reduce((sum, length) => sum + length, 0)
        if (to - from > 1) expect(characters).toBeLessThanOrEqual(limits.charactersMax)
      }
    }),
  )
})
