import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Language } from '../platform/phrase.ts'
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
  members: readonly (ShownOrganisation & Readonly<{ seats: readonly string[] }>)[]
  seats: readonly ShownSeat[]
}>

/** A seat that nobody fills, and where whoever comes nearest is. */
export type ShownMissing = Pick<Seat, 'id' | 'title'> &
  Readonly<{
    nearest: Readonly<{ fit: number; country: string; nuts: string | null }> | null
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
