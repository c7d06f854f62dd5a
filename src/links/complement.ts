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

/** A competency that may answer a need, with the cosine of the two and the likeness of their words where they are known already. */
export type Candidate = Owned & Readonly<{ dense?: number; lexical?: number }>

export const answering = {
  /** One in five of these would be called an answer by a person, or more: as sure as most true answers in the demo data are. */
  fitMin: 0.2,
  /** Of the organisations that answer one, so many are kept: the rest would change little and cost much. */
  answersMax: 5,
  /** Of each need, so many nearest competencies are read word by word. */
  candidates: 10,
} as const

/**
 * Vectors whose dot products, taken with `queryOf` a need in this language, count in standard deviations above unrelated texts
 * of the two languages: one list of the nearest then holds for competencies in every language.
 * @param vectors shared memory for the result, one number more a row than the vectors have
 */
export function againstBackground(
  competencies: readonly Owned[],
  language: Language,
  weights: Weights,
  vectors: Float32Array,
): void {
  const dimension = (competencies[0]?.entry.vector.length ?? 0) + 1
  for (const [row, { entry }] of competencies.entries()) {
    const { mean, spread } = weights.background[pairOf(language, entry.language)].dense
    const [{ vector }, begin] = [entry, row * dimension]
    for (let i = 0; i < vector.length; i++) vectors[begin + i] = (vector[i] as number) / spread
    vectors[begin + dimension - 1] = -mean / spread
  }
}

/** The cosine of two vectors whose dot product was taken so. */
export function denseOf(
  score: number,
  need: MatchEntry,
  competency: MatchEntry,
  weights: Weights,
): number {
  const { mean, spread } = weights.background[pairOf(need.language, competency.language)].dense
  return mean + spread * score
}

/** What answers one need well enough, of these competencies: the best of each organisation. */
export function answersTo(
  { owner, entry: need }: Owned,
  competencies: Iterable<Candidate>,
  weights: Weights,
  fitMin: number,
): Complement[] {
  const best = new Map<number, Complement>()
  for (const candidate of competencies) {
    const { owner: to, entry: competency } = candidate
    if (to === owner) continue
    const found = fit(need, competency, weights, candidate)
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

/**
 * Of all answers that one organisation gets, the best of each other, best first, `answersMax` at most: without those of
 * organisations that must not be brought together with it.
 */
export function bestAnswers(
  members: readonly MatchProfile[],
  found: readonly Complement[],
  answersMax: number = answering.answersMax,
): Complement[] {
  const best = new Map<number, Complement>()
  for (const answer of found) {
    const known = best.get(answer.to)
    if (!known || answer.fit.value > known.fit.value || isEarlier(answer, known))
      best.set(answer.to, answer)
  }
  const isAllowed = ({ from, to }: Complement) => {
    const [one, other] = [members[from], members[to]]
    return one !== undefined && other !== undefined && vetoBetween(one, other) === undefined
  }
  return [...best.values()].toSorted(byFit).values().filter(isAllowed).take(answersMax).toArray()
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
