/** Where a missing activity stands: is it near to what the region has, and is it worth much? */
export const quadrants = ['build', 'bring-in', 'easy', 'leave'] as const
export type Quadrant = (typeof quadrants)[number]

/**
 * The quadrant of an activity that a region lacks (after Balland, Boschma, Crespo & Rigby, 2019): related and valuable,
 * build it; valuable but far, bring it in; related but of little value, easy; neither, leave it.
 * @param density relatedness density, and the median of it over what this region lacks and what is related to
 * anything it has: large regions are dense everywhere
 * @param value of the activity, with the median of it over what the region lacks; null where it cannot be told, which
 * speaks neither for nor against
 */
export function quadrantOf(
  density: number,
  densityMedian: number,
  value: number | null,
  valueMedian: number,
): Quadrant {
  const related = density > 0 && density >= densityMedian
  const valuable = value === null || value >= valueMedian
  if (valuable) return related ? 'build' : 'bring-in'
  return related ? 'easy' : 'leave'
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** How many of the values are smaller, ties counting half, as a share from 0 to 1; for places in an order. */
export function percentile(value: number, values: readonly number[]): number {
  let [below, same] = [0, 0]
  for (const other of values) {
    if (other < value) below++
    else if (other === value) same++
  }
  return values.length > 0 ? (below + same / 2) / values.length : 0.5
}
