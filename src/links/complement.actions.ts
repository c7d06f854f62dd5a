import { setImmediate as othersTurn } from 'node:timers/promises'
import { topK } from '../matching/all-pairs.threads.ts'
import type { Matching } from '../matching/candidate.queries.ts'
import { loadProfiles } from '../matching/profile.queries.ts'
import { type MatchProfile, withoutAnonymous } from '../matching/profile.ts'
import type { Weights } from '../matching/weights.ts'
import type { Reader } from '../platform/database.ts'
import type { Language } from '../platform/phrase.ts'
import {
  againstBackground,
  answering,
  answersTo,
  type Complement,
  type Complements,
  canFit,
  complementsOf,
  entriesBySide,
  type Owned,
  queryOf,
} from './complement.ts'

/** How far something long is, as a share from 0 to 1. */
export type Tell = (share: number) => void

const profilesAtOnce = 500
/** Up to so many pairs of need and competency are compared one by one, which takes about a second. */
const pairsCompared = 200_000
const needsATurn = 200
const shareOfReading = 0.4

/**
 * Who could answer whom among these organisations, by what they state today; nothing hidden or expired, and what is said
 * anonymously only where it is asked for.
 * @param ids in order
 */
export async function loadComplements(
  reader: Reader,
  matching: Matching,
  weights: Weights,
  ids: readonly string[],
  wish: Readonly<{ anonymousToo: boolean; fitMin?: number }>,
  tell: Tell = () => {},
): Promise<Complements> {
  const members: MatchProfile[] = []
  for (let at = 0; at < ids.length; at += profilesAtOnce) {
    const slice = ids.slice(at, at + profilesAtOnce)
    const profiles = await loadProfiles(reader, matching, slice, new Map(), [])
    for (const id of slice) {
      const profile = profiles.get(id)
      if (profile) members.push(wish.anonymousToo ? profile : withoutAnonymous(profile))
    }
    tell((shareOfReading * (at + slice.length)) / ids.length)
  }
  const found = await findAnswers(members, weights, wish.fitMin ?? answering.fitMin, (share) =>
    tell(shareOfReading + (1 - shareOfReading) * share),
  )
  return complementsOf(members, found)
}

/** Every answer that is good enough. Few are compared one by one; of many, only those near in meaning. */
export async function findAnswers(
  members: readonly MatchProfile[],
  weights: Weights,
  fitMin: number,
  tell: Tell = () => {},
): Promise<Complement[]> {
  const { needs, competencies } = entriesBySide(members)
  if (needs.length === 0 || competencies.length === 0) return []
  const few = needs.length * competencies.length <= pairsCompared
  const found: Complement[] = []
  let done = 0
  for (const [language, asked] of Map.groupBy(needs, ({ entry }) => entry.language)) {
    const near = few
      ? () => competencies
      : await nearestTo(asked, competencies, language, weights, fitMin)
    for (const [row, need] of asked.entries()) {
      found.push(...answersTo(need, near(row), weights, fitMin))
      if (++done % needsATurn !== 0) continue
      tell(done / needs.length)
      await othersTurn()
    }
  }
  tell(1)
  return found
}

/** By the row of a need in this language, the competencies nearest to it, counted against their background. */
async function nearestTo(
  needs: readonly Owned[],
  competencies: readonly Owned[],
  language: Language,
  weights: Weights,
  fitMin: number,
): Promise<(row: number) => Owned[]> {
  const dimension = (competencies[0]?.entry.vector.length ?? 0) + 1
  const shared = (rows: number) =>
    new Float32Array(new SharedArrayBuffer(4 * Math.max(1, rows) * dimension))
  const queries = shared(needs.length)
  for (const [row, { entry }] of needs.entries()) queryOf(entry, queries, row)
  const rows = shared(competencies.length)
  againstBackground(
    competencies.map(({ entry }) => entry),
    language,
    weights,
    rows,
  )
  const { k, places, scores } = await topK(queries, rows, dimension, answering.candidates)
  return (row) =>
    Array.from(places.subarray(row * k, (row + 1) * k)).flatMap((place, at) =>
      canFit(scores[row * k + at] as number, weights, fitMin) ? (competencies[place] ?? []) : [],
    )
}
