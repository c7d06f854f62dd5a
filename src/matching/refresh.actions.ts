import { dayOf } from '../platform/clock.ts'
import type { Writer } from '../platform/database.ts'
import { HandedBack } from '../platform/queue.ts'
import { inferNeeds, whoInfersFrom } from './inferred-need.queries.ts'
import { type Making, makingNow } from './maker.actions.ts'
import { isEmbeddingUnderWay } from './meaning.actions.ts'
import { rankFor } from './ranking.actions.ts'
import {
  type Claim,
  claimStale,
  countStale,
  type Maker,
  releaseClaims,
  storeSuggestions,
  wantAllSuggestions,
  wantExpired,
  wantSuggestions,
  whoSuggests,
} from './state.queries.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import { refreshSuggestions } from './suggestion.jobs.ts'

/** Many at once share the profiles of their candidates. */
const claimsAtOnce = 100
/** So many named organisations are refreshed before all entries have their vectors. */
const namedAtOnce = 20
const abandonedAfterMs = 120_000
/** So many changed profiles call their neighbours one by one; of more at once, everybody is called. */
const fewNews = 20
const stalePerWorker = 200
const workersAtOnce = 16

/**
 * Refreshes stale suggestions until none is left or `signal` asks to stop. A few named organisations go first, at once;
 * all others wait while entries wait for their vectors, because before that their lists would be made in vain. Any number of
 * workers may run it at once.
 * @returns how many organisations were refreshed here
 * @throws HandedBack when asked to stop
 */
export async function refreshStale(
  deps: SuggestionDeps,
  organisationIds: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  let refreshed = await refreshNamed(deps, organisationIds)
  for (;;) {
    // Asked anew each time: the model may change meanwhile.
    const making = await makingNow(deps)
    if (await isEmbeddingUnderWay(deps, making.maker.modelId)) return refreshed
    const some = await refreshSome(deps, making, undefined, signal)
    if (some === 0) return refreshed
    refreshed += some
  }
}

/** Refreshes these organisations where they are stale, if they are few. @returns how many were refreshed */
export async function refreshNamed(
  deps: SuggestionDeps,
  organisationIds: readonly string[],
): Promise<number> {
  if (organisationIds.length === 0 || organisationIds.length > namedAtOnce) return 0
  const making = await makingNow(deps)
  return refreshSome(deps, making, organisationIds)
}

async function refreshSome(
  deps: SuggestionDeps,
  making: Making,
  only: readonly string[] | undefined,
  signal?: AbortSignal,
): Promise<number> {
  if (signal?.aborted) throw new HandedBack()
  const claims = await claim(deps, making.maker, only)
  if (claims.length > 0) await refreshClaimed(deps, making, claims, signal)
  return claims.length
}

function claim(
  deps: SuggestionDeps,
  maker: Maker,
  only: readonly string[] | undefined,
): Promise<Claim[]> {
  const now = deps.clock()
  const abandonedBefore = new Date(now.getTime() - abandonedAfterMs)
  return deps.database.write((writer) =>
    claimStale(writer, maker, claimsAtOnce, now, abandonedBefore, only),
  )
}

async function refreshClaimed(
  deps: SuggestionDeps,
  { maker, ...made }: Making,
  claims: readonly Claim[],
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const now = deps.clock()
    const matching = { modelId: maker.modelId, today: dayOf(now) }
    const ids = claims.map((held) => held.organisationId)
    const inferred = await inferNeeds(deps, matching, ids)
    const { ranked, concerned, peers } = await rankFor(deps, matching, made, ids, inferred, signal)
    const changed = claims.filter((held) => held.news).map((held) => held.organisationId)
    const inferring =
      changed.length > fewNews ? [] : await whoInfersFrom(deps.database, matching, changed)
    await deps.database.write(async (writer) => {
      await callConcerned(writer, claims, changed, [
        ...inferring,
        ...changed.flatMap((id) => concerned.get(id) ?? []),
      ])
      for (const held of claims)
        await storeSuggestions(
          writer,
          maker,
          held,
          {
            suggestions: ranked.get(held.organisationId) ?? [],
            peers: peers.get(held.organisationId) ?? [],
          },
          now,
        )
    })
  } catch (broken) {
    await deps.database.write((writer) => releaseClaims(writer, claims))
    throw broken
  }
}

/**
 * A changed profile concerns whoever is near to it, whose needs are inferred from it, and whoever suggests it. Their lists are
 * called for in the transaction that stores its own, so a call is never lost, with or without hints from the queue.
 */
async function callConcerned(
  writer: Writer,
  claims: readonly Claim[],
  changed: readonly string[],
  near: readonly string[],
): Promise<void> {
  if (changed.length > fewNews) {
    const alreadyCalled = claims.every((held) => held.covered || !held.news)
    if (!alreadyCalled) await wantAllSuggestions(writer)
    return
  }
  const concerned = new Set([...near, ...(await whoSuggests(writer, changed))])
  await wantSuggestions(
    writer,
    [...concerned].filter((id) => !changed.includes(id)),
  )
}

/**
 * What the sweep does for suggestions: calls for those that time has outdated, and has every stale one refreshed, by as
 * many workers as there is work for.
 * @returns how many are stale
 */
export async function sweepStale(deps: SuggestionDeps): Promise<number> {
  const { maker } = await makingNow(deps)
  const today = dayOf(deps.clock())
  await deps.database.write((writer) => wantExpired(writer, today))
  const stale = await countStale(deps.database.reader, maker)
  const jobs = Math.min(workersAtOnce, Math.ceil(stale / stalePerWorker))
  await deps.jobs.add(
    refreshSuggestions,
    Array.from({ length: jobs }, () => ({ organisationIds: [] })),
  )
  return stale
}
