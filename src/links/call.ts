import type { Constraints } from './brief.ts'

/** Who may apply, as limits of a group; what a call does not say is not limited by it. */
export type CallRules = Readonly<{
  [Limit in 'membersMin' | 'membersMax' | 'countriesMin' | 'quotas' | 'regions' | 'largestShare']?:
    | Constraints[Limit]
    | undefined
}>

/** A call of a funding programme that a link may bid for. */
export type CallContent = Readonly<{
  externalId: string | null
  programme: string
  title: string
  /** The last day for bids; null while it is not known. */
  deadline: string | null
  rules: CallRules
  /** The address where the call is published. */
  source: string | null
}>

export type Call = CallContent &
  Readonly<{ id: string; version: number; createdAt: string; updatedAt: string }>

/**
 * What a group must keep to that follows its brief and bids for a call: of each limit the narrower one, and the quotas of
 * both. Regions are those of either that lie within one of the other; with none in common the brief contradicts the
 * call, and the regions stay those of the brief for `briefProblems` to tell.
 */
export function constraintsUnder(own: Constraints, rules: CallRules): Constraints {
  return {
    ...own,
    membersMin: Math.max(own.membersMin, rules.membersMin ?? 0),
    membersMax: Math.min(own.membersMax, rules.membersMax ?? own.membersMax),
    countriesMin: Math.max(own.countriesMin, rules.countriesMin ?? 0),
    quotas: [...own.quotas, ...(rules.quotas ?? [])],
    regions: commonRegions(own.regions, rules.regions ?? []) ?? own.regions,
    largestShare: Math.min(own.largestShare, rules.largestShare ?? 1),
  }
}

/** The regions that lie within both lists, where an empty one is everywhere; nothing where there are none. */
export function commonRegions(
  one: readonly string[],
  other: readonly string[],
): readonly string[] | undefined {
  const once = (regions: readonly string[]) => [...new Set(regions)].sort()
  if (one.length === 0 || other.length === 0) return once([...one, ...other])
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.filter((region) => outer.some((around) => region.startsWith(around)))
  const both = once([...within(one, other), ...within(other, one)])
  return both.length > 0 ? both : undefined
}
