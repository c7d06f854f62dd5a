import { type Fit, fit, type Meaning, probability } from '../matching/fit.ts'
import type { MatchEntry, MatchProfile } from '../matching/profile.ts'
import { vetoBetween } from '../matching/veto.ts'
import { pairOf, type Weights } from '../matching/weights.ts'
import type { Language } from '../platform/phrase.ts'
import type { AnswerGraph } from './circle.ts'
import { ownersOf } from './owners.ts'

/** A need of one organisation and the competency of another that answers it; organisations by their numbers. */
export type Complement = Readonly<{
  from: number
  to: number
  need: MatchEntry
  competency: MatchEntry
  fit: Fit
}>

/** Organisations in the order of their ids, and the best answer that each has from each other, best first for each. */
export type Complements = Readonly<{
  members: readonly MatchProfile[]
  answers: readonly Complement[]
}>

/** An entry and the number of the organisation that states it. */
export type Owned = Readonly<{ owner: number; entry: MatchEntry }>

export const answering = {
  /** One in five of these would be called an answer by a person, or more: as sure as most true answers in the demo data are. */
  fitMin: 0.2,
  /** Of the organisations that answer one, so many are kept: the rest would change little and cost much. */
  answersMax: 5,
  /** Of each need, so many nearest competencies are looked at word by word. */
  candidates: 20,
} as const

/**
 * Vectors whose dot products, taken with `queryOf` a need in this language, count in standard deviations above unrelated texts
 * of the two languages: one list of the nearest then holds for competencies in every language.
 * @param vectors shared memory for the result, one number more a row than the vectors have
 */
export function againstBackground(
  competencies: readonly MatchEntry[],
  language: Language,
  weights: Weights,
  vectors: Float32Array,
): void {
  const dimension = (competencies[0]?.vector.length ?? 0) + 1
  for (const [row, competency] of competencies.entries()) {
    const { mean, spread } = weights.background[pairOf(language, competency.language)].dense
    const begin = row * dimension
    for (let i = 0; i < dimension - 1; i++)
      vectors[begin + i] = (competency.vector[i] as number) / spread
    vectors[begin + dimension - 1] = -mean / spread
  }
}

/** What answers one need well enough, of these competencies: the best of each organisation. */
export function answersTo(
  { owner, entry: need }: Owned,
  competencies: Iterable<Owned>,
  weights: Weights,
  fitMin: number,
): Complement[] {
  const best = new Map<number, Complement>()
  for (const { owner: to, entry: competency } of competencies) {
    if (to === owner) continue
    const found = fit(need, competency, weights)
    if (found.value < fitMin || found.value <= (best.get(to)?.fit.value ?? 0)) continue
    best.set(to, { from: owner, to, need, competency, fit: found })
  }
  return [...best.values()]
}

/** Whether a competency can still fit a need well enough, when it is only known how near their meanings are. */
export function canFit(dense: number, weights: Weights, fitMin: number): boolean {
  // Near-copies lie so far above unrelated texts, in any pair of languages.
  const lexicalMost = 12
  const evidence = weights.dense * dense + (1 - weights.dense) * lexicalMost
  return probability(evidence, weights) >= fitMin
}

/** Of all answers the best between each two, without those that must not be brought together, `answersMax` for each organisation. */
export function complementsOf(
  members: readonly MatchProfile[],
  found: readonly Complement[],
  answersMax: number = answering.answersMax,
): Complements {
  const best = new Map<string, Complement>()
  for (const answer of found) {
    const key = `${answer.from} ${answer.to}`
    const known = best.get(key)
    if (!known || answer.fit.value > known.fit.value || isEarlier(answer, known))
      best.set(key, answer)
  }
  const allowed = [...best.values()].filter(({ from, to }) => {
    const [one, other] = [members[from], members[to]]
    return one !== undefined && other !== undefined && vetoBetween(one, other) === undefined
  })
  const answers = [...Map.groupBy(allowed, ({ from }) => from).values()].flatMap((own) =>
    own.toSorted(byFit).slice(0, answersMax),
  )
  return { members, answers: answers.toSorted((a, b) => a.from - b.from || byFit(a, b)) }
}

function isEarlier(a: Complement, b: Complement): boolean {
  return (
    a.fit.value === b.fit.value &&
    (a.need.id < b.need.id || (a.need.id === b.need.id && a.competency.id < b.competency.id))
  )
}

function byFit(a: Complement, b: Complement): number {
  return b.fit.value - a.fit.value || a.to - b.to
}

/** The numbers that circles are looked for in. */
export function answerGraph({ members, answers }: Complements): AnswerGraph {
  const starts = new Int32Array(members.length + 1)
  for (const { from } of answers) starts[from + 1] = (starts[from + 1] as number) + 1
  for (let node = 0; node < members.length; node++)
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number)
  return {
    starts,
    targets: Int32Array.from(answers, ({ to }) => to),
    fits: Float64Array.from(answers, (answer) => answer.fit.value),
    apart: keptApart(members),
  }
}

/** Who must not meet, even as two of five: whoever said so, and two of one owner. */
export function keptApart(members: readonly MatchProfile[]): Map<number, Set<number>> {
  const numbers = new Map(members.map(({ id }, number) => [id, number]))
  const apart = new Map<number, Set<number>>()
  const keep = (one: number, other: number | undefined) => {
    if (other === undefined || one === other) return
    apart.set(one, (apart.get(one) ?? new Set()).add(other))
    apart.set(other, (apart.get(other) ?? new Set()).add(one))
  }
  for (const [number, { vetoes }] of members.entries())
    for (const [id, veto] of vetoes)
      if (veto !== 'linked' && veto !== 'introduced') keep(number, numbers.get(id))
  const owners = ownersOf(members)
  for (const owned of Map.groupBy(
    members.keys(),
    (number) => owners[members[number]?.id ?? ''],
  ).values())
    for (const one of owned) for (const other of owned) keep(one, other)
  return apart
}

/** The needs and the competencies of all, in the order of their organisations. */
export function entriesBySide(members: readonly MatchProfile[]): {
  needs: Owned[]
  competencies: Owned[]
} {
  const all = members.flatMap(({ entries }, owner) => entries.map((entry) => ({ owner, entry })))
  return {
    needs: all.filter(({ entry }) => entry.side === 'need'),
    competencies: all.filter(({ entry }) => entry.side === 'competency'),
  }
}

/** A need as it is asked with: one more number, by which the background of each competency is taken away. */
export function queryOf({ vector }: Meaning, into: Float32Array, row: number): void {
  into.set(vector, row * (vector.length + 1))
  into[(row + 1) * (vector.length + 1) - 1] = 1
}
