import { type Component, componentsOf, within } from './connected.ts'
import { type Eigen, leadingEigen } from './eigen.ts'
import { activitiesOf, diversityOf, type Presence, turned, ubiquityOf } from './matrix.ts'

/**
 * Why complexity can be told or not: `disconnected`, the largest part was ranked and the rest left out; `too-small`, fewer
 * than three regions or activities hang together; `uniform`, nobody differs; `tied`, two orders explain as much.
 */
export const verdicts = ['connected', 'disconnected', 'too-small', 'uniform', 'tied'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Economic complexity of regions and activities: standard deviations above the mean region, not a number for those left
 * out; all of them where the verdict is `too-small`, `uniform` or `tied`.
 */
export type Complexity = Readonly<{
  verdict: Verdict
  regions: Float64Array
  activities: Float64Array
  /**
   * How far the mean region lies above the middle of everything that regions have, each activity of each region counting
   * once. Added to a score, it gives the plain eigenvector, by which outlooks are published.
   */
  centre: number
  components: number
}>

/** Two eigenvalues nearer than this are one: any mixture of their directions would do as well. */
const tie = 1e-9

/**
 * Complexity by the second eigenvector (Hidalgo & Hausmann, 2009; ECI and PCI): a region is as complex as its activities are
 * on average, an activity as the regions that have it. Positive for more diverse regions. What is not connected cannot be
 * compared, so that only the largest part is ranked.
 * @param region scores are set to mean 0 and (population) deviation 1; activities by the same mean and deviation
 */
export function complexityOf(presence: Presence): Complexity {
  const components = componentsOf(presence)
  const [largest] = components
  const told = (verdict: Verdict, found?: Ranked, part?: Component): Complexity => ({
    verdict,
    regions: spread(presence.regions, part?.regions ?? [], found?.regions),
    activities: spread(presence.activities, part?.activities ?? [], found?.activities),
    centre: found?.centre ?? Number.NaN,
    components: components.length,
  })
  if (!largest || largest.regions.length < 3 || largest.activities.length < 3)
    return told('too-small')
  const ranked = rank(within(presence, largest))
  if (typeof ranked === 'string') return told(ranked)
  return told(components.length > 1 ? 'disconnected' : 'connected', ranked, largest)
}

type Ranked = Readonly<{ regions: Float64Array; activities: Float64Array; centre: number }>

function rank(presence: Presence): Ranked | 'uniform' | 'tied' {
  const { second, third } = leading(presence)
  if (!second || second.value < tie) return 'uniform'
  if (third && second.value - third.value < tie) return 'tied'
  const diversity = diversityOf(presence)
  const raw = second.vector.map((value, region) => value / Math.sqrt(diversity[region] as number))
  const byActivity = meansOver(turned(presence), raw).map((value) => value / second.value)
  const mean = average(raw)
  const deviation = Math.sqrt(average(raw.map((value) => (value - mean) ** 2)))
  const scale = signOf(presence, raw, byActivity) / deviation
  return {
    regions: raw.map((value) => (value - mean) * scale),
    activities: byActivity.map((value) => (value - mean) * scale),
    centre: mean * scale,
  }
}

/**
 * The second and third eigenvectors of the walk region → activity → region, in its symmetric form
 * D^-½ M U^-1 Mᵀ D^-½; the first is known, the root of diversity.
 */
function leading(presence: Presence): { second: Eigen | undefined; third: Eigen | undefined } {
  const { regions } = presence
  const present = activitiesOf(presence)
  const roots = diversityOf(presence).map(Math.sqrt)
  const ubiquity = ubiquityOf(presence)
  const times = (vector: Float64Array) => {
    const shares = new Float64Array(presence.activities)
    for (const [region, own] of present.entries()) {
      const share = (vector[region] as number) / (roots[region] as number)
      for (const activity of own) shares[activity] = (shares[activity] as number) + share
    }
    for (let at = 0; at < shares.length; at++)
      shares[at] = (shares[at] as number) / (ubiquity[at] as number)
    return Float64Array.from(present, (own, region) => {
      let sum = 0
      for (const activity of own) sum += shares[activity] as number
      return sum / (roots[region] as number)
    })
  }
  const length = Math.sqrt(roots.reduce((sum, root) => sum + root ** 2, 0))
  const first = roots.map((root) => root / length)
  const second = leadingEigen(times, regions, [first])
  const third = second && leadingEigen(times, regions, [first, second.vector])
  return { second, third }
}

/** More diverse regions are more complex; where diversity does not tell, rarer activities are. */
function signOf(presence: Presence, regions: Float64Array, activities: Float64Array): 1 | -1 {
  const byDiversity = covariance(regions, diversityOf(presence))
  const byRarity = -covariance(activities, ubiquityOf(presence))
  const telling = [byDiversity, byRarity, regions[0] ?? 0].find((value) => Math.abs(value) > tie)
  return (telling ?? 1) < 0 ? -1 : 1
}

function covariance(a: Float64Array, b: Float64Array): number {
  const [meanA, meanB] = [average(a), average(b)]
  return average(a.map((value, at) => (value - meanA) * ((b[at] as number) - meanB)))
}

/** For each region the mean of what its activities have. */
function meansOver(presence: Presence, values: Float64Array): Float64Array {
  return Float64Array.from(activitiesOf(presence), (own) => {
    let sum = 0
    for (const activity of own) sum += values[activity] as number
    return own.length > 0 ? sum / own.length : Number.NaN
  })
}

function average(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function spread(size: number, places: readonly number[], values?: Float64Array): Float64Array {
  const all = new Float64Array(size).fill(Number.NaN)
  if (values) for (const [at, place] of places.entries()) all[place] = values[at] as number
  return all
}

/** Diversity and ubiquity seen through each other, time and again. */
export type Reflections = Readonly<{ regions: Float64Array; activities: Float64Array }>

/**
 * Method of reflections (Hidalgo & Hausmann, 2009): k_N of a region is the mean of k_{N-1} over its activities, and the other
 * way round; k_0 is diversity and ubiquity. Not rescaled.
 * @param steps N, from 0 up
 */
export function reflections(presence: Presence, steps: number): Reflections {
  const across = turned(presence)
  let regions = diversityOf(presence)
  let activities = ubiquityOf(presence)
  for (let step = 0; step < steps; step++)
    [regions, activities] = [meansOver(presence, activities), meansOver(across, regions)]
  return { regions, activities }
}
