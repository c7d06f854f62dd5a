import { authoriseSomewhere } from '../people/actor.actions.ts'
import { type Actor, may, mayFor, type Verb } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import type { Reader, Writer } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { changedMeanwhile, versionOf } from '../platform/version.ts'
import { hint, type IntroductionDeps } from './ask.actions.ts'
import type { Said } from './history.ts'
import { findIntroduction } from './introduction.queries.ts'
import type { Answer, NewOutcome } from './introduction.schema.ts'
import type { Event, Side } from './introduction.ts'
import { type Introduction, sideOf } from './pair.ts'
import { neitherSide, noIntroduction, outcomeInFuture, sideNeeded } from './phrases.ts'
import { concerns } from './sight.ts'
import { holdIntroduction, move } from './transition.actions.ts'

/** Which introduction, for whom an operator acts, and the version that was seen, where somebody insists on it. */
export type Acting = Readonly<{ id: string; as?: string | undefined; ifMatch?: string | undefined }>

/** Says yes or no to whoever asks, or no to a suggestion. @throws Refusal `conflict` for what is not open any more */
export function answerIntroduction(
  deps: IntroductionDeps,
  actor: Actor,
  acting: Acting,
  { answer, reason, text, shareText, notAgain }: Answer,
): Promise<Introduction> {
  const said = { reason: reason ?? null, text, textShared: shareText || answer === 'interested' }
  return act(deps, actor, acting, said, (side) =>
    answer === 'interested'
      ? { kind: 'interest', side, anew: false }
      : { kind: 'decline', side, notAgain },
  )
}

/** Records what came of it; either side may. @throws Refusal `conflict` before both are interested */
export function recordOutcome(
  deps: IntroductionDeps,
  actor: Actor,
  acting: Acting,
  { outcome, on, note }: NewOutcome,
): Promise<Introduction> {
  const today = dayOf(deps.clock())
  if (on !== undefined && on > today) refuseInvalid([{ pointer: '/on', phrase: outcomeInFuture }])
  const said = { text: note, happenedOn: on ?? today }
  return act(deps, actor, acting, said, (side) => ({ kind: 'record', side, outcome }))
}

/** Takes a request back before it is answered. @throws Refusal `conflict` where there is none */
export function withdrawIntroduction(
  deps: IntroductionDeps,
  actor: Actor,
  acting: Acting,
): Promise<Introduction> {
  return act(deps, actor, acting, {}, (side) => ({ kind: 'withdraw', side }))
}

/** Notes that a request was looked at. */
export function markSeen(
  deps: IntroductionDeps,
  actor: Actor,
  acting: Acting,
): Promise<Introduction> {
  return act(deps, actor, acting, {}, (side) => ({ kind: 'see', side }))
}

async function act(
  deps: IntroductionDeps,
  actor: Actor,
  acting: Acting,
  said: Said,
  eventOf: (side: Side) => Event,
): Promise<Introduction> {
  const now = deps.clock()
  const done = await deps.database.write(async (writer) => {
    const { introduction, side } = await holdFor(writer, actor, acting)
    if (side === null) return refuseInvalid([{ pointer: '/as', phrase: sideNeeded }])
    const event = eventOf(side)
    const result = await move(writer, introduction, { actor: actor.name, event, now, said })
    // Whoever repeats a request that was carried out holds an older version: that is no conflict.
    if (result.moved) refuseOther(acting, introduction)
    return result
  })
  if (done.moved) await hint(deps, done.introduction)
  return done.introduction
}

function refuseOther({ ifMatch }: Acting, { version }: Introduction): void {
  if (ifMatch === undefined) return
  const seen = versionOf(ifMatch)
  if (seen !== version) throw changedMeanwhile(seen, version)
}

async function holdFor(writer: Writer, actor: Actor, acting: Acting) {
  const found = await findFor(writer, actor, 'introduction.write', acting)
  const introduction = await holdIntroduction(writer, found.introduction)
  if (!introduction) throw new Refusal('not-found', noIntroduction(acting.id))
  return { ...found, introduction }
}

/**
 * An introduction with the side that the actor stands on, null for an operator who names none. To whoever is neither side, or
 * to whom nothing was told of it, it is not there.
 */
export async function findFor(
  reader: Reader,
  actor: Actor,
  verb: Verb & `introduction.${string}`,
  { id, as }: Acting,
): Promise<{ introduction: Introduction; side: Side | null }> {
  authoriseSomewhere(actor, verb)
  const introduction = await findIntroduction(reader, id)
  if (!introduction) throw new Refusal('not-found', noIntroduction(id))
  const organisationId = as ?? actor.organisationId
  const side = organisationId === undefined ? null : (sideOf(introduction, organisationId) ?? null)
  if (may(actor, verb)) {
    if (organisationId !== undefined && side === null)
      refuseInvalid([{ pointer: '/as', phrase: neitherSide }])
    return { introduction, side }
  }
  const isTheirs =
    side !== null &&
    mayFor(actor, verb, organisationId ?? '') &&
    concerns(introduction.standing, side)
  if (!isTheirs) throw new Refusal('not-found', noIntroduction(id))
  return { introduction, side }
}
