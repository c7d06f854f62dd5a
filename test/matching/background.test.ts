import { expect, test } from 'vitest'
import { seededRandom } from '../../src/embedding/random.ts'
import { denseBackground, weightsFor } from '../../src/matching/background.ts'
import { expertWeights, languagePairs } from '../../src/matching/weights.ts'

const random = seededRandom(5)
const directions = 4
/** Texts of one language lean one way, by as much as `lean`. */
const texts = (language: 'pl' | 'en', count: number, lean: number) =>
  Array.from({ length: count }, (_, i) => {
    const vector = Float32Array.from({ length: directions }, () => random.normal())
    vector[language === 'pl' ? 0 : 1] = (vector[language === 'pl' ? 0 : 1] ?? 0) + lean
    const length = Math.hypot(...vector)
    return { language, organisationId: `${language}${i}`, vector: vector.map((x) => x / length) }
  })

test('texts that lean one way for their language alone have that in their background', () => {
  const background = denseBackground([...texts('pl', 60, 2), ...texts('en', 60, 2)], languagePairs)
  expect(background?.['pl-pl'].mean).toBeGreaterThan((background?.['en-pl'].mean ?? 1) + 0.2)
  // Of a pair of languages that nobody wrote in, all texts together speak.
  expect(background?.['de-fr']).toEqual(background?.['fr-fr'])
})

test('a few texts tell nothing, and the weights stay as they are', () => {
  expect(denseBackground(texts('pl', 5, 1), languagePairs)).toBeUndefined()
  expect(weightsFor(expertWeights, undefined)).toBe(expertWeights)
})

test('only what the model sees is exchanged, not the words', () => {
  const background = denseBackground(texts('pl', 60, 1), languagePairs)
  const weights = weightsFor(expertWeights, background)
  expect(weights.background['pl-pl'].dense).toEqual(background?.['pl-pl'])
  expect(weights.background['pl-pl'].lexical).toEqual(expertWeights.background['pl-pl'].lexical)
  expect({ ...weights, background: 0 }).toEqual({ ...expertWeights, background: 0 })
})

test('a model to which all texts look alike divides by nothing no more', () => {
  const alike = Array.from({ length: 30 }, (_, i) => ({
    language: 'en' as const,
    organisationId: String(i),
    vector: Float32Array.of(1, 0),
  }))
  expect(denseBackground(alike, languagePairs)?.['en-en'].spread).toBeGreaterThan(0)
})
