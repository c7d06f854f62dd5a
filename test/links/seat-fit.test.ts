import { describe, expect, test } from 'vitest'
import { enoughFit } from '../../src/links/group.ts'
import { seatFit } from '../../src/links/seat-fit.ts'
import { fit } from '../../src/matching/fit.ts'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import { expertWeights } from '../../src/matching/weights.ts'

/** A unit vector that lies this near, by its cosine, to the first axis. */
const near = (cosine: number) => Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2))
const meaning = (cosine: number) => ({
  vector: near(cosine),
  words: lexicalBag(''),
  language: 'en' as const,
})
const said = (...cosines: number[]) =>
  cosines.map((cosine) => ({ text: 'said', vector: near(cosine) }))

describe('how well a competency fills a seat', () => {
  const seat = meaning(1)

  test('is its fit to a need where its sentences are not known', () => {
    expect(seatFit(seat, meaning(0.5), [], expertWeights)).toEqual(
      fit(seat, meaning(0.5), expertWeights),
    )
  })

  test('is better where the title says it, and where any sentence does', () => {
    const of = (...cosines: number[]) =>
      seatFit(seat, meaning(0.4), said(...cosines), expertWeights).value
    expect(of(0.6, 0.1)).toBeGreaterThan(of(0.2, 0.1))
    expect(of(0.2, 0.6)).toBeGreaterThan(of(0.2, 0.1))
    expect(of(0.2, 0.1, 0.6)).toBe(of(0.2, 0.6, 0.1))
  })

  test('keeps its scale: what looks unrelated on every reading is as unlikely as it was', () => {
    const { mean, spread } = expertWeights.background['en-en'].dense
    const unrelated = said(mean - 0.66 * spread, mean + 0.165 * spread)
    const { evidence } = seatFit(seat, meaning(mean), unrelated, expertWeights)
    expect(evidence).toBeCloseTo(fit(seat, meaning(mean), expertWeights).evidence, 5)
  })

  test('is not enough where a few words are in common and mean something else as a whole', () => {
    const words = lexicalBag('im laufenden Betrieb')
    const asked = { ...meaning(1), language: 'de' as const, words }
    const fitAt = (cosine: number) =>
      seatFit(asked, { ...asked, vector: near(cosine) }, said(cosine), expertWeights).value
    expect(fitAt(0.1)).toBeLessThan(enoughFit)
    expect(fitAt(0.5)).toBeGreaterThan(enoughFit)
  })

  test('is that of needs where a seat says as much as they do and nothing stands out', () => {
    const many = lexicalBag(
      `steel ${Array.from({ length: 90 }, (_, i) => `${10 + i} w${i}`).join(' ')}`,
    )
    expect(many.pieces.length).toBeGreaterThan(55)
    const { mean, spread } = expertWeights.background['en-en'].dense
    const long = { ...meaning(1), words: many }
    const other = { ...meaning(mean), words: lexicalBag('wool and oak') }
    const unrelated = said(mean - 0.66 * spread, mean + 0.165 * spread)
    const [ours, theirs] = [
      seatFit(long, other, unrelated, expertWeights),
      fit(long, other, expertWeights),
    ]
    expect(ours.evidence).toBeCloseTo(theirs.evidence, 1)
  })
})
