import { type Comparison, comparing } from './comparison.ts'
import type { MatchEntry, Scope } from './profile.ts'
import type { Weights } from './weights.ts'

/** Two competencies, and how near they are: standard deviations above unrelated texts of their languages. */
export type Likeness = Readonly<{ mine: MatchEntry; theirs: MatchEntry; similarity: number }>

/** What two profiles have in common: the nearest pair of competencies, and the mean over each one's nearest. */
export type Ground = Readonly<{ nearest: Likeness; mean: number }>

/**
 * How near two organisations' competencies are: the mean, over all competencies of both, of the likeness to the nearest
 * one of the other side. The same from both sides.
 * @returns undefined where either side states no competency
 */
export function groundOf(
  mine: readonly MatchEntry[],
  theirs: readonly MatchEntry[],
  weights: Weights,
  compared: Pick<Comparison, 'likeness'> = comparing(weights),
): Ground | undefined {
  const bestOfTheirs = theirs.map(() => Number.NEGATIVE_INFINITY)
  let nearest: Likeness | undefined
  let [sum, count] = [0, 0]
  for (const one of mine) {
    let best = Number.NEGATIVE_INFINITY
    for (const [at, other] of theirs.entries()) {
      const similarity = compared.likeness(one, other)
      if (similarity > best) best = similarity
      if (similarity > (bestOfTheirs[at] ?? 0)) bestOfTheirs[at] = similarity
      if (!nearest || similarity > nearest.similarity)
        nearest = { mine: one, theirs: other, similarity }
    }
    sum += best
    count++
  }
  if (!nearest) return undefined
  const meanOfMine = sum / count
  const meanOfTheirs = bestOfTheirs.reduce((total, best) => total + best, 0) / bestOfTheirs.length
  return { nearest, mean: (meanOfMine + meanOfTheirs) / 2 }
}

/**
 * Inverted U over the likeness of offers, in (0, 1]: strangers do not understand each other, twins compete (Nooteboom et
 * al., 2007). 1 at the optimum of the scope, falling on each side as half a bell of its own width.
 */
export function band(similarity: number, scope: Scope, weights: Weights): number {
  const { optimum, widthBelow, widthAbove } = weights.band[scope]
  const width = similarity < optimum ? widthBelow : widthAbove
  return Math.exp(-((similarity - optimum) ** 2) / (2 * width ** 2))
}
