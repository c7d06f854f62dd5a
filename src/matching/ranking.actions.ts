import { HandedBack } from '../platform/queue.ts'
import {
  loadSentences,
  type Matching,
  nearestOrganisations,
  nearestToInferred,
} from './candidate.queries.ts'
import { comparing } from './comparison.ts'
import { evidenceFor, quotedEntries } from './evidence.ts'
import { inferNeeds } from './inferred-need.queries.ts'
import type { InferredNeed } from './inferred-need.ts'
import type { Making } from './maker.actions.ts'
import { withoutOwnAnswers } from './own-answers.ts'
import { pricesOf } from './price.queries.ts'
import { loadProfiles } from './profile.queries.ts'
import type { MatchProfile } from './profile.ts'
import { rankPartners } from './rank.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import type { Suggestion } from './suggestion.ts'
import { trialOf } from './trial.ts'

const candidatesPerEntry = 100
const groundPerEntry = 50

type RankingDeps = Pick<SuggestionDeps, 'database'>

/**
 * By organisation: its partners; whoever it is near to and a change of it therefore concerns; whose needs stand in for its own.
 */
type RankedLists = Readonly<{
  ranked: ReadonlyMap<string, readonly Suggestion[]>
  concerned: ReadonlyMap<string, readonly string[]>
  peers: ReadonlyMap<string, readonly string[]>
}>

/** The ranked partners of each organisation, by exact scores among those who are nearest. */
export async function rankFor(
  deps: RankingDeps,
  matching: Matching,
  made: Pick<Making, 'weights' | 'posterior'>,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<RankedLists> {
  const reader = deps.database.reader
  const inferred = await inferNeeds(deps.database, matching, ids)
  const concerned = await candidatesOf(deps, matching, ids, inferred)
  const everybody = new Set([...ids, ...[...concerned.values()].flat()])
  const [profiles, prices] = await Promise.all([
    loadProfiles(reader, matching, [...everybody], inferred, ids),
    pricesOf(reader, [...everybody]),
  ])
  const ranked = new Map<string, Suggestion[]>()
  for (const id of ids) {
    if (signal?.aborted) throw new HandedBack()
    ranked.set(
      id,
      await rankOne(deps, matching, { ...made, prices }, profiles, id, concerned.get(id) ?? []),
    )
  }
  const peers = [...inferred].map(
    ([id, needs]) => [id, [...new Set(needs.flatMap(({ from }) => from))]] as const,
  )
  return { ranked, concerned, peers: new Map(peers) }
}

/** Who may be a partner: whoever is near in either direction, or, for those whom few answer, by common ground. */
async function candidatesOf(
  deps: RankingDeps,
  matching: Matching,
  ids: readonly string[],
  inferred: ReadonlyMap<string, readonly InferredNeed[]>,
): Promise<Map<string, string[]>> {
  const { database } = deps
  const near = (
    of: readonly string[],
    mine: 'need' | 'competency',
    theirs: 'need' | 'competency',
  ) =>
    nearestOrganisations(
      database,
      matching,
      of,
      { mine, theirs },
      mine === theirs ? groundPerEntry : candidatesPerEntry,
    )
  const [stated, instead, asking] = await Promise.all([
    near(ids, 'need', 'competency'),
    nearestToInferred(database, matching, inferred, candidatesPerEntry),
    near(ids, 'competency', 'need'),
  ])
  const answering = [...stated, ...instead]
  // Who states no need, or finds few who answer it, also sees neighbours by common ground.
  const answered = Map.groupBy(answering, (pair) => pair.organisationId)
  const lonely = ids.filter((id) => (answered.get(id)?.length ?? 0) < groundPerEntry)
  const ground = await near(lonely, 'competency', 'competency')
  const pairs = Map.groupBy([...answering, ...asking, ...ground], (pair) => pair.organisationId)
  return new Map(
    [...pairs].map(([id, found]) => [
      id,
      [...new Set(found.map((pair) => pair.candidateId))].sort(),
    ]),
  )
}

/** Needs are inferred for whoever is ranked for, not for those it meets: so a list is the same whoever is refreshed with it. */
function withoutInferred(profile: MatchProfile): MatchProfile {
  return profile.entries.some(({ inferred }) => inferred)
    ? { ...profile, entries: profile.entries.filter(({ inferred }) => !inferred) }
    : profile
}

async function rankOne(
  deps: RankingDeps,
  matching: Matching,
  {
    weights,
    posterior,
    prices,
  }: Pick<Making, 'weights' | 'posterior'> & Readonly<{ prices: ReadonlyMap<string, number> }>,
  profiles: ReadonlyMap<string, MatchProfile>,
  id: string,
  candidateIds: readonly string[],
): Promise<Suggestion[]> {
  const me = profiles.get(id)
  if (!me) return []
  const ranked = rankPartners(
    withoutOwnAnswers(me, comparing(weights)),
    candidateIds.flatMap((candidateId) => {
      const profile = profiles.get(candidateId)
      return profile ? withoutInferred(profile) : []
    }),
    weights,
    prices,
    trialOf(id, weights, posterior),
  )
  const entryIds = new Set(ranked.flatMap(({ scored }) => quotedEntries(scored)))
  const sentences = await loadSentences(deps.database.reader, matching.modelId, [...entryIds])
  return ranked.map(({ scored, ...rest }) => ({
    ...rest,
    evidence: evidenceFor(scored, (entryId) => sentences.get(entryId) ?? []),
  }))
}
