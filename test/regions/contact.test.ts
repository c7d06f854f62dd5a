import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerEvidence } from '../../src/matching/evidence.ts'
import {
  daysUntouched,
  labelsOn,
  type MemberPair,
  pairsWanted,
  sharedActivities,
  worthContacting,
} from '../../src/regions/contact.ts'

const quote = (title: string) => ({
  entryId: title,
  title,
  sentence: title,
  language: 'en' as const,
  anonymous: false,
})
const answer = (need: string, competency: string, fit: number): AnswerEvidence => ({
  need: quote(need),
  competency: quote(competency),
  fit,
  dense: fit,
  lexical: 0,
})
const pair = (organisation: string, partner: string, score: number, more = {}): MemberPair => ({
  clusterId: 'ours',
  otherId: 'theirs',
  organisation: { id: organisation, name: organisation },
  partner: { id: partner, name: partner },
  score,
  evidence: { theyAnswer: [answer('a need', 'an offer', 0.6)], iAnswer: [], common: null },
  ...more,
})

describe('clusters worth contacting', () => {
  test('are so by pairs of different members: a hub counts once', () => {
    const hub = worthContacting([pair('a', 'x', 0.8), pair('b', 'x', 0.7), pair('c', 'x', 0.6)])
    const many = worthContacting([pair('a', 'x', 0.8), pair('b', 'y', 0.7), pair('c', 'z', 0.6)])
    expect(hub[0]).toMatchObject({ pairs: 3, strength: 0.16 })
    expect(hub[0]?.reasons).toHaveLength(1)
    expect(many[0]?.reasons.map(({ partner }) => partner.id)).toEqual(['x', 'y', 'z'])
    expect(many[0]?.strength).toBeCloseTo(2.1 / pairsWanted, 3)
  })

  test('say who needs and who offers, in the direction that fits better', () => {
    const evidence = {
      theyAnswer: [answer('our need', 'their offer', 0.3)],
      iAnswer: [answer('their need', 'our offer', 0.5)],
      common: null,
    }
    const [first] = worthContacting([pair('a', 'x', 0.5, { evidence })])
    expect(first?.reasons[0]).toMatchObject({
      direction: 'theirs',
      need: 'their need',
      competency: 'our offer',
    })
  })

  test('are none without evidence that may be told', () => {
    const evidence = { theyAnswer: [], iAnswer: [], common: null }
    expect(worthContacting([pair('a', 'x', 0.9, { evidence })])).toEqual([])
    expect(worthContacting([])).toEqual([])
  })

  test('a pair without evidence does not keep its members from others', () => {
    const evidence = { theyAnswer: [], iAnswer: [], common: null }
    const [found] = worthContacting([pair('a', 'x', 0.9, { evidence }), pair('a', 'y', 0.4)])
    expect(found?.reasons.map(({ partner }) => partner.id)).toEqual(['y'])
  })

  test('are in the same order whatever the order of the pairs, and between 0 and 1', () => {
    const one = fc.record({
      organisation: fc.constantFrom('a', 'b', 'c'),
      partner: fc.constantFrom('x', 'y', 'z'),
      score: fc.double({ min: 0, max: 1, noNaN: true }),
      otherId: fc.constantFrom('p', 'q'),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: (it) => `${it.organisation}${it.partner}${it.otherId}` }),
        (all) => {
          const pairs = all.map((it) =>
            pair(it.organisation, it.partner, it.score, { otherId: it.otherId }),
          )
          const found = worthContacting(pairs)
          expect(worthContacting([...pairs].reverse())).toEqual(found)
          for (const { strength } of found) {
            expect(strength).toBeGreaterThanOrEqual(0)
            expect(strength).toBeLessThanOrEqual(1)
          }
        },
      ),
    )
  })
})

describe('the register', () => {
  test('counts days from the last change or confirmation', () => {
    const updatedAt = '2025-11-27T10:00:00.000Z'
    expect(daysUntouched({ updatedAt, confirmedOn: null }, '2026-11-27')).toBe(365)
    expect(daysUntouched({ updatedAt, confirmedOn: '2026-11-20' }, '2026-11-27')).toBe(7)
    expect(daysUntouched({ updatedAt, confirmedOn: '2027-01-01' }, '2026-11-27')).toBe(0)
  })

  test('tells labels that ended', () => {
    const labels = [
      { name: 'ESCA gold', validFrom: '2023-01-01', validTo: '2025-12-31' },
      { name: 'ESCA bronze', validFrom: null, validTo: null },
    ]
    expect(labelsOn(labels, '2026-11-27').map(({ holds }) => holds)).toEqual([false, true])
  })

  test('finds activities of one division', () => {
    expect(sharedActivities({ nace: ['30', '25.62'] }, { nace: ['25.50', '62'] })).toEqual([
      '25.62',
    ])
  })
})
