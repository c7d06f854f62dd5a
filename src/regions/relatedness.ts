import { activitiesOf, type Matrix, type Presence, rowSums, sumOf, turned } from './matrix.ts'

/**
 * In how many regions two activities are found together.
 * @returns activity × activity, symmetric; on the diagonal in how many regions the activity is found (its ubiquity)
 */
function cooccurrences(presence: Presence): Matrix {
  const { activities } = presence
  const values = new Float64Array(activities * activities)
  for (const present of activitiesOf(presence))
    for (const one of present) {
      const row = one * activities
      for (const other of present) values[row + other] = (values[row + other] as number) + 1
    }
  return { rows: activities, columns: activities, values }
}

/** How often two activities meet, set against how often each is found at all. */
const measures = ['association', 'probability', 'cosine', 'jaccard'] as const
export type Measure = (typeof measures)[number]

/** Of a count of meetings, the sums of two activities, and the sum of all. */
const formulas: Readonly<
  Record<Measure, (count: number, one: number, other: number, total: number) => number>
> = {
  association: (count, one, other, total) => (count * total) / (one * other),
  probability: (count, one, other, total) =>
    count /
    (((one / total) * (other / (total - one)) + (other / total) * (one / (total - other))) *
      (total / 2)),
  cosine: (count, one, other) => count / Math.sqrt(one * other),
  jaccard: (count, one, other) => count / (one + other - count),
}

/**
 * Relatedness of activities by how often they meet (van Eck & Waltman, 2009; `probability` after Steijn, 2017).
 * @param counts activity × activity, symmetric; its diagonal is not looked at
 * @returns symmetric, from 0 up, with a diagonal of 0; 0 too for an activity that meets none
 */
export function relatedness(counts: Matrix, measure: Measure): Matrix {
  const { rows, values } = withoutDiagonal(counts)
  const sums = rowSums({ rows, columns: rows, values })
  const total = sumOf(sums)
  const formula = formulas[measure]
  const related = new Float64Array(values.length)
  for (let one = 0; one < rows; one++)
    for (let other = 0; other < rows; other++) {
      const count = values[one * rows + other] as number
      if (count > 0)
        related[one * rows + other] = formula(
          count,
          sums[one] as number,
          sums[other] as number,
          total,
        )
    }
  return { rows, columns: rows, values: related }
}

/**
 * Proximity of activities (Hidalgo et al., 2007): the smaller of the two probabilities to find one where the other is.
 * @returns activity × activity, symmetric, from 0 to 1, with a diagonal of 0
 */
export function proximities(presence: Presence): Matrix {
  return proximitiesOf(cooccurrences(presence))
}

function proximitiesOf({ rows, values: counts }: Matrix): Matrix {
  const values = new Float64Array(counts.length)
  for (let one = 0; one < rows; one++)
    for (let other = 0; other < rows; other++) {
      if (one === other) continue
      const larger = Math.max(
        counts[one * rows + one] as number,
        counts[other * rows + other] as number,
      )
      if (larger > 0) values[one * rows + other] = (counts[one * rows + other] as number) / larger
    }
  return { rows, columns: rows, values }
}

/** Proximity of regions: the same, regions and activities having changed places. */
export function regionProximities(presence: Presence): Matrix {
  return proximities(turned(presence))
}

/**
 * Proximity by what is found together, drawn towards the proximity of meanings where little is known:
 * (n φ_found + κ φ_text) / (n + κ), n being the number of regions that have the more frequent one of the two.
 * @param byText activity × activity, from 0 to 1; not a number where the texts say nothing
 * @param kappa as many regions the texts count for
 */
export function shrunkProximities(presence: Presence, byText: Matrix, kappa: number): Matrix {
  const { rows, columns, values: regions } = cooccurrences(presence)
  const { values } = proximitiesOf({ rows, columns, values: regions })
  for (let one = 0; one < rows; one++)
    for (let other = 0; other < rows; other++) {
      const at = one * rows + other
      const text = byText.values[at] as number
      if (one === other || Number.isNaN(text)) continue
      const n = Math.max(
        regions[one * rows + one] as number,
        regions[other * rows + other] as number,
      )
      values[at] = n + kappa > 0 ? (n * (values[at] as number) + kappa * text) / (n + kappa) : 0
    }
  return { rows, columns: rows, values }
}

function withoutDiagonal({ rows, columns, values }: Matrix): Matrix {
  const copy = Float64Array.from(values)
  for (let at = 0; at < rows; at++) copy[at * columns + at] = 0
  return { rows, columns, values: copy }
}
