import { setImmediate as othersTurn } from 'node:timers/promises'
import { openAllPairs } from '../matching/all-pairs.threads.ts'
import type { Matching } from '../matching/candidate.queries.ts'
import type { LexicalBag } from '../matching/lexical.ts'
import { readPairs } from '../matching/pair-reader.threads.ts'
import { loadProfiles } from '../matching/profile.queries.ts'
import { type MatchProfile, withoutAnonymous } from '../matching/profile.ts'
import type { Weights } from '../matching/weights.ts'
import type { Reader } from '../platform/database.ts'
import {
  againstBackground,
  answering,
  answersTo,
  bestAnswers,
  type Candidate,
  type Complement,
  type Complements,
  canFit,
  denseOf,
  entriesBySide,
  type Owned,
  queryOf,
} from './complement.ts'

/** How far something long is, as a share from 0 to 1. */
export type Tell = (share: number) => void

const profilesAtOnce = 500
/** Up to so many pairs of need and competency are read word by word, which takes about five seconds. */
const pairsCompared = 25_000
const [ownersATurn, entriesATurn] = [100, 100]
const [shareOfReading, shareOfSeeking, shareOfMeaning] = [0.4, 0.9, 0.6]

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
  return findComplements(members, weights, wish.fitMin, (share) =>
    tell(shareOfReading + (1 - shareOfReading) * share),
  )
}

/** Who could answer whom. Few are compared one by one; of many, only those near in meaning. */
export async function findComplements(
  members: readonly MatchProfile[],
  weights: Weights,
  fitMin: number = answering.fitMin,
  tell: Tell = () => {},
): Promise<Complements> {
  const { needs, competencies } = entriesBySide(members)
  const near = await candidatesFor(needs, competencies, weights, fitMin, (share) =>
    tell(shareOfSeeking * share),
  )
  const answers: Complement[] = []
  let done = 0
  // Needs of one organisation stand together, so that little has to be held before the best are chosen.
  for (const own of Map.groupBy(needs.keys(), (row) => needs[row]?.owner).values()) {
    const found = own.flatMap((row) => answersTo(needs[row] as Owned, near(row), weights, fitMin))
    answers.push(...bestAnswers(members, found))
    if (++done % ownersATurn !== 0) continue
    tell(shareOfSeeking + ((1 - shareOfSeeking) * done) / members.length)
    await othersTurn()
  }
  tell(1)
  return { members, answers }
}

/** By the row of a need, the competencies that may answer it: those nearest in meaning, counted against their background. */
async function candidatesFor(
  needs: readonly Owned[],
  competencies: readonly Owned[],
  weights: Weights,
  fitMin: number,
  tell: Tell,
): Promise<(row: number) => readonly Candidate[]> {
  if (needs.length * competencies.length <= pairsCompared) return () => competencies
  const dimension = (competencies[0]?.entry.vector.length ?? 0) + 1
  const shared = (rows: number) => new Float32Array(new SharedArrayBuffer(4 * rows * dimension))
  const [queries, rows] = [shared(needs.length), shared(competencies.length)]
  const byLanguage = Map.groupBy(needs.keys(), (row) => (needs[row] as Owned).entry.language)
  const queryOfNeed = new Int32Array(needs.length)
  for (const [query, row] of [...byLanguage.values()].flat().entries()) {
    queryOf((needs[row] as Owned).entry, queries, query)
    queryOfNeed[row] = query
  }
  const pairs = openAllPairs(queries, rows, dimension, answering.candidates, {
    progress: (share) => tell(shareOfMeaning * share),
  })
  const answerAll = async () => {
    let from = 0
    for (const [language, { length }] of byLanguage) {
      againstBackground(competencies, language, weights, rows)
      await pairs.answer({ from, to: from + length })
      from += length
    }
  }
  const inOrder: Owned[] = []
  for (const [row, query] of queryOfNeed.entries()) inOrder[query] = needs[row] as Owned
  // Threads are busy with the vectors meanwhile.
  const [asked, offered] = await Promise.all([
    wordsInTurns(inOrder),
    wordsInTurns(competencies),
    answerAll(),
  ]).finally(pairs.close)
  const { k, places, scores } = pairs.lists
  for (const [at, score] of scores.entries()) if (!canFit(score, weights, fitMin)) places[at] = -1
  const lexical = await readPairs(asked, offered, { k, places }, (share) =>
    tell(shareOfMeaning + (1 - shareOfMeaning) * share),
  )
  return (row) => {
    const [{ entry: need }, begin] = [needs[row] as Owned, k * (queryOfNeed[row] as number)]
    const near: Candidate[] = []
    for (let at = begin; at < begin + k; at++) {
      const candidate = competencies[places[at] as number]
      if (!candidate) continue
      const { owner, entry } = candidate
      const dense = denseOf(scores[at] as number, need, entry, weights)
      near.push({ owner, entry, dense, lexical: lexical[at] as number })
    }
    return near
  }
}

/** The words of entries, which are taken apart when they are first asked for; now and then whatever else waits has its turn. */
async function wordsInTurns(entries: readonly Owned[]): Promise<LexicalBag[]> {
  const words: LexicalBag[] = []
  for (const { entry } of entries) {
    words.push(entry.words)
    if (words.length % entriesATurn === 0) await othersTurn()
  }
  return words
}
