import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may, mayFor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { Refusal } from '../platform/refusal.ts'
import { loadSentences } from './candidate.queries.ts'
import { comparing, remembering } from './comparison.ts'
import { roundedContributions } from './contributions.ts'
import { evidenceFor, quotedEntries, round } from './evidence.ts'
import { inferNeeds } from './inferred-need.queries.ts'
import { makingNow } from './maker.actions.ts'
import { withoutOwnAnswers } from './own-answers.ts'
import { loadProfiles } from './profile.queries.ts'
import { type MatchProfile, withoutAnonymous } from './profile.ts'
import { keptPerScope, roundedParts } from './rank.ts'
import { scorePair } from './score.ts'
import type { SuggestionDeps } from './suggestion.actions.ts'
import { type Told, vetoAsTold } from './veto.ts'
import { loadAsked } from './why.queries.ts'
import { bestChange, missingIn, verdictOf, type Why } from './why.ts'

/**
 * Why one organisation is suggested to another, or why not: computed from what both state now, with every part of the
 * score, what is missing, and the one change that would raise it most. Who may not see anonymous entries gets the answer as if
 * there were none, because it names both; of what passes between the two, each learns what it was told itself, and a stranger
 * nothing.
 * @throws Refusal `not-found` for an unknown organisation
 */
export async function explainPair(
  deps: SuggestionDeps,
  actor: Actor,
  id: string,
  partnerId: string,
): Promise<Why> {
  authorise(actor, 'suggestion.read')
  const reader = deps.database.reader
  const ids = [id, partnerId]
  const closed = ids.filter((one) => !mayFor(actor, 'entry.read-hidden', one))
  const embedder = await deps.embedder()
  const { modelId } = embedder
  const matching = { modelId, today: dayOf(deps.clock()) }
  // All at once: each wait for the database takes longer than the arithmetic that follows.
  const [{ names, listed }, { weights }, profiles] = await Promise.all([
    loadAsked(reader, id, partnerId, closed),
    makingNow({ ...deps, embedder: async () => embedder }),
    loadProfiles(reader, matching, ids, inferNeeds(deps.database, matching, [id]), [id]),
  ])
  for (const asked of ids)
    if (!names.has(asked)) throw new Refusal('not-found', noOrganisation(asked))
  const seen = (profile: MatchProfile | undefined) =>
    profile && (closed.includes(profile.id) ? withoutAnonymous(profile) : profile)
  const [asking, them] = [seen(profiles.get(id)), seen(profiles.get(partnerId))]
  if (!asking || !them) throw new Refusal('not-found', noOrganisation(asking ? partnerId : id))
  const compared = remembering(comparing(weights))
  const me = withoutOwnAnswers(asking, compared)
  const scored = scorePair(me, them, weights, compared)
  const sentences = await loadSentences(reader, modelId, quotedEntries(scored))
  const score = round(scored.value)
  return {
    organisation: { id, name: names.get(id) ?? '' },
    partner: { id: partnerId, name: names.get(partnerId) ?? '' },
    verdict: verdictOf(
      scored,
      score,
      vetoAsTold(me, them, toldTo(actor, id)),
      listed(scored.scope),
      keptPerScope,
    ),
    scope: scored.scope,
    score,
    parts: roundedParts(scored),
    contributions: roundedContributions(scored.contributions, score),
    weightsVersion: weights.version,
    evidence: evidenceFor(scored, (entryId) => sentences.get(entryId) ?? []),
    missing: missingIn(me, them, scored),
    change: id === partnerId ? null : bestChange(me, them, scored.value, weights, compared),
  }
}

function toldTo(actor: Actor, id: string): Told {
  if (may(actor, 'introduction.read')) return 'all'
  return mayFor(actor, 'introduction.read', id) ? 'own' : 'nothing'
}
