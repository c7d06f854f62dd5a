import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Contributions } from './contributions.ts'
import { type Evidence, type Quote, withoutTheirIds } from './evidence.ts'
import type { Scope } from './profile.ts'
import type { ScoreParts } from './score.ts'

/** A ranked partner as it is stored: ids, score, parts, evidence. */
export type Suggestion = Readonly<{
  partnerId: string
  rank: number
  score: number
  scope: Scope
  parts: ScoreParts
  /** What the score adds up from. */
  contributions: Contributions
  /** What the partner's room adds to its place, in units of score. */
  openedCapacity: number
  /** There to be tried rather than for its score, with the chance of its being chosen; null for all others. */
  propensity: number | null
  evidence: Evidence
}>

/** Who a suggestion is about; not named while what was quoted is anonymous. */
type Partner = Readonly<{
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

/**
 * A suggestion as somebody sees it who may not know whose anonymous entries are: what the organisation itself says
 * anonymously is left out (not for its `own` people), and a partner that is quoted anonymously is not named. Nothing where no
 * evidence remains.
 */
export function asReaderSees(
  suggestion: PartnerSuggestion,
  own = false,
): PartnerSuggestion | undefined {
  const told = (mine: Quote) => own || !mine.anonymous
  const theyAnswer = suggestion.evidence.theyAnswer.filter((answer) => told(answer.need))
  const iAnswer = suggestion.evidence.iAnswer.filter((answer) => told(answer.competency))
  const { common: ground } = suggestion.evidence
  const common = ground && told(ground.mine) ? ground : null
  if (theyAnswer.length + iAnswer.length === 0 && common === null) return undefined
  const evidence = { theyAnswer, iAnswer, common }
  const anonymous =
    theyAnswer.some((answer) => answer.competency.anonymous) ||
    iAnswer.some((answer) => answer.need.anonymous) ||
    common?.theirs.anonymous === true
  if (!anonymous) return { ...suggestion, evidence }
  const { kind, country } = suggestion.partner
  const partner = { id: null, name: null, kind, country, nuts: null, city: null }
  return { ...suggestion, evidence: withoutTheirIds(evidence), partner }
}
