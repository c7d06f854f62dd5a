import type { OrganisationKind, OrganisationSize } from '../organisations/organisation.ts'
import type { Constraints } from './brief.ts'

/** An organisation that might take part in a group, as the choice of groups sees it. */
export type Candidate = Readonly<{
  id: string
  country: string
  nuts: string | null
  kind: OrganisationKind | null
  size: OrganisationSize | null
  /** The clusters it is in today. */
  clusters: readonly string[]
  /** For each seat how well it would fill it, a probability in [0, 1]. */
  fits: readonly number[]
  /** How busy it is already, in [0, 1]. */
  load: number
}>

/** How willingly two candidates, named by their places, would work together, in (0, 1]. Pairs not named count 0. */
export type Willing = Readonly<{ one: number; other: number; value: number }>

/** Seats to fill, who might, and what a group has to keep to. */
export type GroupProblem = Readonly<{
  /** What each seat counts, above 0; only their ratios matter. */
  seatWeights: readonly number[]
  candidates: readonly Candidate[]
  willing: readonly Willing[]
  /** Candidates, by place, that must not meet in one group. */
  apart: readonly (readonly [number, number])[]
  constraints: Constraints
  /** Groups, by places, from each of which the answer must lack at least two members. */
  unlike: readonly (readonly number[])[]
}>

/** What a group is worth: `total` = coverage + willingness + diversity - load, each already times its share. */
export type GroupValue = Readonly<{
  total: number
  coverage: number
  willingness: number
  diversity: number
  load: number
}>

/** A chosen group: places of its members in ascending order, and for each seat the place of who sits there, or -1. */
export type Group = Readonly<{
  members: readonly number[]
  seating: readonly number[]
  value: GroupValue
}>

/** A group, and how far from the best it may be. */
export type CertifiedGroup = Group &
  Readonly<{
    /** No group that keeps to the constraints is worth more. */
    bound: number
    /**
     * (bound - total) / bound: the part of the possible that may have been missed; 0 where the group is proved best. Where
     * nothing above 0 is possible, bound - total.
     */
    gap: number
  }>

/**
 * How the parts of a group's value count; expert judgement. Each part lies in [0, 1] before it is weighed, with K the largest
 * group allowed: coverage is the weighted mean over seats of the fit of who sits there; willingness the sum over pairs of
 * members divided by the K (K - 1) / 2 pairs possible; diversity half the countries / K and half the kinds / 6; load the sum
 * over members of (idle + (1 - idle) load) divided by K. All are sums over members, pairs, or best members, so that a linear
 * program states them exactly.
 */
export const groupWeights = {
  coverage: 1,
  willingness: 0.1,
  diversity: 0.1,
  load: 0.35,
  /** The part of the load that a member with nothing else to do still is: whoever fills no seat is one more who has to agree. */
  idle: 0.5,
} as const

/**
 * A worse fit is no answer at all, and holds no seat: in the briefs of data/demo none of the six best answers between 0.1 and this
 * is right.
 */
export const leastFit = 0.15

/**
 * Whether a doubtful answer is one: its odds have to be so many times those of the answers that come next (their geometric mean),
 * since what many come equally near to is answered by none of them. Of the doubtful best answers to needs in data/demo read as seats,
 * 41 % are right that stand out so, and 27 % of the others; without whoever was meant for the need, 22 % of the best do not.
 */
export const standingOut = { odds: 1.8, among: 5 } as const

/**
 * Where somebody fills a seat, a doubtful answer is none if its odds are so many times less: of such answers to needs in data/demo
 * read as seats 2 % are right, and 8 % of those that come nearer.
 */
export const besideFilled = 2.5

/** A worse fit is not even worth naming as the nearest answer. */
export const nearestFit = 0.05

/**
 * From this fit on a seat counts as filled; below, its holder is a doubtful one. Of the needs in data/demo read as seats, by their
 * titles and whole, the best answer is one that the author set for 74 % of those from this fit on, and for 39 % of the doubtful ones.
 * Without whoever was meant for the need, 21 % would count as filled, and 35 % from 0.25 on.
 */
export const enoughFit = 0.3

/** How much of a sum, rounded to what two computations of it can differ by, is no difference. */
export const tolerance = 1e-7
