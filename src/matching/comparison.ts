import { type Fit, fit, likeness } from './fit.ts'
import type { MatchEntry } from './profile.ts'
import type { Weights } from './weights.ts'

/** How two entries compare under some weights. */
export type Comparison = Readonly<{
  fit(need: MatchEntry, competency: MatchEntry): Fit
  likeness(one: MatchEntry, other: MatchEntry): number
}>

export function comparing(weights: Weights): Comparison {
  return {
    fit: (need, competency) => fit(need, competency, weights),
    likeness: (one, other) => likeness(one, other, weights),
  }
}

/**
 * The same, keeping what was computed before, by the ids of both entries: for a pair of profiles that is scored several
 * times while what its entries say stays as it is.
 */
export function remembering({ fit, likeness }: Comparison): Comparison {
  return { fit: byBoth(fit), likeness: byBoth(likeness) }
}

function byBoth<T>(
  compute: (one: MatchEntry, other: MatchEntry) => T,
): (one: MatchEntry, other: MatchEntry) => T {
  const known = new Map<string, Map<string, T>>()
  return (one, other) => {
    const ofOne = known.get(one.id) ?? new Map<string, T>()
    known.set(one.id, ofOne)
    const before = ofOne.get(other.id)
    if (before !== undefined) return before
    const computed = compute(one, other)
    ofOne.set(other.id, computed)
    return computed
  }
}
