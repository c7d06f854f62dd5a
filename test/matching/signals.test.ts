import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contributionsOf,
  contributorNames,
  logLinear,
  roundedContributions,
} from '../../src/matching/contributions.ts'
import { diversified, middleOf } from '../../src/matching/diversify.ts'
import { groundOf } from '../../src/matching/ground.ts'
import { scopes } from '../../src/matching/profile.ts'
import { reach } from '../../src/matching/reach.ts'
import { reciprocal, scorePair } from '../../src/matching/score.ts'
import { sectorRelation } from '../../src/matching/sectors.ts'
import { type Signals, signalNames } from '../../src/matching/signals.ts'
import { expertWeights as weights } from '../../src/matching/weights.ts'
import { entryOf, meaningOf, profileOf } from './world.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })
const maybe = fc.option(unit)

describe('contributions', () => {
  const anyPair = fc.record({
    scope: fc.constantFrom(...scopes),
    theyAnswer: maybe,
    iAnswer: maybe,
    ground: unit,
    band: maybe,
    history: maybe,
    sectors: maybe,
    reach: maybe,
    freshness: maybe,
    completeness: maybe,
  })

  test('add up to the score, whatever is known', () => {
    fc.assert(
      fc.property(anyPair, ({ scope, theyAnswer, iAnswer, ground, ...others }) => {
        const relevanceOf = (p: number | null, q: number | null) =>
          theyAnswer === null && iAnswer === null
            ? weights.groundCeiling * ground
            : reciprocal(p, q, weights)
        const signals: Signals = { relevance: relevanceOf(theyAnswer, iAnswer), ...others }
        const exponents = weights.exponents[scope]
        const score = logLinear(signals, exponents, weights.neutral)
        const parts = contributionsOf(
          signals,
          { theyAnswer, iAnswer, commonGround: ground, relevanceOf },
          exponents,
          weights,
        )
        const sum = contributorNames.reduce((total, name) => total + parts[name], parts.base)
        expect(Math.abs(sum - score)).toBeLessThanOrEqual(1e-9)
        expect(score).toBeGreaterThan(0)
        expect(score).toBeLessThanOrEqual(1)
        const shown = roundedContributions(parts, score)
        const shownSum = contributorNames.reduce((total, name) => total + shown[name], shown.base)
        expect(Math.abs(shownSum - Math.round(score * 1e6) / 1e6)).toBeLessThanOrEqual(1e-9)
      }),
    )
  })

  test('a pair of which nothing is known scores the base, and a better signal never lowers the score', () => {
    const unknown = Object.fromEntries(signalNames.map((name) => [name, null])) as Signals
    const exponents = weights.exponents.national
    const base = logLinear(unknown, exponents, weights.neutral)
    fc.assert(
      fc.property(fc.constantFrom(...signalNames), unit, unit, (name, a, b) => {
        const at = (value: number) =>
          logLinear({ ...unknown, [name]: value }, exponents, weights.neutral)
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)))
        expect(at(weights.neutral[name])).toBeCloseTo(base, 12)
      }),
    )
  })

  test('two organisations that say the same on both sides get finite parts', () => {
    const twin = (id: string) =>
      profileOf(id, [
        entryOf(`${id}c`, 'competency', meaningOf(0)),
        entryOf(`${id}n`, 'need', meaningOf(0)),
      ])
    const { value, contributions } = scorePair(twin('a'), twin('b'), weights)
    expect(value).toBeGreaterThan(0)
    expect(Object.values(contributions).every(Number.isFinite)).toBe(true)
  })
})

describe('the likeness of offers', () => {
  test('is the same from both sides, and unknown where one side offers nothing', () => {
    const topics = fc.array(fc.nat(7), { minLength: 1, maxLength: 4 })
    const offers = (id: string, list: readonly number[]) =>
      list.map((topic, i) => entryOf(`${id}${i}`, 'competency', meaningOf(topic, 0, 0.3)))
    fc.assert(
      fc.property(topics, topics, (a, b) => {
        const [there, back] = [
          groundOf(offers('a', a), offers('b', b), weights),
          groundOf(offers('b', b), offers('a', a), weights),
        ]
        expect(there?.mean).toBeCloseTo(back?.mean ?? Number.NaN, 9)
      }),
    )
    expect(groundOf([], offers('b', [1]), weights)).toBeUndefined()
  })
})

describe('related sectors', () => {
  test.each([
    { mine: ['25.62'], theirs: ['25.62'], relation: 1 },
    { mine: ['25.62'], theirs: ['25.61'], relation: 0.85 },
    { mine: ['25.62'], theirs: ['25.11'], relation: 0.7 },
    { mine: ['25'], theirs: ['25'], relation: 0.7 },
    { mine: ['25.62'], theirs: ['28.41'], relation: 0.4 },
    { mine: ['25.62'], theirs: ['72.19'], relation: 0.1 },
    { mine: ['25.62', '72.19'], theirs: ['25.62'], relation: (0.55 + 1) / 2 },
    { mine: [], theirs: ['25.62'], relation: null },
  ])('$mine and $theirs are related by $relation', ({ mine, theirs, relation }) => {
    const found = sectorRelation(mine, theirs)
    if (relation === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(relation, 12)
    expect(sectorRelation(theirs, mine)).toBe(found)
  })
})

describe('reach', () => {
  const at = (country: string, nuts: string | null, languages = ['pl']) => ({
    country,
    nuts,
    languages,
  })

  test('grows with the NUTS levels that both share, and with a common language', () => {
    const here = at('PL', 'PL213')
    const order = [
      at('DE', 'DE212'),
      at('PL', 'PL824'),
      at('PL', 'PL225'),
      at('PL', 'PL214'),
      at('PL', 'PL213'),
    ].map((there) => reach(here, there))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order.at(-1)).toBe(1)
    expect(reach(here, at('DE', null, ['de', 'pl']))).toBeGreaterThan(
      reach(here, at('DE', null, ['de'])),
    )
  })
})

describe('diversity', () => {
  const ranked = [
    { id: 'first', merit: 1, about: meaningOf(0) },
    { id: 'copy', merit: 0.98, about: meaningOf(0) },
    { id: 'other', merit: 0.9, about: meaningOf(1) },
  ]

  test('puts somebody else before a copy of the first, and nobody before the first', () => {
    expect(diversified(ranked, 0.2).map(({ id }) => id)).toEqual(['first', 'other', 'copy'])
    expect(diversified(ranked, 0).map(({ id }) => id)).toEqual(['first', 'copy', 'other'])
  })

  test('loses nobody and keeps the order beyond the first thirty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(7), { maxLength: 60 }), unit, (topics, diversity) => {
        const list = topics.map((topic, i) => ({
          id: i,
          merit: 1 / (i + 1),
          about: meaningOf(topic),
        }))
        const mixed = diversified(list, diversity)
        expect(mixed.map(({ id }) => id).sort((a, b) => a - b)).toEqual(list.map(({ id }) => id))
        expect(mixed.slice(30)).toEqual(list.slice(30))
      }),
    )
  })

  test('the middle of directions that cancel out is none', () => {
    expect(middleOf([])).toBeUndefined()
    expect(middleOf([Float32Array.of(1, 0), Float32Array.of(-1, 0)])).toBeUndefined()
    expect(middleOf([Float32Array.of(1, 0), Float32Array.of(0, 1)])?.[0]).toBeCloseTo(
      Math.SQRT1_2,
      6,
    )
  })
})
