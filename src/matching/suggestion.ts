import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Evidence } from './evidence.ts'
import type { Scope } from './profile.ts'
import type { ScoreParts } from './score.ts'

/** A ranked partner as it is stored: ids, score, parts, evidence. */
export type Suggestion = Readonly<{
  partnerId: string
  rank: number
  score: number
  scope: Scope
  parts: ScoreParts
  evidence: Evidence
}>

/** Who a suggestion is about; not named while what was quoted is anonymous. */
export type Partner = Readonly<{
  id: string | null
  name: string | null
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
}>

export type PartnerSuggestion = Omit<Suggestion, 'partnerId'> & Readonly<{ partner: Partner }>

/** The list for one organisation, when it was made, and by what. `fresh` is false while newer input waits to be looked at. */
export type PartnerList = Readonly<{
  organisation: Readonly<{ id: string; name: string }>
  fresh: boolean
  refreshedAt: string | null
  modelId: string | null
  weightsVersion: string | null
  advice: Phrase | null
  items: readonly PartnerSuggestion[]
}>

/** Takes away whose an anonymous entry is: the name stays unknown until both sides consent. */
export function withoutNames(suggestion: PartnerSuggestion): PartnerSuggestion {
  const { theyAnswer, iAnswer, common } = suggestion.evidence
  const anonymous =
    theyAnswer.some((answer) => answer.competency.anonymous) ||
    iAnswer.some((answer) => answer.need.anonymous) ||
    common?.theirs.anonymous === true
  if (!anonymous) return suggestion
  const { kind, country } = suggestion.partner
  return { ...suggestion, partner: { id: null, name: null, kind, country, nuts: null, city: null } }
}
