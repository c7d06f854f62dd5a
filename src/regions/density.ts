import { activitiesOf, type Matrix, type Presence, rowOf, rowSums } from './matrix.ts'

/**
 * Relatedness density: how much of what is related to an activity the region has already, in percent.
 * RD = 100 Σ_b φ_ab M_rb / Σ_b φ_ab. A proximity with a diagonal of 0 leaves the activity itself out, as feasibility needs
 * it: what a region has must not speak for itself.
 * @param proximity activity × activity, symmetric, none below 0
 * @returns region × activity, from 0 to 100; 0 for an activity that is related to none
 */
export function relatednessDensity(presence: Presence, proximity: Matrix): Matrix {
  return perCentOfRelated(activitiesOf(presence), proximity)
}

/**
 * Relatedness density added: how much denser each activity would be for a region if it had at hand what another region has
 * and it has not (after Balland & Boschma, 2021). With its own density it makes the density of both together.
 * @returns for each activity, from 0 to 100
 */
export function densityAdded(
  presence: Presence,
  proximity: Matrix,
  region: number,
  from: number,
): Float64Array {
  const { activities, values } = presence
  const brought: number[] = []
  for (let activity = 0; activity < activities; activity++)
    if (values[from * activities + activity] === 1 && values[region * activities + activity] === 0)
      brought.push(activity)
  return perCentOfRelated([Int32Array.from(brought)], proximity).values
}

/**
 * How much each region complements each other one: the mean of the density added over the activities that it lacks,
 * weighed if some matter more. It has a direction: what A brings to B is not what B brings to A.
 * @param weights for each activity, none below 0; all alike when left out
 * @returns region × region, from 0 to 100: row = who gains, column = who brings; 0 for who lacks nothing
 */
export function complementarity(
  presence: Presence,
  proximity: Matrix,
  weights?: Float64Array,
): Matrix {
  const { regions, activities, values } = presence
  const present = activitiesOf(presence)
  const sums = rowSums(proximity)
  const gains = new Float64Array(regions * regions)
  for (let region = 0; region < regions; region++) {
    const lacking = values.subarray(region * activities, (region + 1) * activities)
    const worth = worthTo(lacking, proximity, sums, weights)
    for (let from = 0; from < regions; from++) {
      let gain = 0
      for (const activity of present[from] ?? []) gain += worth[activity] as number
      gains[region * regions + from] = gain
    }
  }
  return { rows: regions, columns: regions, values: gains }
}

/** What each activity that the region lacks would add to the mean density of all that it lacks, were it at hand. */
function worthTo(
  has: Uint8Array,
  proximity: Matrix,
  sums: Float64Array,
  weights: Float64Array | undefined,
): Float64Array {
  const worth = new Float64Array(has.length)
  let all = 0
  for (let activity = 0; activity < has.length; activity++) {
    if (has[activity] === 1) continue
    const weight = weights ? (weights[activity] as number) : 1
    all += weight
    const sum = sums[activity] as number
    if (sum === 0 || weight === 0) continue
    const related = rowOf(proximity, activity)
    const share = (100 * weight) / sum
    for (let at = 0; at < related.length; at++)
      worth[at] = (worth[at] as number) + share * (related[at] as number)
  }
  for (let at = 0; at < worth.length; at++)
    worth[at] = has[at] === 1 || all === 0 ? 0 : (worth[at] as number) / all
  return worth
}

function perCentOfRelated(present: readonly Int32Array[], proximity: Matrix): Matrix {
  const activities = proximity.rows
  const sums = rowSums(proximity)
  const values = new Float64Array(present.length * activities)
  for (const [region, own] of present.entries()) {
    const density = values.subarray(region * activities, (region + 1) * activities)
    for (const activity of own) {
      const related = rowOf(proximity, activity)
      for (let at = 0; at < activities; at++)
        density[at] = (density[at] as number) + (related[at] as number)
    }
    for (let at = 0; at < activities; at++) {
      const sum = sums[at] as number
      density[at] = sum > 0 ? (100 * (density[at] as number)) / sum : 0
    }
  }
  return { rows: present.length, columns: activities, values }
}
