import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import { readPairs, workOf } from '../../src/matching/pair-reader.threads.ts'

const texts = readFileSync(new URL('../../data/demo/entries.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { side: string; title: string; description: string })
const bagsOf = (side: string) =>
  texts
    .filter((entry) => entry.side === side)
    .map(({ title, description }) => lexicalBag(`${title}\n${description}`))

/** So many competencies for each need, drawn by chance, now and then none. */
function drawn(needs: number, k: number, competencies: number): Int32Array {
  const random = seededRandom(1)
  const places = new Int32Array(new SharedArrayBuffer(4 * needs * k))
  return places.map(() => (random.unit() < 0.1 ? -1 : random.below(competencies)))
}

describe('pairs read together', { timeout: 60_000 }, () => {
  const needs = [
    ...bagsOf('need'),
    lexicalBag('and the of'),
    ...bagsOf('need'),
    ...bagsOf('need'),
    ...bagsOf('need'),
  ]
  const competencies = [...bagsOf('competency'), lexicalBag('')]
  const k = 7
  const places = drawn(needs.length, k, competencies.length)

  test('are as alike as each pair read alone, to the last digit', async () => {
    expect(needs.length).toBeGreaterThan(512)
    const shares: number[] = []
    const found = await readPairs(needs, competencies, { k, places }, (share) => shares.push(share))
    for (const [at, place] of places.entries()) {
      const [need, competency] = [needs[Math.floor(at / k)], competencies[place]]
      expect(found[at]).toBe(need && competency ? need.likeness(competency) : 0)
    }
    expect(shares.at(-1)).toBe(1)
    expect(found.some((likeness) => likeness > 0.3)).toBe(true)
  })

  test('are made of pieces with a row of cosines and of others, so that both ways were seen', () => {
    const { rows, width } = workOf(needs, competencies, { k, places, found: new Float64Array(0) })
    expect(rows.columns.length).toBeGreaterThan(10)
    expect(rows.columns.length).toBeLessThan(width)
  })

  test('may say nothing at all', async () => {
    const silent = [lexicalBag('and the of'), lexicalBag('')]
    const places = Int32Array.from([0, 1, 1, -1])
    expect([...(await readPairs(silent, silent, { k: 2, places }))]).toEqual([0, 0, 0, 0])
  })

  test('may be none', async () => {
    expect(await readPairs([], competencies, { k, places: new Int32Array(0) })).toHaveLength(0)
    const alone = new Int32Array(new SharedArrayBuffer(4)).fill(-1)
    expect([...(await readPairs([lexicalBag('welding')], [], { k: 1, places: alone }))]).toEqual([
      0,
    ])
  })
})
