import type { Comparison } from './comparison.ts'
import type { Contributions } from './contributions.ts'
import { type Evidence, worthTelling } from './evidence.ts'
import { entriesOf, type MatchEntry, type MatchProfile, type Scope, type Veto } from './profile.ts'
import { worthShowing } from './rank.ts'
import { type Scored, type ScoreParts, scorePair } from './score.ts'
import type { Weights } from './weights.ts'

/** What became of a pair: its place in the list, or why it has none. */
export type Verdict = Readonly<
  | { kind: 'suggested'; rank: number }
  | { kind: 'vetoed'; veto: Veto }
  /** One of the two states nothing that counts today. */
  | { kind: 'nothing-to-compare' }
  /** They have too little to say to each other. */
  | { kind: 'irrelevant' }
  /** So many others of its scope score more. */
  | { kind: 'outranked'; scope: Scope; kept: number }
  /** The list was made before something changed. */
  | { kind: 'not-yet' }
>

/** What is not there, and would make a suggestion better founded. */
export type Missing = Readonly<
  | { kind: 'my-needs' | 'their-needs' | 'my-competencies' | 'their-competencies' }
  | { kind: 'my-need-open' | 'their-need-open'; title: string }
  | { kind: 'no-common-language' | 'no-history' }
>

/** What a score rises by when a person sees it, who is shown two digits. */
const seen = 0.01

type ProfileChange = Readonly<
  | { kind: 'confirm'; titles: readonly string[] }
  | { kind: 'learn-language'; language: string }
  | { kind: 'state-sectors' }
  | { kind: 'complete-profile' }
  | { kind: 'state-need'; title: string }
  | { kind: 'state-competency'; title: string }
>

/** One change of my profile, and the score that the pair would then have. */
export type Change = ProfileChange & Readonly<{ score: number }>

export type Why = Readonly<{
  organisation: Readonly<{ id: string; name: string }>
  partner: Readonly<{ id: string; name: string }>
  verdict: Verdict
  scope: Scope
  score: number
  parts: ScoreParts
  contributions: Contributions
  weightsVersion: string
  evidence: Evidence
  missing: readonly Missing[]
  /** The one change of the profile that would raise the score most; null where none of them does. */
  change: Change | null
}>

/** With less fit than this a need counts as open. */
const openBelow = worthTelling

/** Who stands in whose list, as far as it is known. */
export type Listed = Readonly<{
  rank: number | undefined
  /** How many of this scope are kept already, and the lowest score among them. */
  ofScope: number
  lowestOfScope: number
}>

export function verdictOf(
  scored: Scored,
  score: number,
  veto: Veto | undefined,
  listed: Listed,
  keptPerScope: number,
): Verdict {
  if (veto) return { kind: 'vetoed', veto }
  if (listed.rank !== undefined) return { kind: 'suggested', rank: listed.rank }
  if (!scored.theyAnswer && !scored.iAnswer && !scored.common) return { kind: 'nothing-to-compare' }
  if ((scored.signals.relevance ?? 0) < worthShowing) return { kind: 'irrelevant' }
  if (listed.ofScope >= keptPerScope && score <= listed.lowestOfScope)
    return { kind: 'outranked', scope: scored.scope, kept: keptPerScope }
  return { kind: 'not-yet' }
}

/** What is missing between the two, the most telling first. */
export function missingIn(me: MatchProfile, them: MatchProfile, scored: Scored): Missing[] {
  const stated = (profile: MatchProfile, side: 'need' | 'competency') =>
    entriesOf(profile, side).some((entry) => !entry.inferred)
  const open = (answers: Scored['theyAnswer'], kind: 'my-need-open' | 'their-need-open') =>
    (answers?.answers ?? [])
      .filter(({ need, fit }) => !need.inferred && fit.value < openBelow)
      .map(({ need }) => ({ kind, title: need.title }))
  const sharesLanguage = me.languages.some((language) => them.languages.includes(language))
  return [
    ...(stated(me, 'need') ? [] : [{ kind: 'my-needs' as const }]),
    ...(stated(me, 'competency') ? [] : [{ kind: 'my-competencies' as const }]),
    ...(stated(them, 'need') ? [] : [{ kind: 'their-needs' as const }]),
    ...(stated(them, 'competency') ? [] : [{ kind: 'their-competencies' as const }]),
    ...open(scored.theyAnswer, 'my-need-open'),
    ...open(scored.iAnswer, 'their-need-open'),
    ...(sharesLanguage ? [] : [{ kind: 'no-common-language' as const }]),
    ...(scored.signals.history === null ? [{ kind: 'no-history' as const }] : []),
  ]
}

/**
 * The one change of my profile that would raise the score with them most: each is made to a copy of the profile, which is
 * scored again. Nothing where no change helps.
 * @param now the score of the pair as it is
 * @param compared one that remembers, because most entries stay as they are
 */
export function bestChange(
  me: MatchProfile,
  them: MatchProfile,
  now: number,
  weights: Weights,
  compared: Comparison,
): Change | null {
  const changes = possibleChanges(me, them).map(({ profile, change }) => ({
    ...change,
    score: scorePair(profile, them, weights, compared).value,
  }))
  const best = changes.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= now + seen ? best : null
}

type Possible = Readonly<{ profile: MatchProfile; change: ProfileChange }>

function possibleChanges(me: MatchProfile, them: MatchProfile): Possible[] {
  const old = me.entries.filter((entry) => !entry.inferred && entry.freshness < 0.99)
  const confirmed = me.entries.map((entry) => (old.includes(entry) ? renewed(entry) : entry))
  const changes: Possible[] = []
  if (old.length > 0)
    changes.push({
      profile: { ...me, entries: confirmed },
      change: { kind: 'confirm', titles: old.map(({ title }) => title) },
    })
  for (const language of them.languages.filter((one) => !me.languages.includes(one)))
    changes.push({
      profile: { ...me, languages: [...me.languages, language] },
      change: { kind: 'learn-language', language },
    })
  if (me.sectors.length === 0 && them.sectors.length > 0)
    changes.push({
      profile: { ...me, sectors: them.sectors },
      change: { kind: 'state-sectors' },
    })
  if (me.completeness !== null && me.completeness < 1)
    changes.push({ profile: { ...me, completeness: 1 }, change: { kind: 'complete-profile' } })
  return [...changes, ...statements(me, them)]
}

/** What a silent side could say: a need that they answer, or an offer that they look for. */
function statements(me: MatchProfile, them: MatchProfile): Possible[] {
  const silent = (side: 'need' | 'competency') =>
    !entriesOf(me, side).some((entry) => !entry.inferred)
  const said = (entry: MatchEntry, side: 'need' | 'competency'): Possible => ({
    profile: {
      ...me,
      entries: [
        ...me.entries.filter((one) => !(one.inferred && side === 'need')),
        { ...renewed(entry), side, id: `${me.id}?${entry.id}` },
      ],
    },
    change: {
      kind: side === 'need' ? 'state-need' : 'state-competency',
      title: entry.title,
    },
  })
  return [
    ...(silent('need') ? entriesOf(them, 'competency').map((entry) => said(entry, 'need')) : []),
    ...(silent('competency')
      ? entriesOf(them, 'need')
          .filter((entry) => !entry.inferred)
          .map((entry) => said(entry, 'competency'))
      : []),
  ]
}

/** The same entry as if it had been stated today by the organisation itself. */
function renewed(entry: MatchEntry): MatchEntry {
  const { inferred: _, ...stated } = entry
  return { ...stated, freshness: 1 }
}
