import type { AnswerEvidence } from '../matching/evidence.ts'
import type { Phrase } from '../platform/phrase.ts'
import type { Named } from './population.ts'

/** One gives another what it needs, with the sentences that say so. */
export type Handover = Readonly<{
  gives: Named
  takes: Named
  need: AnswerEvidence['need']
  competency: AnswerEvidence['competency']
  /** How likely it is that a person would call it an answer. */
  fit: number
}>

/** What comes of looking for circles. */
export type CircleList = Readonly<{
  organisations: number
  /** How many answers of one organisation to another were counted. */
  answers: number
  circles: readonly Readonly<{ value: number; handovers: readonly Handover[] }>[]
  /** What all circles are worth together, and what no choice of circles could be worth more than. */
  value: number
  bound: number
  /** How far below the bound it may be, as a share of it; 0 where it is proved to be the best. */
  gap: number
  /** How many circles the choice was among. */
  among: number
  advice: Phrase | null
}>
