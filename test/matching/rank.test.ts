import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evidenceFor, quotedEntries } from '../../src/matching/evidence.ts'
import { type MatchProfile, scopeBetween, type Veto } from '../../src/matching/profile.ts'
import { keptPerScope, rankPartners } from '../../src/matching/rank.ts'
import { vetoAsTold, vetoBetween } from '../../src/matching/veto.ts'
import { expertWeights as weights } from '../../src/matching/weights.ts'
import { entryOf, meaningOf, profileOf } from './world.ts'

/** Eight workshops in a ring: each needs exactly what the next one offers. */
const ring = Array.from({ length: 8 }, (_, i) =>
  profileOf(`w${i}`, [
    entryOf(`offer${i}`, 'competency', meaningOf(i)),
    entryOf(`need${i}`, 'need', meaningOf((i + 1) % 8)),
  ]),
)

describe('ranking partners', () => {
  test('finds the one who answers and the one who asks, in a world whose answer is known', () => {
    for (const [i, me] of ring.entries()) {
      const best = rankPartners(me, ring, weights)
        .slice(0, 2)
        .map((partner) => partner.partnerId)
      expect(new Set(best)).toEqual(new Set([`w${(i + 1) % 8}`, `w${(i + 7) % 8}`]))
    }
  })

  test('a partner in both directions goes first', () => {
    const me = profileOf('me', [
      entryOf('n', 'need', meaningOf(0)),
      entryOf('c', 'competency', meaningOf(1)),
    ])
    const both = profileOf('both', [
      entryOf('bc', 'competency', meaningOf(0)),
      entryOf('bn', 'need', meaningOf(1)),
    ])
    const oneWay = profileOf('one', [
      entryOf('oc', 'competency', meaningOf(0)),
      entryOf('on', 'need', meaningOf(5)),
    ])
    expect(rankPartners(me, [oneWay, both], weights).map((partner) => partner.partnerId)).toEqual([
      'both',
      'one',
    ])
  })

  test('does not depend on the order of the candidates; equal scores are ordered by id', () => {
    const me = profileOf('me', [entryOf('n', 'need', meaningOf(0))])
    const twins = ['c', 'a', 'b'].map((id) =>
      profileOf(id, [entryOf(`${id}1`, 'competency', meaningOf(0))]),
    )
    fc.assert(
      fc.property(fc.shuffledSubarray(twins, { minLength: 3 }), (shuffled) => {
        expect(rankPartners(me, shuffled, weights).map((partner) => partner.partnerId)).toEqual([
          'a',
          'b',
          'c',
        ])
      }),
    )
  })

  test('neither itself nor the same legal entity under another name is suggested', () => {
    const me = profileOf('me', [entryOf('n', 'need', meaningOf(0))], {
      registrationNumbers: ['NIP:1', 'PIC:2'],
    })
    const alias = profileOf('alias', [entryOf('x', 'competency', meaningOf(0))], {
      registrationNumbers: ['PIC:2'],
    })
    expect(rankPartners(me, [me, alias], weights)).toEqual([])
    expect(vetoBetween(me, me)).toBe('self')
    expect(vetoBetween(me, alias)).toBe('same-registration-number')
  })

  test('who may know all learns what is untold, as whoever is asked about stands to it', () => {
    const keptApart = (reason: Veto) => {
      const me = profileOf('me', [], { vetoes: new Map([['them', 'untold']]) })
      const them = profileOf('them', [], { vetoes: new Map([['me', reason]]) })
      return (['all', 'own', 'nothing'] as const).map((told) => vetoAsTold(me, them, told))
    }
    expect(keptApart('not-again')).toEqual(['not-again', 'untold', 'untold'])
    expect(keptApart('blocked')).toEqual(['blocked-by-them', 'untold', 'untold'])
  })

  test('keeps the best of each scope, so that regional partners are there even when many are better abroad', () => {
    const me = profileOf('me', [entryOf('n', 'need', meaningOf(0))])
    const abroad = Array.from({ length: keptPerScope + 20 }, (_, i) =>
      profileOf(`x${i}`, [entryOf(`x${i}c`, 'competency', meaningOf(0))], {
        country: 'DE',
        nuts: 'DE21',
      }),
    )
    const neighbour = profileOf('near', [entryOf('nc', 'competency', meaningOf(0, 1, 0.9))])
    const ranked = rankPartners(me, [...abroad, neighbour], weights)
    expect(ranked.filter((partner) => partner.scope === 'international')).toHaveLength(keptPerScope)
    expect(ranked.at(-1)).toMatchObject({
      partnerId: 'near',
      scope: 'regional',
      rank: keptPerScope + 1,
    })
  })

  test('who has nothing to say to each other is left out', () => {
    const me = profileOf('me', [entryOf('n', 'need', meaningOf(0))])
    const stranger = profileOf('s', [entryOf('s1', 'competency', meaningOf(5))])
    const empty = profileOf('e', [])
    expect(rankPartners(me, [empty], weights)).toEqual([])
    expect(rankPartners(profileOf('nobody', []), [stranger], weights)).toEqual([])
  })
})

describe('the scope of a pair', () => {
  const at = (country: string, nuts: string | null): Pick<MatchProfile, 'country' | 'nuts'> => ({
    country,
    nuts,
  })
  test.each([
    ['regional', at('PL', 'PL21'), at('PL', 'PL213')],
    ['national', at('PL', 'PL21'), at('PL', 'PL22')],
    ['national', at('PL', null), at('PL', 'PL22')],
    ['national', at('PL', 'PL2'), at('PL', 'PL2')],
    ['international', at('PL', 'PL21'), at('DE', 'DE21')],
  ] as const)('%s', (scope, a, b) => {
    expect(scopeBetween(a, b)).toBe(scope)
  })
})

describe('evidence', () => {
  const me = profileOf('me', [entryOf('n', 'need', meaningOf(0), 'We need castings')])
  const them = profileOf('them', [entryOf('c', 'competency', meaningOf(0), 'Foundry')])
  const [best] = rankPartners(me, [them], weights)

  test('quotes the two sentences that are nearest in meaning', () => {
    const sentences = {
      n: [
        { text: 'We are old.', vector: meaningOf(3) },
        { text: 'Castings wanted.', vector: meaningOf(0) },
      ],
      c: [
        { text: 'We cast.', vector: meaningOf(0, 1, 0.1) },
        { text: 'Nice site.', vector: meaningOf(4) },
      ],
    }
    const evidence = best && evidenceFor(best.scored, (id) => sentences[id as 'n' | 'c'])
    expect(evidence?.theyAnswer[0]).toMatchObject({
      need: { entryId: 'n', sentence: 'Castings wanted.' },
      competency: { entryId: 'c', sentence: 'We cast.' },
    })
    expect(evidence?.iAnswer).toEqual([])
  })

  test('prefers what is near to the other entry as a whole to two asides that are near to each other', () => {
    const sentences = {
      n: [
        { text: 'Call us.', vector: meaningOf(6) },
        { text: 'Castings wanted.', vector: meaningOf(0, 1, 0.4) },
      ],
      c: [
        { text: 'Call us too.', vector: meaningOf(6) },
        { text: 'We cast.', vector: meaningOf(0, 2, 0.4) },
      ],
    }
    const evidence = best && evidenceFor(best.scored, (id) => sentences[id as 'n' | 'c'])
    expect(evidence?.theyAnswer[0]).toMatchObject({
      need: { sentence: 'Castings wanted.' },
      competency: { sentence: 'We cast.' },
    })
  })

  test('falls back on the titles where no sentence is known, and names every entry it quotes', () => {
    const evidence = best && evidenceFor(best.scored, () => [])
    expect(evidence?.theyAnswer[0]?.need.sentence).toBe('We need castings')
    expect(best && quotedEntries(best.scored)).toEqual(['n', 'c'])
  })
})
