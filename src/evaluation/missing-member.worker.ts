/** A thread of `evaluateMissingMember`: it is given all participations when it starts, and some projects at a time. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ThreadAnswer } from './collaborations.threads.ts'
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

parentPort?.on('message', (task: MissingTask) => {
  const say = (answer: ThreadAnswer<MissingAnswer[]>) => parentPort?.postMessage(answer)
  const report = task.flatMap((place, done) => {
    say({ done })
    const asked = consortia.missing[place]
    return asked ? [answerOf(asked)] : []
  })
  say({ report })
})
