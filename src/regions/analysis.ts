import { advantages, type Caution, cautious, locationQuotients, plain } from './advantage.ts'
import { type Complexity, complexityOf } from './complexity.ts'
import { complementarity, relatednessDensity } from './density.ts'
import { diversityOf, type Matrix, type Presence, ubiquityOf } from './matrix.ts'
import { proximities, shrunkProximities } from './relatedness.ts'

/** Everything that is told of regions and activities from what regions have. */
export type Analysis = Readonly<{
  presence: Presence
  /** Location quotients, region × activity. */
  quotients: Matrix
  /** Activity × activity, from 0 to 1, the diagonal 0. */
  proximity: Matrix
  /** Relatedness density without the activity itself, region × activity, from 0 to 100. */
  density: Matrix
  complexity: Complexity
  /** Who gains × who brings, from 0 to 100. */
  complementarity: Matrix
  diversity: Float64Array
  ubiquity: Float64Array
}>

/** As many regions the meaning of an activity's name counts for, beside where it is found. */
export const textCountsFor = 10

/** Whole numbers are counts, of which few prove little; other figures are taken as they are. */
export function cautionFor(table: Matrix): Caution {
  return table.values.every(Number.isInteger) ? cautious : plain
}

/**
 * The whole chain from what regions have to what they bring each other.
 * @param table region × activity, none below 0
 * @param byText how near activities are in meaning; not a number where that is not known
 */
export function analyse(table: Matrix, caution: Caution, byText?: Matrix): Analysis {
  const quotients = locationQuotients(table, caution)
  const presence = advantages(table, caution)
  const proximity = byText
    ? shrunkProximities(presence, byText, textCountsFor)
    : proximities(presence)
  return {
    presence,
    quotients,
    proximity,
    density: relatednessDensity(presence, proximity),
    complexity: complexityOf(presence),
    complementarity: complementarity(presence, proximity),
    diversity: diversityOf(presence),
    ubiquity: ubiquityOf(presence),
  }
}
