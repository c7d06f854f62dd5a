import { setImmediate as turn } from 'node:timers/promises'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import type { Matching } from '../matching/candidate.queries.ts'
import { capacityOf } from '../matching/capacity.ts'
import type { Meaning } from '../matching/fit.ts'
import { lexicalBag } from '../matching/lexical.loader.ts'
import { type Making, makingNow } from '../matching/maker.actions.ts'
import { scorePair } from '../matching/score.ts'
import { loadPairVetoes } from '../matching/veto.queries.ts'
import type { Weights } from '../matching/weights.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import { type Actor, may } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { constraintsOf, seatsOf } from './brief.actions.ts'
import type { Brief } from './brief.ts'
import { seatCountProblems } from './brief-check.ts'
import { keptApart } from './complement.ts'
import { loadAbout } from './group.queries.ts'
import type { AskedBrief } from './group.schema.ts'
import { chooseInThread } from './group.threads.ts'
import type { Candidate, GroupProblem, Willing } from './group.ts'
import { fitsOf, loadPool, loadSaid, type Pool } from './group-fit.actions.ts'
import { poolFor } from './group-pool.actions.ts'
import type { GroupProposal } from './group-proposal.ts'
import { shownProposal } from './group-shown.actions.ts'
import { leastFits } from './group-terms.ts'
import { taskIn } from './needs-listed.ts'

export type GroupDeps = Readonly<{
  database: Database
  clock: Clock
  embedder: () => Promise<EmbedderInUse>
}>

export type GroupWish = Readonly<{
  /** How long groups may be looked for; the best has half of it. */
  timeLimitSeconds?: number
  /** Told how many groups are found, and of how many. */
  told?: (groups: number, of: number) => void
  signal?: AbortSignal
}>

const alternatives = 3
const usualSeconds = 2

/**
 * Proposes groups for a brief: the best, proved as far as time allows, and others that differ from it in at least two
 * members. Nothing is stored. Whoever may not know whose anonymous entries are gets groups made without them.
 * @throws Refusal `invalid` for no seats or too many, or an obligatory organisation that is not there
 */
export async function proposeGroups(
  deps: GroupDeps,
  actor: Actor,
  asked: AskedBrief,
  { timeLimitSeconds = usualSeconds, told = () => {}, signal }: GroupWish = {},
): Promise<GroupProposal> {
  authorise(actor, 'group.propose')
  const brief = briefOf(asked)
  const making = await makingNow(deps)
  const matching = { modelId: making.maker.modelId, today: dayOf(deps.clock()) }
  const pool = await gather(deps.database, actor, making, matching, brief)
  const problem = await problemOf(deps.database, pool)
  const choice = await chooseInThread(problem, { alternatives, timeLimitSeconds, told }, signal)
  return shownProposal(pool, problem, choice)
}

/** @throws Refusal `invalid` for no seats or too many */
export function refuseSeatCount({ seats }: Pick<AskedBrief, 'seats'>): void {
  const problems = seatCountProblems(seats.length)
  if (problems.length > 0) refuseInvalid(problems)
}

function briefOf(asked: AskedBrief): Brief {
  refuseSeatCount(asked)
  const seats = seatsOf(asked.seats)
  return { ...asked, seats, constraints: constraintsOf(asked.constraints, seats) }
}

async function gather(
  database: Database,
  actor: Actor,
  { embedder, weights }: Making,
  matching: Matching,
  brief: Brief,
): Promise<Pool> {
  const texts = brief.seats.map(({ title, description, language }) =>
    `${taskIn(title, language)}\n${taskIn(description, language)}`.trim(),
  )
  const vectors = await embedder.embed(texts, 'query')
  const seats = brief.seats.map(({ language }, place): Meaning => {
    const vector = vectors[place]
    if (!vector) throw new Error('The model gave no vector for a seat.')
    return { vector, language, words: lexicalBag(texts[place] ?? '') }
  })
  const namedOnly = !may(actor, 'entry.read-hidden')
  const { constraints } = brief
  const ids = await poolFor(database, matching, weights, seats, constraints, namedOnly)
  const about = await loadAbout(database.reader, ids, matching.today)
  const known = new Set(about.map(({ id }) => id))
  const unknown = constraints.obligatory.flatMap((id, place) =>
    known.has(id)
      ? []
      : [{ pointer: `/constraints/obligatory/${place}`, phrase: noOrganisation(id) }],
  )
  if (unknown.length > 0) refuseInvalid(unknown)
  const profiles = await loadPool(database, matching, ids, namedOnly)
  const sentences = await loadSaid(database, matching, profiles)
  return { matching, weights, brief, seats, about, profiles, sentences }
}

async function problemOf(database: Database, pool: Pool): Promise<GroupProblem> {
  const { matching, weights, brief, about, profiles } = pool
  const ids = about.map(({ id }) => id)
  const busy = Map.groupBy(
    await loadPairVetoes(database.reader, ids, matching.today),
    ({ organisationId }) => organisationId,
  )
  const candidates = about.map((one) => {
    const underWay = (busy.get(one.id) ?? []).filter(({ reason }) => reason !== 'not-again').length
    const fits = fitsOf(pool, profiles.get(one.id))
    return { ...one, fits, load: Math.min(1, underWay / capacityOf(one)) }
  })
  const seatWeights = brief.seats.map(({ weight }) => weight)
  const least = leastFits({ candidates, seatWeights })
  return {
    seatWeights,
    candidates,
    ...(await pairsOf(candidates, least, profiles, weights)),
    constraints: brief.constraints,
    unlike: [],
  }
}

/**
 * Whom each would be glad to work with, and who must not meet. Only of those who could take a seat it counts how glad they
 * would be: others are members for the sake of a constraint, and never for being liked.
 */
async function pairsOf(
  candidates: readonly Candidate[],
  least: readonly number[],
  profiles: Pool['profiles'],
  weights: Weights,
): Promise<Pick<GroupProblem, 'willing' | 'apart'>> {
  const known = candidates.flatMap(({ id, fits }, place) => {
    const profile = profiles.get(id)
    const sits = fits.some((fit, seat) => fit >= (least[seat] ?? 0))
    return profile ? [{ place, profile, sits }] : []
  })
  // As for circles: those who work together already, or are about to, may well do so in a group.
  const apart = keptApart(known.map(({ profile }) => profile))
  const willing: Willing[] = []
  const kept: [number, number][] = []
  for (const [order, me] of known.entries()) {
    // Others are served between two rows.
    await turn()
    for (const [after, them] of known.slice(order + 1).entries())
      if (apart.get(order)?.has(order + 1 + after)) kept.push([me.place, them.place])
      else if (me.sits && them.sits) {
        const { value } = scorePair(me.profile, them.profile, weights)
        willing.push({ one: me.place, other: them.place, value })
      }
  }
  return { willing: willing.filter(({ value }) => value > 0), apart: kept }
}
