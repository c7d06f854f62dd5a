/** How relevant each judged answer is, from 0 (not at all) upwards; what is not judged counts as 0. */
export type Judgements = ReadonlyMap<string, number>

/**
 * Normalised discounted cumulative gain of the first `depth` answers, from 0 to 1, with gain 2^grade - 1 (Burges et al.,
 * 2005). NaN when no judged answer has a grade above 0, for then no order is better than another.
 */
export function ndcg(ranking: readonly string[], judgements: Judgements, depth: number): number {
  const gains = ranking.slice(0, depth).map((answer) => gain(judgements.get(answer) ?? 0))
  const best = [...judgements.values()].map(gain).toSorted((a, b) => b - a)
  return discounted(gains) / discounted(best.slice(0, depth))
}

/** The share, from 0 to 1, of the answers of at least `gradeMin` that are among the first `depth`; NaN if there are none. */
export function recall(
  ranking: readonly string[],
  judgements: Judgements,
  depth: number,
  gradeMin = 1,
): number {
  const good = [...judgements].filter(([, grade]) => grade >= gradeMin).map(([answer]) => answer)
  const shown = new Set(ranking.slice(0, depth))
  return good.filter((answer) => shown.has(answer)).length / good.length
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
  return gains.reduce((sum, value, place) => sum + value / Math.log2(place + 2), 0)
}
