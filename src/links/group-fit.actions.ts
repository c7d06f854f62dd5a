import { loadSentences, type Matching } from '../matching/candidate.queries.ts'
import { round } from '../matching/evidence.ts'
import { cosine, type Fit, fit, type Meaning } from '../matching/fit.ts'
import { loadProfiles } from '../matching/profile.queries.ts'
import { entriesOf, type MatchEntry, type MatchProfile } from '../matching/profile.ts'
import type { Weights } from '../matching/weights.ts'
import type { Database } from '../platform/database.ts'
import type { Brief } from './brief.ts'
import type { About } from './group.queries.ts'
import type { SeatEvidence } from './group-proposal.ts'

/** What a group is chosen from, and what its answer is written with. */
export type Pool = Readonly<{
  matching: Matching
  weights: Weights
  brief: Brief
  seats: readonly Meaning[]
  about: readonly About[]
  profiles: ReadonlyMap<string, MatchProfile>
}>

/** Profiles as matching compares them, with what is known of their work together; without what is anonymous, where asked. */
export async function loadPool(
  database: Database,
  matching: Matching,
  ids: readonly string[],
  namedOnly: boolean,
): Promise<Map<string, MatchProfile>> {
  const profiles = await loadProfiles(database.reader, matching, ids, new Map(), ids)
  return new Map(
    [...profiles].map(([id, profile]) => {
      const entries = profile.entries.filter(({ anonymous }) => !(namedOnly && anonymous))
      return [id, { ...profile, entries }]
    }),
  )
}

/** The competency of a profile that fits a seat best. */
function bestEntry(
  seat: Meaning,
  profile: MatchProfile,
  weights: Weights,
): Readonly<{ entry: MatchEntry; fit: Fit }> | undefined {
  let best: { entry: MatchEntry; fit: Fit } | undefined
  for (const entry of entriesOf(profile, 'competency')) {
    const found = fit(seat, entry, weights)
    if (!best || found.value > best.fit.value) best = { entry, fit: found }
  }
  return best
}

/** For each of these seats and profiles the best entry with the sentence nearest to the seat. */
export async function evidenceFor(
  database: Database,
  matching: Matching,
  weights: Weights,
  asked: readonly Readonly<{ seat: Meaning; profile: MatchProfile }>[],
): Promise<(SeatEvidence | null)[]> {
  const found = asked.map(({ seat, profile }) => bestEntry(seat, profile, weights)?.entry)
  const ids = [...new Set(found.flatMap((entry) => (entry ? [entry.id] : [])))]
  const sentences = await loadSentences(database.reader, matching.modelId, ids)
  return found.map((entry, place) => {
    const seat = asked[place]?.seat
    if (!entry || !seat) return null
    const nearest = (sentences.get(entry.id) ?? [])
      .map(({ text, vector }) => ({ text, near: cosine(seat.vector, vector) }))
      .sort((a, b) => b.near - a.near)[0]
    const { id, title, language } = entry
    return { entryId: id, title, sentence: nearest?.text ?? title, language }
  })
}

/** Fits to six digits, as they are shown and compared. */
export function fitsOf(
  seats: readonly Meaning[],
  profile: MatchProfile | undefined,
  weights: Weights,
): number[] {
  return seats.map((seat) =>
    profile ? round(bestEntry(seat, profile, weights)?.fit.value ?? 0) : 0,
  )
}
