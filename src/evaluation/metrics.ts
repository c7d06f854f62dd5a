import { worthOfPlace } from '../matching/exposure.ts'
import type { Grades } from './judged-set.ts'

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen, 2002): what the first `depth` of `ranked` give, each
 * divided by log2(place + 1), as a share from 0 to 1 of what the best order of all `judged` gains would. NaN when nothing is to
 * be gained, for then no order is better than another.
 */
export function normalisedGain(
  ranked: readonly number[],
  judged: readonly number[],
  depth: number,
): number {
  const best = judged.toSorted((a, b) => b - a)
  return discounted(ranked.slice(0, depth)) / discounted(best.slice(0, depth))
}

/** nDCG of the first `depth` offers of a ranking, with gain 2^grade - 1 (Burges et al., 2005); NaN if all grades are 0. */
export function ndcg(ranking: readonly string[], grades: Grades, depth: number): number {
  const gains = ranking.slice(0, depth).map((offer) => gain(grades.get(offer) ?? 0))
  return normalisedGain(gains, [...grades.values()].map(gain), depth)
}

/** The share, from 0 to 1, of the offers of at least `gradeMin` that are among the first `depth`; NaN if there are none. */
export function recall(
  ranking: readonly string[],
  grades: Grades,
  depth: number,
  gradeMin = 1,
): number {
  const good = [...grades].filter(([, grade]) => grade >= gradeMin).map(([offer]) => offer)
  const shown = new Set(ranking.slice(0, depth))
  return good.filter((offer) => shown.has(offer)).length / good.length
}

/** 1 / place of the first offer of at least `gradeMin`, in [0, 1]; NaN if there is none to be found. */
export function reciprocalRank(
  ranking: readonly string[],
  grades: Grades,
  gradeMin: number,
): number {
  if (![...grades.values()].some((grade) => grade >= gradeMin)) return Number.NaN
  const first = ranking.findIndex((offer) => (grades.get(offer) ?? 0) >= gradeMin)
  return first < 0 ? 0 : 1 / (first + 1)
}

/**
 * How often, from 0 to 1, an offer that was judged to be no answer stands above one of at least `gradeMin`, over all
 * such pairs of one need; NaN without such a pair.
 */
export function hardNegativeErrors(
  ranking: readonly string[],
  grades: Grades,
  gradeMin: number,
): number {
  let [negatives, good, errors] = [0, 0, 0]
  for (const grade of ranking.map((offer) => grades.get(offer))) {
    if (grade === 0) negatives++
    if (grade === undefined || grade < gradeMin) continue
    good++
    errors += negatives
  }
  return errors / (negatives * good)
}

/** The mean of the numbers that are numbers; NaN when there is none. */
export function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value))
  return known.reduce((sum, value) => sum + value, 0) / known.length
}

function gain(grade: number): number {
  return 2 ** grade - 1
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, value, place) => sum + value * worthOfPlace(place), 0)
}
