import {
  asksForTrl,
  type Criterion,
  criteria,
  type Field,
  rounded,
  type StatedEntry,
  type StatedProfile,
  sharesOf,
  totalOf,
  withoutSurplus,
} from './completeness-value.ts'
import { type Side, textOf } from './entry.ts'
import { distinctFacts, distinctWords, enoughFacts, enoughWords } from './wording.ts'

/** One change of the profile, and by how much it would raise its completeness. */
export type Missing = Readonly<{ gain: number }> &
  (
    | Readonly<{ add: 'competency' | 'need' | Field }>
    | Readonly<{
        add: 'words' | 'facts' | 'entry-kind' | 'sectors' | 'trl' | 'confirmation'
        entry: Readonly<{ id: string; side: Side; title: string }>
      }>
  )

export type Completeness = Readonly<{
  /** From 0 to 1. */
  value: number
  /** Points of each criterion, 0 to 5, as the Enterprise Europe Network grades profiles: 20 are the most. */
  points: Readonly<Record<Criterion, number>>
  /** What to add, the greatest gain first; nothing when the value is 1. */
  missing: readonly Missing[]
}>

/**
 * How complete a profile is, and what would raise it most. Four criteria as in the quality rubric of the Enterprise Europe
 * Network, each from 0 to 1: competencies, needs, wording, and the organisation itself. Of each side the best few statements
 * count, so adding information never lowers the value. Gains are computed: the value of the profile with the change, less today's.
 */
export function completeness(profile: StatedProfile): Completeness {
  const shares = sharesOf(profile)
  const value = totalOf(shares)
  const missing = changesOf(withoutSurplus(profile))
    .map(({ changed, ...advice }) => ({
      ...advice,
      gain: rounded(totalOf(sharesOf(changed)) - value),
    }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
  const points = { competencies: 0, needs: 0, wording: 0, organisation: 0 }
  for (const one of criteria) points[one] = Math.round(shares[one] * 5)
  return { value: rounded(value), points, missing: missing as Missing[] }
}

type Unweighed<Advice> = Advice extends unknown ? Omit<Advice, 'gain'> : never
type Change = Unweighed<Missing> & Readonly<{ changed: StatedProfile }>

/** Every single change that the advice knows, with the profile as it would be then. */
function changesOf(profile: StatedProfile): Change[] {
  return [
    ...(['competency', 'need'] as const).map((side) => ({
      add: side,
      changed: { ...profile, entries: [...profile.entries, typical(side, profile.today)] },
    })),
    ...Object.entries(fieldsFilled).map(([field, filled]) => ({
      add: field as Field,
      changed: { ...profile, organisation: { ...profile.organisation, ...filled } },
    })),
    ...profile.entries.flatMap((entry) => changesOfEntry(profile, entry)),
  ]
}

const manyWords = Array.from({ length: enoughWords }, (_, index) => `abc${'x'.repeat(index)}`).join(
  ' ',
)
const manyFacts = Array.from({ length: enoughFacts }, (_, index) => `${index + 990}`).join(' ')

const fieldsFilled: Readonly<Record<Field, Partial<StatedProfile['organisation']>>> = {
  kind: { kind: 'company' },
  size: { size: 'small' },
  region: { nuts: 'PL82' },
  languages: { languages: ['pl'] },
  website: { website: 'https://example.org' },
  description: { description: manyWords },
}

/** A statement as most people write it at first: a title and some words. */
function typical(side: Side, today: string): StatedEntry {
  return {
    id: '',
    externalId: null,
    side,
    title: manyWords.split(' ').slice(0, 12).join(' '),
    description: '',
    language: 'en',
    kind: null,
    nace: [],
    trl: null,
    visibility: 'public',
    expiresOn: null,
    confirmedOn: today,
  }
}

function changesOfEntry(profile: StatedProfile, entry: StatedEntry): Change[] {
  const { id, side, title, description } = entry
  const more = (words: string) => ({ description: `${description}\n${words}` })
  const text = textOf(entry)
  const wish = [
    ['words', distinctWords(text) < enoughWords && more(manyWords)],
    ['facts', distinctFacts(text) < enoughFacts && more(manyFacts)],
    ['entry-kind', entry.kind === null && { kind: 'service' as const }],
    ['sectors', entry.nace.length === 0 && { nace: ['25'] }],
    ['trl', entry.trl === null && asksForTrl(entry) && { trl: 6 }],
    ['confirmation', entry.confirmedOn < profile.today && { confirmedOn: profile.today }],
  ] as const
  return wish.flatMap(([add, change]) => {
    if (change === false) return []
    const entries = profile.entries.map((one) => (one.id === id ? { ...one, ...change } : one))
    return [{ add, entry: { id, side, title }, changed: { ...profile, entries } }]
  })
}
