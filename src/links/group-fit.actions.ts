import { loadSentences, type Matching } from '../matching/candidate.queries.ts'
import { round } from '../matching/evidence.ts'
import { cosine, type Fit, type Meaning } from '../matching/fit.ts'
import { loadProfiles } from '../matching/profile.queries.ts'
import {
  entriesOf,
  type MatchEntry,
  type MatchProfile,
  type Sentence,
  withoutAnonymous,
} from '../matching/profile.ts'
import type { Weights } from '../matching/weights.ts'
import type { Database } from '../platform/database.ts'
import type { Brief } from './brief.ts'
import type { About } from './group.queries.ts'
import type { SeatEvidence } from './group-proposal.ts'
import { seatFit } from './seat-fit.ts'

/** What a group is chosen from, and what its answer is written with. */
export type Pool = Readonly<{
  matching: Matching
  weights: Weights
  brief: Brief
  seats: readonly Meaning[]
  about: readonly About[]
  profiles: ReadonlyMap<string, MatchProfile>
  /** By entry, its title and its sentences. */
  sentences: Sentences
}>

type Sentences = ReadonlyMap<string, readonly Sentence[]>

/** Profiles as matching compares them, with what is known of their work together; without what is anonymous, where asked. */
export async function loadPool(
  database: Database,
  matching: Matching,
  ids: readonly string[],
  namedOnly: boolean,
): Promise<Map<string, MatchProfile>> {
  const profiles = await loadProfiles(database.reader, matching, ids, new Map(), ids)
  if (!namedOnly) return profiles
  return new Map([...profiles].map(([id, profile]) => [id, withoutAnonymous(profile)]))
}

/** What the competencies of these profiles say, sentence by sentence. */
export function loadSaid(
  database: Database,
  { modelId }: Matching,
  profiles: ReadonlyMap<string, MatchProfile>,
): Promise<Map<string, Sentence[]>> {
  const offers = [...profiles.values()].flatMap((profile) => entriesOf(profile, 'competency'))
  return loadSentences(
    database.reader,
    modelId,
    offers.map(({ id }) => id),
  )
}

/** The competency of a profile that fits a seat best. */
function bestEntry(
  seat: Meaning,
  profile: MatchProfile,
  sentences: Sentences,
  weights: Weights,
): Readonly<{ entry: MatchEntry; fit: Fit }> | undefined {
  let best: { entry: MatchEntry; fit: Fit } | undefined
  for (const entry of entriesOf(profile, 'competency')) {
    const found = seatFit(seat, entry, sentences.get(entry.id) ?? [], weights)
    if (!best || found.value > best.fit.value) best = { entry, fit: found }
  }
  return best
}

/** For each of these seats and profiles the best entry with the sentence nearest to the seat. */
export function evidenceFor(
  { weights, sentences }: Pick<Pool, 'weights' | 'sentences'>,
  asked: readonly Readonly<{ seat: Meaning; profile: MatchProfile }>[],
): (SeatEvidence | null)[] {
  return asked.map(({ seat, profile }) => {
    const entry = bestEntry(seat, profile, sentences, weights)?.entry
    if (!entry) return null
    const nearest = (sentences.get(entry.id) ?? [])
      .map(({ text, vector }) => ({ text, near: cosine(seat.vector, vector) }))
      .sort((a, b) => b.near - a.near)[0]
    const { id, title, language } = entry
    return { entryId: id, title, sentence: nearest?.text ?? title, language }
  })
}

/** Fits to six digits, as they are shown and compared. */
export function fitsOf(
  { seats, weights, sentences }: Pick<Pool, 'seats' | 'weights' | 'sentences'>,
  profile: MatchProfile | undefined,
): number[] {
  return seats.map((seat) =>
    profile ? round(bestEntry(seat, profile, sentences, weights)?.fit.value ?? 0) : 0,
  )
}
