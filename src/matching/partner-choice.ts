import { cholesky, solveLower, solveUpper } from './cholesky.ts'

/** One asker with the candidates of whom some became partners later. */
export type Question = Readonly<{
  candidates: Int32Array
  /** For each name of evidence one number a candidate. */
  evidence: readonly Float32Array[]
  /** Of each candidate, 1 for those that became partners. */
  became: Uint8Array
  /** How many became partners at all, among the candidates or not. */
  partners: number
}>

/** How strongly weights are held near 0, in units of spread; more than the noise of a few hundred askers. */
const ridge = 0.01
const stepsMax = 12
const enough = 1e-7

type Fit = Readonly<{ loss: number; slope: Float64Array; curvature: Float64Array }>

/**
 * The weights under which the partners that were chosen are likeliest: a conditional logit (McFadden, 1974), where each choice
 * of an asker is a draw from the softmax of Σ weight · evidence over its candidates, by Newton's method, with a ridge on
 * weights in units of each evidence's spread. An asker counts the root of how many partners it found, so that those of large
 * consortia do not decide alone. Convex: there is one answer, and no chance in it. Evidence that tells nobody apart gets 0.
 */
export function learnChoice<Name extends string>(
  questions: readonly Question[],
  names: readonly Name[],
): Readonly<Record<Name, number>> {
  const spreads = names.map((_, at) => spreadOf(questions, at))
  const used = [...spreads.keys()].filter((at) => (spreads[at] as number) > 1e-9)
  const asked = questions.filter(({ became }) => became.includes(1))
  const rows = asked.map(({ evidence }) =>
    used.map((at) => (evidence[at] as Float32Array).map((v) => v / (spreads[at] as number))),
  )
  let theta = new Float64Array(used.length)
  let fit = fitOf(asked, rows, theta)
  for (let step = 0; step < stepsMax && asked.length > 0; step++) {
    const lower = cholesky({ size: used.length, values: fit.curvature })
    const direction = solveUpper(lower, solveLower(lower, fit.slope))
    const before = fit.loss
    for (let share = 1; share > 0.01; share /= 2) {
      const moved = theta.map((value, at) => value - share * (direction[at] as number))
      const reached = fitOf(asked, rows, moved)
      if (reached.loss > before) continue
      theta = moved
      fit = reached
      break
    }
    if (before - fit.loss < enough) break
  }
  const weights = names.map((name, at) => {
    const place = used.indexOf(at)
    return [name, place < 0 ? 0 : (theta[place] as number) / (spreads[at] as number)]
  })
  return Object.fromEntries(weights) as Record<Name, number>
}

/** What a choice costs in likelihood, with its first and second derivatives. */
function fitOf(
  questions: readonly Question[],
  rows: readonly (readonly Float32Array[])[],
  theta: Float64Array,
): Fit {
  const size = theta.length
  const slope = theta.map((value) => ridge * value)
  const curvature = new Float64Array(size * size)
  for (let at = 0; at < size; at++) curvature[at * size + at] = ridge
  let loss = theta.reduce((sum, value) => sum + (ridge * value * value) / 2, 0)
  const counts = questions.map(({ became }) => became.reduce((sum, one) => sum + one, 0))
  const whole = counts.reduce((sum, count) => sum + Math.sqrt(count), 0)
  for (const [at, { became }] of questions.entries()) {
    const count = counts[at] as number
    const weight = 1 / (Math.sqrt(count) * whole)
    loss += addChoice(rows[at] as readonly Float32Array[], became, theta, weight, count, {
      slope,
      curvature,
    })
  }
  for (let one = 0; one < size; one++)
    for (let other = 0; other < one; other++)
      curvature[other * size + one] = curvature[one * size + other] as number
  return { loss, slope, curvature }
}

/** Adds the derivatives of one asker's choices. @returns their loss */
function addChoice(
  rows: readonly Float32Array[],
  became: Uint8Array,
  theta: Float64Array,
  weight: number,
  count: number,
  { slope, curvature }: Pick<Fit, 'slope' | 'curvature'>,
): number {
  const { shares, loss } = sharesOf(rows, became, theta)
  const size = theta.length
  const means = rows.map((row) => dot(row, shares))
  const scaled = new Float64Array(became.length)
  for (let one = 0; one < size; one++) {
    const row = rows[one] as Float32Array
    const mean = means[one] as number
    let seen = 0
    for (let at = 0; at < became.length; at++) {
      if (became[at]) seen += row[at] as number
      scaled[at] = (row[at] as number) * (shares[at] as number)
    }
    slope[one] = (slope[one] as number) + weight * (count * mean - seen)
    for (let other = 0; other <= one; other++) {
      const covariance = dot(rows[other] as Float32Array, scaled) - mean * (means[other] as number)
      const cell = one * size + other
      curvature[cell] = (curvature[cell] as number) + weight * count * covariance
    }
  }
  return weight * loss
}

/** The softmax over candidates, and minus the logarithm of how likely what was chosen is. */
function sharesOf(
  rows: readonly Float32Array[],
  became: Uint8Array,
  theta: Float64Array,
): { shares: Float64Array; loss: number } {
  const shares = new Float64Array(became.length)
  for (const [at, row] of rows.entries()) {
    const weight = theta[at] as number
    for (let place = 0; place < shares.length; place++)
      shares[place] = (shares[place] as number) + weight * (row[place] as number)
  }
  const most = shares.reduce((one, other) => Math.max(one, other), -Infinity)
  let [sum, chosen, count] = [0, 0, 0]
  for (let at = 0; at < shares.length; at++) {
    const score = (shares[at] as number) - most
    if (became[at]) {
      chosen += score
      count++
    }
    shares[at] = Math.exp(score)
    sum += shares[at] as number
  }
  for (let at = 0; at < shares.length; at++) shares[at] = (shares[at] as number) / sum
  return { shares, loss: count * Math.log(sum) - chosen }
}

function dot(row: Float32Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < other.length; at++) sum += (row[at] as number) * (other[at] as number)
  return sum
}

/** Standard deviation of one kind of evidence over all candidates. */
function spreadOf(questions: readonly Question[], at: number): number {
  let [count, sum, squares] = [0, 0, 0]
  for (const { evidence } of questions) {
    for (const value of evidence[at] as Float32Array) {
      count++
      sum += value
      squares += value * value
    }
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))
}
