import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Language, Phrase } from '../platform/phrase.ts'
import type { Constraints, Seat } from './brief.ts'
import type { GroupValue } from './group.ts'
import type { RuleName } from './group-rules.ts'

export type ShownOrganisation = Readonly<{
  id: string
  name: string
  kind: OrganisationKind | null
  country: string
  nuts: string | null
  city: string | null
}>

/** What an organisation states that fills a seat, and the sentence that says it best. */
export type SeatEvidence = Readonly<{
  entryId: string
  title: string
  sentence: string
  language: Language
}>

export type ShownHolder = Readonly<{
  organisation: ShownOrganisation
  fit: number
  evidence: SeatEvidence | null
}>

export type ShownSeat = Pick<Seat, 'id' | 'title'> &
  Readonly<{
    state: 'filled' | 'open' | 'missing'
    holder: ShownHolder | null
    runnerUp: ShownHolder | null
  }>

export type ShownGroup = Readonly<{
  value: number
  parts: Omit<GroupValue, 'total'>
  bound: number
  gap: number
  members: readonly (ShownOrganisation &
    Readonly<{
      seats: readonly string[]
      /** Of a member without a seat: the constraints that the group keeps to only with it. */
      neededFor: readonly Phrase[]
    }>)[]
  seats: readonly ShownSeat[]
}>

/**
 * A seat that nobody fills well enough, and who comes nearest, by what it says: `admitted` where the constraints let it in, `answers`
 * where that is an answer at all, if only a doubtful one.
 */
export type ShownMissing = Pick<Seat, 'id' | 'title'> &
  Readonly<{
    nearest: Readonly<{
      name: string
      fit: number
      country: string
      nuts: string | null
      admitted: boolean
      answers: boolean
      evidence: SeatEvidence | null
    }> | null
  }>

/** The answer to a brief: groups, the best first, with their certificates; or why there is none. */
export type GroupProposal = Readonly<{
  candidates: number
  groups: readonly ShownGroup[]
  missing: readonly ShownMissing[]
  /** With the names of the organisations that it names. */
  conflict: Readonly<{
    rules: readonly RuleName[] | 'undecided'
    constraints: Constraints
    names: ReadonlyMap<string, string>
  }> | null
}>
