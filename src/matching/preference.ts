import { type Exposure, effectiveSize, inversePropensity } from './exposure-log.ts'

/**
 * "This one rather than that one", as an organisation's answers say: the difference of the signals of the two, and what it
 * counts.
 */
export type Preferences = Readonly<{
  /** How many signals; each preference has so many numbers in `differences`. */
  width: number
  count: number
  differences: Float64Array
  weights: Float64Array
  /** Which organisation each came from: its place in `organisations`. */
  from: Int32Array
  organisations: readonly string[]
}>

type Answered = Exposure & { answer: number }

/** Pairs of answers per organisation beyond which more say the same again. */
const answersPerOrganisation = 200

/**
 * All pairs of answers of one organisation of which one is more favourable. What nobody answered is no preference.
 *
 * Answers count by the inverse propensity of their place, scaled so that all together count as their effective size. A pair
 * counts 2·w·w' / Σw over the organisation's answers: with equal weights its n₊·n₋ pairs count as the harmonic mean
 * of n₊ and n₋, which is the information of a logistic regression with an intercept for each organisation.
 */
export function preferencesIn(exposures: readonly Exposure[], width: number): Preferences {
  const answered = exposures.filter((one): one is Answered => one.answer !== null)
  const groups = [...Map.groupBy(answered, ({ organisation }) => organisation)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const all = answered.map(({ position }) => inversePropensity(position))
  const sum = all.reduce((total, weight) => total + weight, 0)
  const scale = sum === 0 ? 0 : effectiveSize(all) / sum
  const differences: number[] = []
  const weights: number[] = []
  const from: number[] = []
  for (const [place, [, answers]] of groups.entries()) {
    for (const { better, worse, weight } of pairsOf(answers.slice(-answersPerOrganisation))) {
      for (let j = 0; j < width; j++)
        differences.push((better.features[j] as number) - (worse.features[j] as number))
      weights.push(scale * weight)
      from.push(place)
    }
  }
  return {
    width,
    count: weights.length,
    differences: Float64Array.from(differences),
    weights: Float64Array.from(weights),
    from: Int32Array.from(from),
    organisations: groups.map(([organisation]) => organisation),
  }
}

function* pairsOf(answers: readonly Answered[]) {
  const total = answers.reduce((sum, { position }) => sum + inversePropensity(position), 0)
  for (const [place, one] of answers.entries()) {
    for (const other of answers.slice(place + 1)) {
      if (one.answer === other.answer) continue
      const [better, worse] = one.answer > other.answer ? [one, other] : [other, one]
      const product = inversePropensity(one.position) * inversePropensity(other.position)
      yield { better, worse, weight: (2 * product) / total }
    }
  }
}

/** The preferences of the organisations for which `keep` is true. */
export function preferencesOf(all: Preferences, keep: (organisation: number) => boolean) {
  const { width, differences } = all
  const rows = [...all.from.keys()].filter((row) => keep(all.from[row] as number))
  const kept = new Float64Array(rows.length * width)
  for (const [to, row] of rows.entries())
    kept.set(differences.subarray(row * width, (row + 1) * width), to * width)
  return {
    ...all,
    count: rows.length,
    differences: kept,
    weights: Float64Array.from(rows, (row) => all.weights[row] as number),
    from: Int32Array.from(rows, (row) => all.from[row] as number),
  } satisfies Preferences
}
