import { type Coverage, coverage } from './coverage.ts'
import { cosine } from './fit.ts'
import { entriesOf, type MatchEntry, type MatchProfile } from './profile.ts'
import type { Weights } from './weights.ts'

/** The parts of a score, each in [0, 1]; `null` where nothing is stated to compare. */
export type ScoreParts = Readonly<{
  /** How far they answer my needs. */
  theyAnswer: number | null
  /** How far I answer theirs. */
  iAnswer: number | null
  /** How near our competencies are, at best; only where neither side's needs can be compared. */
  commonGround: number | null
}>

export type Scored = Readonly<{
  value: number
  parts: ScoreParts
  theyAnswer: Coverage | undefined
  iAnswer: Coverage | undefined
  common: Likeness | undefined
}>
type Likeness = Readonly<{ mine: MatchEntry; theirs: MatchEntry; similarity: number }>

/**
 * How much a meeting of the two promises, in [0, 1]. Seen from the other side the value is the same and the two
 * directions change places. Without any need to compare, common ground gives a low score so that a profile that
 * states only competencies still sees its neighbours.
 */
export function scorePair(me: MatchProfile, them: MatchProfile, weights: Weights): Scored {
  const theyAnswer = coverage(entriesOf(me, 'need'), entriesOf(them, 'competency'), weights)
  const iAnswer = coverage(entriesOf(them, 'need'), entriesOf(me, 'competency'), weights)
  if (theyAnswer || iAnswer) {
    const parts = {
      theyAnswer: theyAnswer?.value ?? null,
      iAnswer: iAnswer?.value ?? null,
      commonGround: null,
    }
    return {
      value: reciprocal(parts.theyAnswer, parts.iAnswer, weights),
      parts,
      theyAnswer,
      iAnswer,
      common: undefined,
    }
  }
  const common = nearestCompetencies(entriesOf(me, 'competency'), entriesOf(them, 'competency'))
  const ground = common ? band(common.similarity, weights) : null
  return {
    value: (ground ?? 0) * weights.groundCeiling,
    parts: { theyAnswer: null, iAnswer: null, commonGround: ground },
    theyAnswer,
    iAnswer,
    common,
  }
}

/**
 * Both directions in one number: the harmonic mean, which wants both to be good (RECON, Pizzato et al. 2010), softened
 * by the plain mean so that one strong answer is not silenced. A direction nobody spoke of counts `weights.unknown`, but no more than the one that is known.
 */
export function reciprocal(one: number | null, other: number | null, weights: Weights): number {
  const unstated = Math.min(weights.unknown, one ?? other ?? 0)
  const [p, q] = [one ?? unstated, other ?? unstated]
  const harmonic = p + q === 0 ? 0 : (2 * p * q) / (p + q)
  return weights.reciprocity * harmonic + (1 - weights.reciprocity) * ((p + q) / 2)
}

/** Inverted U: strangers have nothing to talk about, twins compete (Nooteboom et al. 2007). 1 at the optimum. */
export function band(similarity: number, weights: Weights): number {
  return Math.exp(-((similarity - weights.groundOptimum) ** 2) / (2 * weights.groundWidth ** 2))
}

function nearestCompetencies(
  mine: readonly MatchEntry[],
  theirs: readonly MatchEntry[],
): Likeness | undefined {
  let best: Likeness | undefined
  for (const one of mine) {
    for (const other of theirs) {
      const similarity = cosine(one.vector, other.vector)
      if (!best || similarity > best.similarity) best = { mine: one, theirs: other, similarity }
    }
  }
  return best
}
