import { hashOf, seededRandom } from '../embedding/random.ts'
import { placesOfBest } from '../matching/best.ts'
import { attributeEvidence } from '../matching/consortium-attributes.ts'
import {
  consortiumScores,
  learnConsortia,
  logShares,
  newcomerScores,
  startingScores,
} from '../matching/consortium-choice.ts'
import { consortiumEvidence } from '../matching/consortium-evidence.ts'
import type { Question } from '../matching/partner-choice.ts'
import type { Evidence } from '../matching/partner-evidence.ts'
import type { Consortia, MissingMember } from './consortia.ts'
import { figuresOfOne, type MissingFound, type MissingModel } from './missing-member.ts'
import { missingBaselines } from './missing-member-baselines.ts'

export const depth = 20
/** How many candidates of each project are looked at closely. */
const closely = 500

/** What one project teaches, about whom it lacked: somebody known, or a newcomer. */
export type MissingLesson = Readonly<{ newcomer: boolean; question: Question }>

/**
 * What projects of the year before teach. Somebody known is set against those that look likeliest at first sight, a newcomer
 * against some newcomers, each as likely: such a sample leaves the weights what they are (McFadden, 1978).
 */
export function lessonsOf(consortia: Consortia): (missing: MissingMember) => MissingLesson {
  const { history, newcomers } = consortia
  const known = consortiumEvidence(history.network, history.attributes)
  const strange = attributeEvidence(history.network, history.attributes)
  const first = history.network.organisations
  return (asked) => {
    const newcomer = asked.missing >= first
    if (!newcomer) {
      const evidence = known(asked.consortium)
      const candidates = shortlist(evidence, asked)
      return { newcomer, question: questionOf(evidence, candidates, asked.missing) }
    }
    const evidence = strange(asked.consortium, newcomers)
    const { below } = seededRandom(hashOf(asked.project))
    const present = new Set(asked.present.map((at) => at - first))
    const drawn = Array.from({ length: closely }, () => below(newcomers.kind.length))
    const own = asked.missing - first
    const candidates = [...new Set([own, ...drawn])].filter((at) => !present.has(at))
    return { newcomer, question: questionOf(evidence, Int32Array.from(candidates).sort(), own) }
  }
}

function shortlist(evidence: Evidence, { consortium }: MissingMember): Int32Array {
  const scores = startingScores(evidence)
  for (const member of consortium.members) scores[member] = -Infinity
  return placesOfBest(scores, Math.min(closely, scores.length - consortium.members.length)).sort()
}

function questionOf(evidence: Evidence, candidates: Int32Array, missing: number): Question {
  return {
    candidates,
    evidence: evidence.map((row) => Float32Array.from(candidates, (at) => row[at] as number)),
    became: Uint8Array.from(candidates, (at) => Number(at === missing)),
    partners: 1,
  }
}

/** Weights, and how likely somebody known or a newcomer is missed, from the lessons of a year. */
export function learnMissing(lessons: readonly MissingLesson[]): MissingModel {
  const of = (newcomers: boolean) =>
    lessons.filter(({ newcomer }) => newcomer === newcomers).map(({ question }) => question)
  const [warm, strange] = [of(false), of(true)]
  const caught = warm.filter(({ became }) => became.includes(1)).length
  return {
    ...learnConsortia(warm, strange),
    newcomerShare: strange.length / Math.max(1, lessons.length),
    shortlisted: caught / Math.max(1, warm.length),
  }
}

/** How well the missing member of a project is found, by each ranking. */
export function missingFinder(
  consortia: Consortia,
  model: MissingModel,
): (missing: MissingMember) => MissingFound {
  const { history, newcomers } = consortia
  const first = history.network.organisations
  const whole = first + newcomers.kind.length
  const baselines = missingBaselines(consortia)
  const own = splotScores(consortia, model)
  return (asked) => {
    const excluded = new Set(asked.present)
    const newcomer = asked.missing >= first
    const scores = [...baselines(asked.consortium), own(asked)]
    const strangers = new Set(asked.present.map((at) => at - first))
    return {
      project: asked.project,
      newcomer,
      among: scores.map((each) => figuresOfOne(each, asked.missing, excluded, depth)),
      amongNewcomers: newcomer
        ? scores.map((each) =>
            figuresOfOne(each.subarray(first, whole), asked.missing - first, strangers, depth),
          )
        : null,
    }
  }
}

/** The logarithm of how likely each is the missing one; -Infinity for those known that are not looked at closely. */
function splotScores(consortia: Consortia, model: MissingModel) {
  const { history, newcomers } = consortia
  const known = consortiumEvidence(history.network, history.attributes)
  const strange = attributeEvidence(history.network, history.attributes)
  const first = history.network.organisations
  return (asked: MissingMember): Float64Array => {
    const evidence = known(asked.consortium)
    const candidates = shortlist(evidence, asked)
    const rows = evidence.map((row) => Float64Array.from(candidates, (at) => row[at] as number))
    const warm = logShares(
      consortiumScores(rows, model.weights),
      (1 - model.newcomerShare) * model.shortlisted,
    )
    const cold = newcomerScores(strange(asked.consortium, newcomers), model.newcomers)
    for (const place of asked.present) if (place >= first) cold[place - first] = -Infinity
    const scores = new Float64Array(first + cold.length).fill(-Infinity)
    for (const [at, candidate] of candidates.entries()) scores[candidate] = warm[at] as number
    scores.set(logShares(cold, model.newcomerShare), first)
    return scores
  }
}
