import { type Exposure, effectiveSize, examination, favourable } from './exposure-log.ts'
import { logScore, type Theta } from './signal.ts'

/** What somebody would have gained with other weights, as far as the log can tell. */
export type OffPolicy = Readonly<{
  /** Answers the estimate rests on, and how many equally weighted ones they are worth. */
  answers: number
  effectiveAnswers: number
  organisations: number
  /** Shares of favourable answers among partners looked at, from 0 to 1, and the difference with its 95 % interval. */
  current: number
  proposed: number
  difference: number
  interval: readonly [number, number]
  /** `unknown` below `effectiveMin`: no claim is made. `better` and `worse` when the interval leaves out 0. */
  verdict: 'unknown' | 'better' | 'worse' | 'alike'
}>

/** Below so many effective answers no claim is made. */
export const effectiveMin = 200

type Weighed = Readonly<{
  organisation: string
  gain: number
  current: number
  proposed: number
}>

/**
 * Self-normalised inverse propensity scoring (Swaminathan and Joachims, 2015) under the position-based model: each logged list
 * is ranked anew, and an answer counts as much more as its partner would have been looked at more, v(new) / (v(old) · propensity).
 * Both rankings are weighed alike, so that what is compared are the weights alone. The interval is that of a difference of two
 * ratios with whole organisations as units.
 * @param proposedFor the weights for an organisation, best not learned from its own answers
 */
export function offPolicy(
  exposures: readonly Exposure[],
  currentTheta: Theta,
  proposedFor: (organisation: string) => Theta,
): OffPolicy {
  const lists = Map.groupBy(exposures, ({ list, organisation }) => `${organisation} ${list}`)
  const weighed = [...lists.values()].flatMap((list) => {
    const proposed = placesOf(list, proposedFor(list[0]?.organisation ?? ''))
    const current = placesOf(list, currentTheta)
    return list.flatMap((one, place): Weighed[] => {
      if (one.answer === null) return []
      const seldom = examination(one.position) * one.propensity
      return [
        {
          organisation: one.organisation,
          gain: one.answer >= favourable ? 1 : 0,
          current: examination(current[place] as number) / seldom,
          proposed: examination(proposed[place] as number) / seldom,
        },
      ]
    })
  })
  return judged(weighed)
}

/** The new place, from 1, of each partner of a list; equals keep their order. */
function placesOf(list: readonly Exposure[], theta: Theta): number[] {
  const scores = list.map(({ features }) => logScore(theta, features))
  const order = [...list.keys()].sort(
    (a, b) =>
      (scores[b] as number) - (scores[a] as number) ||
      (list[a] as Exposure).position - (list[b] as Exposure).position,
  )
  const places = new Array<number>(list.length)
  for (const [place, index] of order.entries()) places[index] = place + 1
  return places
}

function judged(weighed: readonly Weighed[]): OffPolicy {
  const ratio = (by: 'current' | 'proposed') => {
    const total = weighed.reduce((sum, one) => sum + one[by], 0)
    const value = weighed.reduce((sum, one) => sum + one[by] * one.gain, 0) / total
    return { total, value }
  }
  const [current, proposed] = [ratio('current'), ratio('proposed')]
  const groups = [...Map.groupBy(weighed, ({ organisation }) => organisation).values()]
  const variance = groups.reduce((sum, group) => {
    const pull = group.reduce(
      (total, one) =>
        total +
        (one.proposed * (one.gain - proposed.value)) / proposed.total -
        (one.current * (one.gain - current.value)) / current.total,
      0,
    )
    return sum + pull * pull
  }, 0)
  const error = Math.sqrt((variance * groups.length) / Math.max(1, groups.length - 1))
  const difference = proposed.value - current.value
  const interval = [difference - 1.96 * error, difference + 1.96 * error] as const
  const effectiveAnswers = Math.min(
    effectiveSize(weighed.map((one) => one.proposed)),
    effectiveSize(weighed.map((one) => one.current)),
  )
  return {
    answers: weighed.length,
    effectiveAnswers,
    organisations: groups.length,
    current: current.value,
    proposed: proposed.value,
    difference,
    interval,
    verdict: verdictOf(effectiveAnswers, interval),
  }
}

function verdictOf(
  effectiveAnswers: number,
  [low, high]: readonly [number, number],
): OffPolicy['verdict'] {
  if (!(effectiveAnswers >= effectiveMin)) return 'unknown'
  if (low > 0) return 'better'
  return high < 0 ? 'worse' : 'alike'
}
