import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparing, remembering } from '../../src/matching/comparison.ts'
import { coverage } from '../../src/matching/coverage.ts'
import { cosine, fit } from '../../src/matching/fit.ts'
import { band } from '../../src/matching/ground.ts'
import { lexicalBag } from '../../src/matching/lexical.loader.ts'
import { withoutOwnAnswers } from '../../src/matching/own-answers.ts'
import { reciprocal, scorePair } from '../../src/matching/score.ts'
import { expertWeights as weights } from '../../src/matching/weights.ts'
import { entryOf, meaningOf, profileOf } from './world.ts'

const unit = fc.double({ min: 0, max: 1, noNaN: true })

describe('the fit of a competency to a need', () => {
  const meant = (slant: number) => ({
    vector: meaningOf(0, 1, slant),
    words: lexicalBag(''),
    language: 'en' as const,
  })

  test('is a share, and never falls when the meanings come nearer', () => {
    const slant = fc.double({ min: 0, max: Math.PI, noNaN: true })
    fc.assert(
      fc.property(slant, slant, (a, b) => {
        const [nearer, farther] = [Math.min(a, b), Math.max(a, b)]
        const [better, worse] = [
          fit(meant(0), meant(nearer), weights),
          fit(meant(0), meant(farther), weights),
        ]
        expect(better.value).toBeGreaterThanOrEqual(worse.value - 1e-9)
        expect(better.value).toBeLessThanOrEqual(1)
        expect(worse.value).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('grows with shared words, the meanings being equal', () => {
    const vector = meaningOf(0)
    const need = { vector, words: lexicalBag('spawanie laserowe'), language: 'pl' as const }
    const same = fit(need, { ...need, words: lexicalBag('laserowe spawanie') }, weights)
    const other = fit(need, { ...need, words: lexicalBag('transport drewna') }, weights)
    expect(same.value).toBeGreaterThan(other.value)
  })

  test('of two texts equally near, the one in another language fits better: its likeness owes nothing to the language', () => {
    const need = { vector: meaningOf(0), words: lexicalBag(''), language: 'pl' as const }
    const near = { vector: meaningOf(0, 1, 1.2), words: lexicalBag('') }
    const same = fit(need, { ...near, language: 'pl' }, weights)
    const cross = fit(need, { ...near, language: 'fr' }, weights)
    expect(cross.value).toBeGreaterThan(same.value)
  })

  test('meanings of different models are not compared', () => {
    expect(cosine(new Float32Array([1, 0]), new Float32Array([1, 0, 0]))).toBe(0)
  })

  test('the cosine of unit vectors is what the textbook says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -1, max: 1, noNaN: true }),
            fc.double({ min: -1, max: 1, noNaN: true }),
          ),
          { minLength: 1, maxLength: 19 },
        ),
        (pairs) => {
          const a = Float32Array.from(pairs, ([x]) => x / 8)
          const b = Float32Array.from(pairs, ([, y]) => y / 8)
          const textbook = a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
          expect(cosine(a, b)).toBeCloseTo(Math.max(-1, Math.min(1, textbook)), 6)
        },
      ),
    )
  })
})

describe('coverage of needs', () => {
  test('is undefined where nothing is stated on either side', () => {
    const entry = entryOf('c', 'competency', meaningOf(0))
    expect(coverage([], [entry], weights)).toBeUndefined()
    expect(coverage([entry], [], weights)).toBeUndefined()
  })

  test('another competency lowers it by no more than what chance explains, and a right one raises it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }),
        fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }),
        fc.nat(7),
        (needs, offers, more) => {
          const entries = (topics: number[], side: 'need' | 'competency') =>
            topics.map((topic, i) => entryOf(`${side}${i}`, side, meaningOf(topic)))
          const of = (topics: number[], chance = weights.crowding) =>
            coverage(entries(needs, 'need'), entries(topics, 'competency'), {
              ...weights,
              crowding: chance,
            })?.value ?? 0
          expect(of([...offers, more], 0)).toBeGreaterThanOrEqual(of(offers, 0) - 1e-12)
          expect(of([...offers, more])).toBeGreaterThan(of(offers) - 0.03)
        },
      ),
    )
  })

  test('of two profiles with the same best answer, the one that needed fewer tries answers better', () => {
    const need = [entryOf('n', 'need', meaningOf(0))]
    const right = entryOf('right', 'competency', meaningOf(0))
    const others = [1, 2, 3, 4].map((topic) => entryOf(`o${topic}`, 'competency', meaningOf(topic)))
    const [short, long] = [
      coverage(need, [right], weights),
      coverage(need, [right, ...others], weights),
    ]
    expect(short?.value).toBeGreaterThan(long?.value ?? 1)
  })

  test('an inferred need counts less than a stated one, and an old need less than a fresh one', () => {
    const offers = [entryOf('a', 'competency', meaningOf(0))]
    const stated = entryOf('n', 'need', meaningOf(0))
    const inferred = { ...stated, inferred: 'peers' as const }
    expect(coverage([stated], offers, weights)?.value).toBeGreaterThan(
      coverage([inferred], offers, weights)?.value ?? 1,
    )
    const unanswered = entryOf('u', 'need', meaningOf(3))
    const fresh = coverage([stated, { ...unanswered, freshness: 0.2 }], offers, weights)
    const stale = coverage([{ ...stated, freshness: 0.2 }, unanswered], offers, weights)
    expect(fresh?.value).toBeGreaterThan(stale?.value ?? 1)
  })

  test('an entry does not answer the need that was inferred from it', () => {
    const inferred = {
      ...entryOf('offer', 'need', meaningOf(0)),
      inferred: 'past-partners' as const,
    }
    const [itself, other] = ['offer', 'other'].map((id) => entryOf(id, 'competency', meaningOf(0)))
    expect(coverage([inferred], itself ? [itself] : [], weights)).toBeUndefined()
    expect(coverage([inferred], other ? [other] : [], weights)?.answers[0]?.competency.id).toBe(
      'other',
    )
  })

  test('an inferred need that its organisation can answer itself is none, and a stated one stays', () => {
    const [needs, offers] = [
      [0, 1].map((topic) => entryOf(`need ${topic}`, 'need', meaningOf(topic))),
      [entryOf('own', 'competency', meaningOf(0))],
    ]
    const left = (entries: typeof needs) =>
      withoutOwnAnswers(profileOf('me', [...entries, ...offers]), comparing(weights)).entries.map(
        ({ id }) => id,
      )
    expect(left(needs.map((need) => ({ ...need, inferred: 'peers' as const })))).toEqual([
      'need 1',
      'own',
    ])
    expect(left(needs)).toEqual(['need 0', 'need 1', 'own'])
  })

  test('names the best competency for each need, the best answered need first', () => {
    const needs = [entryOf('far', 'need', meaningOf(1)), entryOf('near', 'need', meaningOf(0))]
    const offers = [
      entryOf('a', 'competency', meaningOf(0)),
      entryOf('b', 'competency', meaningOf(1, 2, 0.6)),
    ]
    const answers = coverage(needs, offers, weights)?.answers.map(({ need, competency }) => [
      need.id,
      competency.id,
    ])
    expect(answers).toEqual([
      ['near', 'a'],
      ['far', 'b'],
    ])
  })
})

describe('the score of a pair', () => {
  test('both directions count: it is symmetric, between its directions, and never falls when one grows', () => {
    fc.assert(
      fc.property(unit, unit, unit, (p, q, r) => {
        expect(reciprocal(p, q, weights)).toBeCloseTo(reciprocal(q, p, weights), 12)
        expect(reciprocal(p, q, weights)).toBeLessThanOrEqual(Math.max(p, q) + 1e-12)
        expect(reciprocal(p, q, weights)).toBeGreaterThanOrEqual(Math.min(p, q) - 1e-12)
        expect(reciprocal(Math.max(p, r), q, weights)).toBeGreaterThanOrEqual(
          reciprocal(Math.min(p, r), q, weights) - 1e-12,
        )
      }),
    )
  })

  test('a balanced pair goes before a lopsided one of the same mean', () => {
    expect(reciprocal(0.6, 0.6, weights)).toBeGreaterThan(reciprocal(1, 0.2, weights))
  })

  test('likeness of offers is best at its optimum: strangers and twins both fall off, strangers abroad faster', () => {
    const { optimum } = weights.band.regional
    expect(band(optimum, 'regional', weights)).toBe(1)
    expect(band(optimum - 2, 'regional', weights)).toBeLessThan(1)
    expect(band(optimum + 2, 'regional', weights)).toBeLessThan(1)
    expect(band(0, 'international', weights)).toBeLessThan(band(0, 'national', weights))
  })

  test('seen from the other side the value is the same and the directions change places', () => {
    const a = profileOf('a', [
      entryOf('a1', 'need', meaningOf(0)),
      entryOf('a2', 'competency', meaningOf(1)),
    ])
    const b = profileOf('b', [
      entryOf('b1', 'competency', meaningOf(0, 1, 0.3)),
      entryOf('b2', 'need', meaningOf(2)),
    ])
    const [there, back] = [scorePair(a, b, weights), scorePair(b, a, weights)]
    expect(there.value).toBeCloseTo(back.value, 12)
    expect(there.parts).toEqual({
      ...back.parts,
      theyAnswer: back.parts.iAnswer,
      iAnswer: back.parts.theyAnswer,
    })
  })

  test('what is remembered of a pair changes no score when profiles change beside their words', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('need', 'competency'), fc.nat({ max: 3 })), {
      maxLength: 5,
    })
    const profile = (id: string, stated: [string, number][]) =>
      profileOf(
        id,
        stated.map(([side, topic], at) =>
          entryOf(`${id}${at}`, side as 'need' | 'competency', meaningOf(topic, 4, at / 5)),
        ),
      )
    fc.assert(
      fc.property(entries, entries, unit, (mine, theirs, freshness) => {
        const compared = remembering(comparing(weights))
        const [me, them] = [profile('a', mine), profile('b', theirs)]
        const older = { ...me, entries: me.entries.map((one) => ({ ...one, freshness })) }
        for (const [one, other] of [[me, them] as const, [older, them] as const])
          expect(scorePair(one, other, weights, compared)).toEqual(scorePair(one, other, weights))
      }),
    )
  })

  test('two profiles without needs meet on common ground, below any real answer', () => {
    const a = profileOf('a', [entryOf('a1', 'competency', meaningOf(0))])
    const b = profileOf('b', [entryOf('b1', 'competency', meaningOf(0, 1, 1))])
    const ground = scorePair(a, b, weights)
    expect(ground.parts.commonGround).toBeGreaterThan(0)
    expect(ground.value).toBeLessThanOrEqual(weights.groundCeiling)
  })
})
