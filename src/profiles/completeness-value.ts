import type { OrganisationContent } from '../organisations/organisation.ts'
import { type EntryContent, type EntryKind, type Side, sides, textOf } from './entry.ts'
import { freshness, halfLifeDays } from './freshness.ts'
import { distinctWords, enoughWords, wordingOf } from './wording.ts'

/** An entry as completeness sees it. */
export type StatedEntry = EntryContent & Readonly<{ id: string }>

/** A profile on one day, `2026-11-23`; entries that are hidden or have expired count for nothing. */
export type StatedProfile = Readonly<{
  organisation: Pick<
    OrganisationContent,
    'kind' | 'size' | 'nuts' | 'city' | 'website' | 'languages' | 'description'
  >
  entries: readonly StatedEntry[]
  today: string
}>

export const criteria = ['competencies', 'needs', 'wording', 'organisation'] as const
export type Criterion = (typeof criteria)[number]

const criterionWeights: Readonly<Record<Criterion, number>> = {
  competencies: 0.3,
  needs: 0.3,
  wording: 0.2,
  organisation: 0.2,
}

/** How much the best, the second and the third statement of a side count. Sums to 1. */
const rankWeights: Readonly<Record<Side, readonly number[]>> = {
  competency: [0.6, 0.25, 0.15],
  need: [0.7, 0.3],
}
const wordingRanks = [0.7, 0.3] as const

const fieldWeights = {
  kind: 0.2,
  size: 0.15,
  region: 0.25,
  languages: 0.15,
  website: 0.15,
  description: 0.1,
} as const
export type Field = keyof typeof fieldWeights

export type Shares = Readonly<Record<Criterion, number>>

export function totalOf(shares: Shares): number {
  return criteria.reduce((sum, one) => sum + criterionWeights[one] * shares[one], 0)
}

/** Six digits, so that a sum of shares that is complete reads as 1. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

export function sharesOf({ organisation, entries, today }: StatedProfile): Shares {
  const counted = entries.filter((entry) => counts(entry, today))
  const of = (side: Side) => counted.filter((entry) => entry.side === side)
  const stated = (side: Side) =>
    best(
      of(side).map((entry) => statementOf(entry, today)),
      rankWeights[side],
    )
  const worded = (side: Side) =>
    best(
      of(side).map((entry) => wordingOf(textOf(entry))),
      wordingRanks,
    )
  return {
    competencies: stated('competency'),
    needs: stated('need'),
    wording: (worded('competency') + worded('need')) / 2,
    organisation: organisationShare(organisation),
  }
}

function counts({ visibility, expiresOn }: StatedEntry, today: string): boolean {
  return visibility !== 'hidden' && (expiresOn === null || expiresOn >= today)
}

/** As many of the best of each side as any rank counts, and one to spare. */
const mostOfSide = 4

/** The same profile without the entries that no rank counts: its shares are the same. */
export function withoutSurplus(profile: StatedProfile): StatedProfile {
  const counted = profile.entries
    .filter((entry) => counts(entry, profile.today))
    .map((entry) => ({
      entry,
      statement: statementOf(entry, profile.today),
      wording: wordingOf(textOf(entry)),
    }))
  const kept = sides.flatMap((side) => {
    const of = counted.filter(({ entry }) => entry.side === side)
    const byStatement = of.toSorted((a, b) => b.statement - a.statement).slice(0, mostOfSide)
    const byWording = of.toSorted((a, b) => b.wording - a.wording).slice(0, mostOfSide)
    return [...byStatement, ...byWording]
  })
  return { ...profile, entries: [...new Set(kept.map(({ entry }) => entry))] }
}

/** The best values, each with the weight of its rank: more of them never count less. */
function best(values: readonly number[], weights: readonly number[]): number {
  const sorted = values.toSorted((a, b) => b - a)
  return weights.reduce((sum, weight, rank) => sum + weight * (sorted[rank] ?? 0), 0)
}

/** Kinds of competencies that have a readiness level worth knowing. */
const maturing: readonly (EntryKind | null)[] = ['technology', 'rnd']

/** How far one entry is stated, from 0 to 1, whatever its words: three tenths of it fade as nobody confirms it. */
function statementOf(entry: StatedEntry, today: string): number {
  const ripe = entry.trl !== null || (entry.kind !== null && !asksForTrl(entry))
  const stated =
    0.4 + (entry.kind === null ? 0 : 0.2) + (entry.nace.length === 0 ? 0 : 0.2) + (ripe ? 0.2 : 0)
  return stated * (0.7 + 0.3 * freshness(entry.confirmedOn, today, halfLifeDays[entry.side]))
}

/** The level counts with the kind: naming a kind that has none must not cost what was there before. */
export function asksForTrl({ side, kind }: Pick<StatedEntry, 'side' | 'kind'>): boolean {
  return side === 'competency' && maturing.includes(kind)
}

function organisationShare(organisation: StatedProfile['organisation']): number {
  const { kind, size, nuts, website, languages, description } = organisation
  const has: Readonly<Record<Field, number>> = {
    kind: kind === null ? 0 : 1,
    // Only companies have one of the sizes.
    size: size !== null || (kind !== null && kind !== 'company') ? 1 : 0,
    // Regional matching begins with NUTS 2, two letters and two more.
    region: nuts === null ? 0 : Math.min(1, nuts.length / 4),
    languages: languages.length > 0 ? 1 : 0,
    website: website === null ? 0 : 1,
    description: Math.min(1, distinctWords(description) / enoughWords),
  }
  return Object.entries(fieldWeights).reduce(
    (sum, [field, weight]) => sum + weight * has[field as Field],
    0,
  )
}
