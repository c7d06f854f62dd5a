import type { OrganisationKind } from '../organisations/organisation.ts'
import type { Language } from '../platform/phrase.ts'

/** What a cooperative link is for. */
export const briefKinds = [
  'research-project',
  'investment',
  'joint-promotion',
  'training',
  'joint-purchasing',
  'conference',
  'call-bid',
] as const
export type BriefKind = (typeof briefKinds)[number]

/** One place in a group: what whoever takes it must be able to do. Read as a need. */
export type Seat = Readonly<{
  id: string
  title: string
  description: string
  language: Language
  /** How much it counts beside the other seats, in (0, 10]. */
  weight: number
}>

/** At least `atLeast` members of any of these kinds; `sme` asks for a company of fewer than 250 people. */
export type KindQuota = Readonly<{
  kinds: readonly OrganisationKind[]
  sme: boolean
  atLeast: number
}>

/** What a group has to keep to. */
export type Constraints = Readonly<{
  /** Members, both ends included; 2 <= membersMin <= membersMax <= 20. */
  membersMin: number
  membersMax: number
  countriesMin: number
  quotas: readonly KindQuota[]
  /** NUTS codes or their beginnings, ISO countries too; none means anywhere. */
  regions: readonly string[]
  /** Ids of clusters of which each member must be in one; none means any. */
  clusters: readonly string[]
  obligatory: readonly string[]
  excluded: readonly string[]
  /** The largest part of the group's coverage that one member may bring, in (0, 1]. */
  largestShare: number
  /** How many organisations may be asked in all; null means as many as there are. */
  contactBudget: number | null
}>

/** A project idea written as seats to fill. */
export type Brief = Readonly<{
  title: string
  kind: BriefKind
  /** What was pasted, where the seats were proposed from it. */
  text: string
  seats: readonly Seat[]
  constraints: Constraints
}>

/** The limits that a brief has unless it says otherwise. */
export const usualConstraints: Constraints = {
  membersMin: 2,
  membersMax: 6,
  countriesMin: 1,
  quotas: [],
  regions: [],
  clusters: [],
  obligatory: [],
  excluded: [],
  largestShare: 0.4,
  contactBudget: null,
}

/** How many seats a brief or a link may have at most; it has one at least. */
export const seatsMost = 30

/**
 * The largest share of one member where a brief says none, in (0, 1]. At least a seat of its own is everybody's due, and with
 * few places one member cannot but bring more.
 * @param membersMax how many members there may be
 */
export function usualShare(seats: readonly Pick<Seat, 'weight'>[], membersMax: number): number {
  const places = Math.min(seats.length, membersMax)
  if (places <= 1) return 1
  const weights = seats.map(({ weight }) => weight)
  const heaviest = Math.max(...weights) / weights.reduce((sum, weight) => sum + weight, 0)
  return Math.min(1, Math.max(usualConstraints.largestShare, 1.5 / places, heaviest))
}
