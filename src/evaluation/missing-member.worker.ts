/** A thread of `evaluateMissingMember`: it is given all participations when it starts, and some projects at a time. */
import { workerData } from 'node:worker_threads'
import { answerTasks } from '../platform/thread.ts'
import { consortiaAt } from './consortia.ts'
import type { MissingFound, MissingModel } from './missing-member.ts'
import { lessonsOf, type MissingLesson, missingFinder } from './missing-member-ranking.ts'
import type { Participations } from './participations.ts'

export type MissingWork = Readonly<{
  participations: Participations
  year: number
  seed: number
  /** What was learnt, to find missing members with; null to learn. */
  model: MissingModel | null
}>

/** Places of projects in the list of the year. */
export type MissingTask = readonly number[]
export type MissingAnswer = MissingLesson | MissingFound

const { participations, year, seed, model } = workerData as MissingWork
const consortia = consortiaAt(participations, year, seed)
const answerOf = model === null ? lessonsOf(consortia) : missingFinder(consortia, model)

answerTasks<MissingTask, MissingAnswer[], number>((task, tell) =>
  task.flatMap((place, done) => {
    tell(done)
    const asked = consortia.missing[place]
    return asked ? [answerOf(asked)] : []
  }),
)
