import { loadBlocks } from '../organisations/block.queries.ts'
import { profilesChanged } from '../organisations/organisation.jobs.ts'
import { findOrganisation, holdProfiles } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor, authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, mayFor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { noEntry } from '../profiles/phrases.ts'
import { type Asking, whomToAsk } from './asking.ts'
import { findIntroductionOfPair } from './introduction.queries.ts'
import type { NewIntroduction } from './introduction.schema.ts'
import { otherSide, type Side } from './introduction.ts'
import { firstBetween, type Introduction, organisationOn, sideOf } from './pair.ts'
import { loadParties, loadSubjects } from './party.queries.ts'
import { blockedByYou, notByThisEntry, objectionPhrases, sideNeeded } from './phrases.ts'
import { concerns } from './sight.ts'
import { type Matter, move } from './transition.actions.ts'
import { isUnnamed } from './view.ts'

export type IntroductionDeps = Readonly<{ database: Database; jobs: Jobs; clock: Clock }>

/**
 * Tells another organisation of interest, or notes that its suggestion was looked at. Asking again changes nothing; asking
 * whom one is asked by makes it mutual.
 * @returns the introduction, and whether it is the first between the two
 * @throws Refusal `invalid` for oneself, no partner or entries of others; `not-found` for an organisation or entry that is
 * not there; `conflict` for a block, a no that still counts, or too many open requests
 */
export async function askIntroduction(
  deps: IntroductionDeps,
  actor: Actor,
  request: NewIntroduction,
): Promise<{ introduction: Introduction; created: boolean }> {
  authoriseSomewhere(actor, 'introduction.write')
  const from = request.from ?? actor.organisationId
  if (from === undefined) return refuseInvalid([{ pointer: '/from', phrase: sideNeeded }])
  authoriseFor(actor, 'introduction.write', from)
  const now = deps.clock()
  const done = await deps.database.write(async (writer) => {
    const known = await resolve(writer, actor, from, request)
    await holdProfiles(writer, [from, known.to])
    for (const id of [from, known.to])
      if (!(await findOrganisation(writer, id))) throw new Refusal('not-found', noOrganisation(id))
    // Read anew now that nobody can change these profiles.
    const asking = await resolve(writer, actor, from, request)
    const stored = await findIntroductionOfPair(writer, from, asking.to)
    await refuseKept(writer, asking, stored, request)
    const introduction =
      stored ?? firstBetween(newId('introduction'), from, asking.to, now.toISOString())
    const side = sideOf(introduction, from) ?? 'a'
    const event =
      request.stance === 'seen'
        ? ({ kind: 'see', side } as const)
        : ({ kind: 'interest', side, anew: true } as const)
    const matter = await matterOf(writer, introduction, side, asking, request)
    const said = { text: request.message, textShared: true }
    // The no of an anonymous organisation is told in words that fit any other.
    const objection = asking.blind ? { objection: notByThisEntry } : {}
    const doing = { actor: actor.name, event, now, said, matter, ...objection }
    return { ...(await move(writer, introduction, doing)), created: !stored }
  })
  if (done.moved) await hint(deps, done.introduction)
  return done
}

/** Tells whoever ranks partners that two profiles are to be looked at again. */
export async function hint(
  { jobs }: Pick<IntroductionDeps, 'jobs'>,
  { aId, bId }: Introduction,
): Promise<void> {
  await jobs.add(profilesChanged, [{ organisationIds: [aId, bId] }])
}

/** @throws Refusal `not-found` for entries that are not there, `invalid` for what does not go together */
async function resolve(
  reader: Reader,
  actor: Actor,
  from: string,
  request: NewIntroduction,
): Promise<Asking> {
  const mayKnow = (organisationId: string) => mayFor(actor, 'entry.read-hidden', organisationId)
  const named = [request.needId, request.competencyId].flatMap((id) => id ?? [])
  const found = (await loadSubjects(reader, named)).filter(
    ({ visibility, organisationId }) => visibility !== 'hidden' || mayKnow(organisationId),
  )
  const missing = named.find((id) => !found.some((one) => one.id === id))
  if (missing !== undefined) throw new Refusal('not-found', noEntry(missing))
  const asking = whomToAsk(request, from, found, mayKnow)
  return 'phrase' in asking ? refuseInvalid([asking]) : asking
}

/** @throws Refusal `conflict` where one of the two keeps the other away, or an anonymous entry would give its owner away */
async function refuseKept(
  reader: Reader,
  { from, to, blind }: Asking,
  stored: Introduction | undefined,
  { needId, competencyId }: NewIntroduction,
): Promise<void> {
  const blocks = (await loadBlocks(reader, [from])).filter(
    ({ organisationId, blockedId }) => organisationId === to || blockedId === to,
  )
  const side = stored && sideOf(stored, from)
  const sameEntry =
    stored !== undefined &&
    (needId ?? null) === stored.needId &&
    (competencyId ?? null) === stored.competencyId
  if (
    blind &&
    (blocks.length > 0 || (stored && side && concerns(stored.standing, side) && !sameEntry))
  )
    throw new Refusal('conflict', notByThisEntry)
  if (blocks.some(({ organisationId }) => organisationId === from))
    throw new Refusal('conflict', blockedByYou)
  if (blocks.length > 0) throw new Refusal('conflict', objectionPhrases['not-taken'])
}

async function matterOf(
  reader: Reader,
  introduction: Introduction,
  side: Side,
  { subjects }: Asking,
  { needId, competencyId, message }: NewIntroduction,
): Promise<Matter> {
  const parties = await loadParties(reader, [introduction.aId, introduction.bId])
  const unnamed = (on: Side) => {
    const party = parties.get(organisationOn(introduction, on))
    return party !== undefined && isUnnamed(party, subjects, on === side)
  }
  const [own, theirs] = [unnamed(side), unnamed(otherSide(side))]
  return {
    needId: needId ?? null,
    competencyId: competencyId ?? null,
    message,
    unnamed: side === 'a' ? { a: own, b: theirs } : { a: theirs, b: own },
  }
}
