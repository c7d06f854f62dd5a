import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { completeness } from '../../src/profiles/completeness.ts'
import {
  type StatedEntry,
  type StatedProfile,
  sharesOf,
  withoutSurplus,
} from '../../src/profiles/completeness-value.ts'
import { distinctFacts, distinctWords, wordingOf } from '../../src/profiles/wording.ts'

const today = '2026-11-23'

const bare: StatedProfile = {
  organisation: {
    kind: null,
    size: null,
    nuts: null,
    city: null,
    website: null,
    languages: [],
    description: '',
  },
  entries: [],
  today,
}

const entry = (more: Partial<StatedEntry>): StatedEntry => ({
  id: 'e',
  externalId: null,
  side: 'competency',
  title: 'Laser cutting',
  description: '',
  language: 'en',
  kind: null,
  nace: [],
  trl: null,
  visibility: 'public',
  expiresOn: null,
  confirmedOn: today,
  ...more,
})

const prose =
  'We cut sheets of stainless steel, aluminium and copper alloys between half a millimetre and twenty millimetres thick, deburr their edges and deliver within three working days across all of southern Poland: ISO 9013, 4 kW, 0.5 mm.'
const whole = (id: string, side: 'competency' | 'need') =>
  entry({ id, side, description: prose, kind: 'service', nace: ['25.62'] })
const full: StatedProfile = {
  organisation: {
    kind: 'company',
    size: 'small',
    nuts: 'PL82',
    city: 'Krosno',
    website: 'https://example.org',
    languages: ['pl'],
    description: prose,
  },
  entries: [
    whole('1', 'competency'),
    whole('2', 'competency'),
    whole('3', 'competency'),
    whole('4', 'need'),
    whole('5', 'need'),
  ],
  today,
}

describe('completeness', () => {
  test('of an empty profile is 0, and it says to state both sides first', () => {
    const { value, points, missing } = completeness(bare)
    expect(value).toBe(0)
    expect(points).toEqual({ competencies: 0, needs: 0, wording: 0, organisation: 0 })
    expect(missing.slice(0, 2).map(({ add }) => add)).toEqual(['need', 'competency'])
  })

  test('of a full profile is 1, with nothing to add', () => {
    expect(completeness(full)).toEqual({
      value: 1,
      points: { competencies: 5, needs: 5, wording: 5, organisation: 5 },
      missing: [],
    })
  })

  test('counts neither what is hidden nor what has expired', () => {
    const entries = [
      entry({ id: '1', visibility: 'hidden' }),
      entry({ id: '2', expiresOn: '2026-11-22' }),
    ]
    expect(completeness({ ...bare, entries }).value).toBe(0)
    expect(completeness({ ...bare, entries: [entry({ expiresOn: today })] }).value).toBeGreaterThan(
      0,
    )
  })

  test('asks for a readiness level where there is one, and for a word that an old entry holds', () => {
    const entries = [
      entry({ id: 'old', kind: 'technology', confirmedOn: '2023-01-01' }),
      entry({ id: 'service', kind: 'service' }),
    ]
    const { missing } = completeness({ ...bare, entries })
    const asked = missing.flatMap((one) => ('entry' in one ? [`${one.add} ${one.entry.id}`] : []))
    expect(asked).toContain('trl old')
    expect(asked).toContain('confirmation old')
    expect(asked).not.toContain('trl service')
    expect(asked).not.toContain('confirmation service')
  })

  test('asks companies alone how large they are', () => {
    const asked = (kind: 'university' | 'company') =>
      completeness({ ...bare, organisation: { ...bare.organisation, kind } }).missing.map(
        ({ add }) => add,
      )
    expect(asked('company')).toContain('size')
    expect(asked('university')).not.toContain('size')
  })

  test('gives as gain what the change does bring', () => {
    const before = completeness({ ...bare, entries: [entry({ id: '1' })] })
    const after = completeness({ ...bare, entries: [entry({ id: '1', nace: ['25'] })] })
    const advice = before.missing.find(({ add }) => add === 'sectors')
    expect(advice?.gain).toBeCloseTo(after.value - before.value, 6)
  })
})

const words = fc.array(
  fc.constantFrom('laser', 'steel', 'ISO', '9013', '0,5', 'mm', 'PEEK', 'cutting', 'sheet', 'edge'),
  { maxLength: 30 },
)
const text = words.map((all) => all.join(' '))
const anyEntry: fc.Arbitrary<StatedEntry> = fc.record({
  id: fc.uuid(),
  externalId: fc.constant(null),
  side: fc.constantFrom('competency', 'need'),
  title: text,
  description: text,
  language: fc.constant('en'),
  kind: fc.constantFrom(null, 'technology', 'service'),
  nace: fc.constantFrom([], ['25']),
  trl: fc.constantFrom(null, 6),
  visibility: fc.constantFrom('public', 'anonymous', 'hidden'),
  expiresOn: fc.constantFrom(null, '2026-01-01', '2027-01-01'),
  confirmedOn: fc.constantFrom('2020-01-01', '2026-06-01', today),
})
const anyProfile: fc.Arbitrary<StatedProfile> = fc.record({
  organisation: fc.record({
    kind: fc.constantFrom(null, 'company', 'university'),
    size: fc.constantFrom(null, 'small'),
    nuts: fc.constantFrom(null, 'PL', 'PL8', 'PL82'),
    city: fc.constant(null),
    website: fc.constantFrom(null, 'https://example.org'),
    languages: fc.constantFrom([], ['pl']),
    description: text,
  }),
  entries: fc.array(anyEntry, { maxLength: 14 }),
  today: fc.constant(today),
})

/** A change that only adds: what was null or empty is filled, and a text goes on. */
function enriched(profile: StatedProfile, more: StatedProfile): StatedProfile {
  const { organisation: had } = profile
  const { organisation: has } = more
  const languages = had.languages.length > 0 ? had.languages : has.languages
  return {
    ...profile,
    organisation: {
      kind: had.kind ?? has.kind,
      size: had.size ?? has.size,
      nuts: had.nuts ?? has.nuts,
      city: had.city ?? has.city,
      website: had.website ?? has.website,
      languages,
      description: `${had.description}\n${has.description}`,
    },
    entries: [
      ...profile.entries.map((one, index) => {
        const other = more.entries[index]
        if (!other) return one
        return {
          ...one,
          description: `${one.description}\n${other.description}`,
          kind: one.kind ?? other.kind,
          nace: one.nace.length > 0 ? one.nace : other.nace,
          trl: one.trl ?? other.trl,
          confirmedOn: one.confirmedOn > other.confirmedOn ? one.confirmedOn : other.confirmedOn,
        }
      }),
      ...more.entries.slice(profile.entries.length),
    ],
  }
}

describe('the laws of completeness', () => {
  test('it is between 0 and 1, and adding information never lowers it', () => {
    fc.assert(
      fc.property(anyProfile, anyProfile, (profile, more) => {
        const before = completeness(profile).value
        const after = completeness(enriched(profile, more)).value
        expect(before).toBeGreaterThanOrEqual(0)
        expect(after).toBeLessThanOrEqual(1)
        expect(after).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 300 },
    )
  })

  test('it is 1 exactly when nothing is missing, and the advice falls from the greatest gain on', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const { value, missing } = completeness(profile)
        expect(missing.length === 0).toBe(value === 1)
        const gains = missing.map(({ gain }) => gain)
        expect(gains).toEqual(gains.toSorted((a, b) => b - a))
        for (const gain of gains) expect(value + gain).toBeLessThanOrEqual(1 + 1e-6)
      }),
    )
  })

  test('entries that no rank counts change nothing', () => {
    fc.assert(
      fc.property(anyProfile, (profile) => {
        expect(sharesOf(withoutSurplus(profile))).toEqual(sharesOf(profile))
      }),
    )
  })
})

describe('wording', () => {
  test('counts words and facts that differ, not what is said again', () => {
    expect(distinctWords('Laser laser LASER cutting of steel')).toBe(3)
    expect(distinctFacts('0,5 mm, PEEK, Ti-6Al-4V per ISO 9227 and ISO 9227.')).toBe(5)
    expect(distinctFacts('We cut steel. Fast!')).toBe(0)
    expect(wordingOf('')).toBe(0)
    expect(wordingOf(prose)).toBe(1)
  })
})
