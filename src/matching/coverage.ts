import { type Comparison, comparing } from './comparison.ts'
import { type Fit, probability } from './fit.ts'
import type { MatchEntry } from './profile.ts'
import type { Weights } from './weights.ts'

/** A need and the competency that answers it best. */
export type Answer = Readonly<{ need: MatchEntry; competency: MatchEntry; fit: Fit }>

/** How far one side's competencies answer the other's needs, in [0, 1], with the best answer to each need, best first. */
export type Coverage = Readonly<{ value: number; answers: readonly Answer[] }>

/**
 * MaxSim over needs: each need counts by its best answer and by how surely it still holds. The best answered need and the
 * mean over all are mixed, because one need answered well is a reason to meet even when others stay open.
 *
 * Of many competencies some come near to any need by chance: the best of m unrelated ones lies about √(2 ln m) standard
 * deviations above one of them, and `weights.crowding` of that is taken from its evidence, so that long profiles do not win by
 * their length.
 *
 * What was inferred from an entry is not answered by that entry: it would only repeat itself.
 * @returns undefined where there is nothing to compare: no need on one side or no competency on the other
 */
export function coverage(
  wanted: readonly MatchEntry[],
  competencies: readonly MatchEntry[],
  weights: Weights,
  compared: Pick<Comparison, 'fit'> = comparing(weights),
): Coverage | undefined {
  const needs = wanted.filter(
    (need) => !need.inferred || competencies.every(({ id }) => id !== need.id),
  )
  if (needs.length === 0 || competencies.length === 0) return undefined
  const answers = needs.map((need) => bestAnswer(need, competencies, compared)).sort(byFit)
  const chance = weights.crowding * Math.sqrt(2 * Math.log(competencies.length))
  const counted = answers.map(({ need, fit: found }) => ({
    weight: need.freshness,
    value: (need.inferred ? weights.inferred : 1) * probability(found.evidence - chance, weights),
  }))
  const best = Math.max(...counted.map(({ value }) => value))
  const total = counted.reduce((sum, { weight }) => sum + weight, 0)
  const mean = counted.reduce((sum, { weight, value }) => sum + weight * value, 0) / total
  return { value: weights.best * best + (1 - weights.best) * mean, answers }
}

function bestAnswer(
  need: MatchEntry,
  competencies: readonly MatchEntry[],
  compared: Pick<Comparison, 'fit'>,
): Answer {
  const all = competencies.map((competency) => ({
    need,
    competency,
    fit: compared.fit(need, competency),
  }))
  return all.reduce((best, answer) => (byFit(answer, best) < 0 ? answer : best))
}

/** Better fit first; equal fits by id, so that the order is the same everywhere. */
function byFit(a: Answer, b: Answer): number {
  return (
    b.fit.value - a.fit.value ||
    compare(a.need.id, b.need.id) ||
    compare(a.competency.id, b.competency.id)
  )
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
