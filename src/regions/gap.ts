import type { Analysis } from './analysis.ts'
import { medianOf, percentile, type Quadrant, quadrantOf } from './quadrant.ts'

/** A need counts as answered in its region from this fit on: the probability that a person would call the offer an answer. */
export const answeredFrom = 0.3

/** An activity that a region lacks, or in which needs of it stay open, and what speaks for building it up or bringing it in. */
export type Gap = Readonly<{
  activity: number
  /** Needs of the region for it, and how many of them nobody there answers. */
  demand: number
  unmet: number
  /** Relatedness density, from 0 to 100. */
  density: number
  complexity: number | null
  quadrant: Quadrant
  /** Demand × feasibility × value, each from 0 to 1. */
  score: number
  parts: Readonly<{ demand: number; feasibility: number; value: number }>
}>

/** So many unmet needs count half of what any number of them can. */
const halfDemand = 2

/**
 * What a region lacks, first what is wanted, feasible and valuable. Demand saturates: u / (u + 2) of u unmet needs.
 * Feasibility and value are places among what the region lacks (density; complexity), because a diverse region is dense
 * everywhere; a value that cannot be told stands in the middle. What nobody looks for comes after, by the other two.
 * @param demand,unmet needs of the region for each activity
 * @param among whether an activity is within the domain that is asked about
 */
export function gapsOf(
  analysis: Analysis,
  region: number,
  { demand, unmet }: Readonly<{ demand: Float64Array; unmet: Float64Array }>,
  among: (activity: number) => boolean,
): Gap[] {
  const { presence, density, complexity } = analysis
  const size = presence.activities
  const lacking = Array.from({ length: size }, (_, at) => at).filter(
    (at) => presence.values[region * size + at] === 0 || (unmet[at] as number) > 0,
  )
  const densities = lacking.map((at) => density.values[region * size + at] as number)
  const worths = lacking
    .map((at) => complexity.activities[at] as number)
    .filter((worth) => !Number.isNaN(worth))
  // Much of what a region lacks is related to nothing it has: what is near is judged among the rest.
  const densityMedian = medianOf(densities.filter((near) => near > 0))
  const worthMedian = medianOf(worths)
  return lacking
    .map((activity, place) => {
      const near = densities[place] as number
      const worth = complexity.activities[activity] as number
      const known = Number.isNaN(worth) ? null : worth
      const open = unmet[activity] as number
      const parts = {
        demand: open / (open + halfDemand),
        feasibility: percentile(near, densities),
        value: known === null ? 0.5 : percentile(known, worths),
      }
      return {
        activity,
        demand: demand[activity] as number,
        unmet: open,
        density: near,
        complexity: known,
        quadrant: quadrantOf(near, densityMedian, known, worthMedian),
        score: parts.demand * parts.feasibility * parts.value,
        parts,
      }
    })
    .filter(({ activity }) => among(activity))
    .sort(byPromise)
}

/** Somebody looks for it in vain. What nobody looks for is a candidate of a picture at most, and told in no list of gaps. */
export function isWanted({ unmet }: Gap): boolean {
  return unmet > 0
}

function byPromise(a: Gap, b: Gap): number {
  const promise = ({ parts }: Gap) => parts.feasibility * parts.value
  return b.score - a.score || promise(b) - promise(a) || a.activity - b.activity
}
