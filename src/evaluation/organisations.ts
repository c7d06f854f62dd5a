import type { Meaning } from '../matching/fit.ts'
import type { MatchProfile } from '../matching/profile.ts'
import type { Side } from '../profiles/entry.ts'
import { type Grades, goodGrade, type JudgedSet, type JudgedText } from './judged-set.ts'

/** Organisations of a judged set as matching sees them, and a judged set in which they stand for their entries. */
export type JudgedOrganisations = Readonly<{
  set: JudgedSet
  asking: readonly MatchProfile[]
  answering: readonly MatchProfile[]
}>

type Meant = Readonly<{ text: JudgedText; meaning: Meaning }>

/**
 * The same judgements between organisations: how well one answers another is the best grade among their entries.
 * Nothing where the set does not say whose its entries are.
 */
export function judgedOrganisations(
  set: JudgedSet,
  needs: readonly Meaning[],
  offers: readonly Meaning[],
): JudgedOrganisations | undefined {
  if (![...set.needs, ...set.offers].every(({ organisation }) => organisation !== undefined))
    return undefined
  const asking = byOrganisation(set.needs, needs)
  const answering = byOrganisation(set.offers, offers)
  const owners = new Map(set.offers.map(({ id, organisation = '' }) => [id, organisation]))
  const grades = new Map(
    [...asking].map(([name, entries]) => [name, bestGrades(entries, set.grades, owners)]),
  )
  const isAsked = (name: string) => [...(grades.get(name)?.values() ?? [])].some((one) => one > 0)
  const asked = [...asking].filter(([name]) => isAsked(name))
  return {
    set: {
      needs: asked.map(([name, entries]) => textOf(name, entries)),
      offers: [...answering].map(([name, entries]) => textOf(name, entries)),
      grades,
    },
    asking: asked.map(([name, entries]) => profileOf(name, entries, 'need')),
    answering: [...answering].map(([name, entries]) => profileOf(name, entries, 'competency')),
  }
}

/** Whether some organisation is a good answer to another. */
export function hasGoodAnswers({ set }: JudgedOrganisations): boolean {
  return [...set.grades.values()].some((of) => [...of.values()].some((one) => one >= goodGrade))
}

function byOrganisation(
  texts: readonly JudgedText[],
  meanings: readonly Meaning[],
): Map<string, Meant[]> {
  const meant = texts.flatMap((text, at) => {
    const meaning = meanings[at]
    return meaning ? [{ text, meaning }] : []
  })
  return Map.groupBy(meant, ({ text }) => text.organisation ?? '')
}

function bestGrades(
  needs: readonly Meant[],
  grades: ReadonlyMap<string, Grades>,
  owners: ReadonlyMap<string, string>,
): Map<string, number> {
  const best = new Map<string, number>()
  for (const { text } of needs)
    for (const [offer, grade] of grades.get(text.id) ?? []) {
      const owner = owners.get(offer)
      if (owner !== undefined) best.set(owner, Math.max(best.get(owner) ?? 0, grade))
    }
  return best
}

function textOf(name: string, [first]: readonly Meant[]): JudgedText {
  return { id: name, language: first?.text.language ?? 'en', title: name, description: '' }
}

function profileOf(name: string, entries: readonly Meant[], side: Side): MatchProfile {
  const [first] = entries
  return {
    id: name,
    country: first?.text.country ?? '',
    nuts: first?.text.nuts2 ?? null,
    registrationNumbers: [],
    languages: [...new Set(entries.map(({ text }) => text.language))],
    sectors: [...new Set(entries.flatMap(({ text }) => text.nace ?? []))].sort(),
    completeness: null,
    history: new Map(),
    vetoes: new Map(),
    entries: entries.map(({ text, meaning }) => ({
      ...meaning,
      id: text.id,
      side,
      title: text.title,
      anonymous: false,
      freshness: 1,
    })),
  }
}
