import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import { searchFit } from '../../src/matching/search-fit.ts'
import { expertWeights } from '../../src/matching/weights.ts'

/** A unit vector that lies this near, by its cosine, to the first axis. */
const near = (cosine: number) => Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2))
const asked = (text: string) => ({
  vector: near(1),
  words: lexicalBag(text),
  language: 'en' as const,
})
const entry = (title: string, description = '', cosine = 0.3) => ({
  vector: near(cosine),
  words: lexicalBag(`${title}\n${description}`),
  title: lexicalBag(title),
  language: 'en' as const,
})
const fitOf = (text: string, other: ReturnType<typeof entry>) =>
  searchFit(asked(text), other, expertWeights)

describe('how well an entry answers a search', () => {
  test('is a probability, of whatever texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(text, text, text, (q, title, description) => {
        const { value, lexical } = fitOf(q, entry(title, description))
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThan(1)
        expect(lexical).toBeGreaterThanOrEqual(0)
        expect(lexical).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('grows with the nearness of meanings, which alone decides where no word is known', () => {
    for (const q of ['laser welding', 'of and the'])
      expect(fitOf(q, entry('Robots', '', 0.5)).value).toBeGreaterThan(
        fitOf(q, entry('Robots', '', 0.4)).value,
      )
    const { mean, spread } = expertWeights.background['en-en'].dense
    expect(fitOf('of and the', entry('Robots', '', mean + spread)).evidence).toBeCloseTo(1, 4)
  })

  test('is better where the title says it than where the description does', () => {
    const said = fitOf('laser welding', entry('Laser welding', 'Furniture of wood.'))
    const mentioned = fitOf('laser welding', entry('Furniture of wood', 'Laser welding.'))
    expect(said.value).toBeGreaterThan(mentioned.value)
  })

  test('is better where all is said in other words than where a part is said in the same', () => {
    const translated = fitOf('aluminium welding', entry('Schweißen von Aluminium'))
    const repeated = fitOf('aluminium welding', entry('Aluminium furniture'))
    expect(translated.value).toBeGreaterThan(repeated.value)
  })

  test.each(['hotel furniture', 'we look for somebody who makes furniture for hotels in wood'])(
    'is small where nothing is alike, however long the search: %s',
    (q) => {
      const { dense } = expertWeights.background['en-en']
      const other = entry('Hydrogen tests', 'Valves are cycled under pressure.', dense.mean)
      expect(fitOf(q, other).value).toBeLessThan(0.05)
    },
  )
})
