import type { Matrix, Presence } from './matrix.ts'
import { rowSums } from './matrix.ts'

/**
 * Complexity outlook of regions (COI): how much of what is complex lies near what they have already, in what they lack.
 * @param density region × activity
 * @param complexity of each activity; those that are not a number do not count
 * @returns for each region, not standardised
 */
export function complexityOutlook(
  presence: Presence,
  density: Matrix,
  complexity: Float64Array,
): Float64Array {
  const { regions, activities, values } = presence
  const outlook = new Float64Array(regions)
  for (let region = 0; region < regions; region++) {
    let sum = 0
    for (let activity = 0; activity < activities; activity++) {
      const at = region * activities + activity
      const worth = complexity[activity] as number
      if (values[at] === 0 && !Number.isNaN(worth)) sum += (density.values[at] as number) * worth
    }
    outlook[region] = sum
  }
  return outlook
}

/**
 * Outlook gain (COG): what an activity that a region lacks would open up among the others it lacks, by how complex these are.
 * COG_ra = (1 − M_ra) Σ_b (1 − M_rb) φ_ab C_b / Σ_j φ_bj
 * @param proximity activity × activity, symmetric, with whatever diagonal is wanted
 * @returns region × activity, not standardised; 0 for what the region has
 */
export function outlookGain(
  presence: Presence,
  proximity: Matrix,
  complexity: Float64Array,
): Matrix {
  const { regions, activities, values } = presence
  const sums = rowSums(proximity)
  const worth = sums.map((sum, activity) => {
    const own = complexity[activity] as number
    return sum > 0 && !Number.isNaN(own) ? own / sum : 0
  })
  const gains = new Float64Array(values.length)
  for (let region = 0; region < regions; region++) {
    const row = gains.subarray(region * activities, (region + 1) * activities)
    for (let other = 0; other < activities; other++) {
      if (values[region * activities + other] === 1 || worth[other] === 0) continue
      for (let at = 0; at < activities; at++)
        row[at] =
          (row[at] as number) +
          (proximity.values[other * activities + at] as number) * (worth[other] as number)
    }
    for (let at = 0; at < activities; at++) if (values[region * activities + at] === 1) row[at] = 0
  }
  return { rows: regions, columns: activities, values: gains }
}
