import { organisationKinds } from '../organisations/organisation.ts'
import {
  besideFilled,
  enoughFit,
  type GroupProblem,
  groupWeights,
  leastFit,
  nearestFit,
  standingOut,
} from './group.ts'

/**
 * The value of a group as a sum that is linear once its best members are named: each target (a seat, a country, a kind of
 * organisation) counts what its best member is worth to it; each pair of members and each member adds its own.
 */
export type Terms = Readonly<{
  /** The first targets are the seats, in order; then come the countries, then, from `kindsFrom`, the kinds. */
  seats: number
  /** The part of each seat in the weight of all of them. */
  seatParts: Float64Array
  kindsFrom: number
  targets: number
  /** Candidate i is worth `worth[at]` to `targetOf[at]` for at in [starts[i], starts[i + 1]). */
  starts: Int32Array
  targetOf: Int32Array
  worth: Float64Array
  /** What a member costs, whatever it brings. */
  cost: Float64Array
  /** Candidate i and `partners[at]` together add `pairWorth[at]` for at in [pairStarts[i], pairStarts[i + 1]); both ways. */
  pairStarts: Int32Array
  partners: Int32Array
  pairWorth: Float64Array
  /** Where the same pair stands from its other side. */
  mirror: Int32Array
}>

/** By seat, the fit that whoever sits there has at least: a doubtful answer only counts where it stands out, or comes near to one that fills it. */
export function leastFits({
  candidates,
  seatWeights,
}: Pick<GroupProblem, 'candidates' | 'seatWeights'>): number[] {
  return seatWeights.map((_, seat) => {
    const fits = candidates.map((candidate) => candidate.fits[seat] ?? 0).sort((a, b) => b - a)
    const [best = 0] = fits
    if (best >= enoughFit) return leastBeside(best)
    const next = Array.from({ length: standingOut.among }, (_, at) => logOdds(fits[at + 1] ?? 0))
    const usual = next.reduce((sum, one) => sum + one, 0) / next.length
    return logOdds(best) - usual >= Math.log(standingOut.odds) ? leastFit : enoughFit
  })
}

/** What a doubtful answer fits by at least where another fills the seat. */
function leastBeside(best: number): number {
  const odds = best / (1 - best) / besideFilled
  return Math.min(enoughFit, Math.max(leastFit, odds / (1 + odds)))
}

/** Fits that are not worth naming are all alike. */
function logOdds(fit: number): number {
  const worth = Math.max(nearestFit, fit)
  return Math.log(worth / (1 - worth))
}

/** The terms of a problem, as `groupWeights` weighs them. */
export function termsOf(problem: GroupProblem): Terms {
  const { candidates, seatWeights, constraints } = problem
  const seats = seatWeights.length
  const total = seatWeights.reduce((sum, weight) => sum + weight, 0)
  const most = constraints.membersMax
  const countries = [...new Set(candidates.map(({ country }) => country))].sort()
  const placeOfCountry = new Map(countries.map((country, place) => [country, seats + place]))
  const kindsFrom = seats + countries.length
  const half = groupWeights.diversity / 2
  const least = leastFits(problem)
  const rows = candidates.map(({ fits, country, kind }) => [
    ...fits.flatMap((fit, seat) => {
      const weight = (groupWeights.coverage * (seatWeights[seat] ?? 0)) / total
      return fit >= (least[seat] ?? 0) ? [[seat, weight * fit] as const] : []
    }),
    [placeOfCountry.get(country) ?? seats, half / most] as const,
    ...(kind === null
      ? []
      : [[kindsFrom + organisationKinds.indexOf(kind), half / organisationKinds.length] as const]),
  ])
  const pairs = pairsOf(problem)
  return {
    seats,
    seatParts: Float64Array.from(seatWeights, (weight) => weight / total),
    kindsFrom,
    targets: kindsFrom + organisationKinds.length,
    ...sparse(rows, 'targetOf', 'worth', 'starts'),
    cost: Float64Array.from(
      candidates,
      ({ load }) =>
        (groupWeights.load * (groupWeights.idle + (1 - groupWeights.idle) * load)) / most,
    ),
    ...mirrored(sparse(pairs, 'partners', 'pairWorth', 'pairStarts')),
  }
}

type Pairs = Pick<Terms, 'partners' | 'pairWorth' | 'pairStarts'>

/** Each pair stands in two rows, its partners in ascending order: so its other side is the next that is free there. */
function mirrored(pairs: Pairs): Pairs & Pick<Terms, 'mirror'> {
  const next = pairs.pairStarts.slice()
  const mirror = new Int32Array(pairs.partners.length)
  for (const [at, partner] of pairs.partners.entries()) {
    mirror[at] = next[partner] as number
    next[partner] = (next[partner] as number) + 1
  }
  return { ...pairs, mirror }
}

function pairsOf({ candidates, willing, constraints }: GroupProblem) {
  const rows = candidates.map((): [number, number][] => [])
  const each =
    (2 * groupWeights.willingness) / (constraints.membersMax * (constraints.membersMax - 1))
  for (const { one, other, value } of willing) {
    rows[one]?.push([other, each * value])
    rows[other]?.push([one, each * value])
  }
  return rows.map((row) => row.sort(([a], [b]) => a - b))
}

function sparse<Index extends string, Value extends string, Starts extends string>(
  rows: readonly (readonly (readonly [number, number])[])[],
  index: Index,
  value: Value,
  starts: Starts,
) {
  const flat = rows.flat()
  const begins = new Int32Array(rows.length + 1)
  for (const [row, entries] of rows.entries())
    begins[row + 1] = (begins[row] as number) + entries.length
  return {
    [starts]: begins,
    [index]: Int32Array.from(flat, ([at]) => at),
    [value]: Float64Array.from(flat, ([, worth]) => worth),
  } as Record<Index | Starts, Int32Array> & Record<Value, Float64Array>
}

/** What a candidate is worth to a target, 0 where nothing. */
export function worthFor(
  { starts, targetOf, worth }: Terms,
  place: number,
  target: number,
): number {
  for (let at = starts[place] as number; at < (starts[place + 1] as number); at++)
    if (targetOf[at] === target) return worth[at] as number
  return 0
}
