import { holdProfiles } from '../organisations/organisation.queries.ts'
import type { Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import type { Phrase } from '../platform/phrase.ts'
import { Refusal } from '../platform/refusal.ts'
import { insertHistory } from './history.queries.ts'
import { type HistoryEvent, type HistoryKind, readByOther, type Said } from './history.ts'
import { findIntroduction, openRequests, storeIntroduction } from './introduction.queries.ts'
import { type Event, type Side, type Standing, standingAt, stateOf, step } from './introduction.ts'
import { onTransition } from './on-transition.actions.ts'
import { type Introduction, organisationOn } from './pair.ts'
import { objectionPhrases, tooManyOpen } from './phrases.ts'
import { standingSeenBy } from './sight.ts'
import { terms } from './terms.ts'

/** What a request is about, and whom it does not name. */
export type Matter = Pick<Introduction, 'needId' | 'competencyId' | 'message' | 'unnamed'>

type Doing = Readonly<{
  actor: string
  event: Event
  now: Date
  said?: Said
  matter?: Matter
  /** The one sentence for everything that stands against it, where the true one would tell too much. */
  objection?: Phrase
}>

/** Reads an introduction anew with both organisations held, so that nobody else moves it until the transaction ends. */
export async function holdIntroduction(
  writer: Writer,
  known: Introduction,
): Promise<Introduction | undefined> {
  await holdProfiles(writer, [known.aId, known.bId])
  return findIntroduction(writer, known.id)
}

/**
 * Does one thing to an introduction whose organisations are held: asks the state machine, stores, and writes the history.
 * @returns how it stands then, and whether that is new
 * @throws Refusal `conflict` for what is not allowed now, with how to mend it
 */
export async function move(
  writer: Writer,
  introduction: Introduction,
  doing: Doing,
): Promise<{ introduction: Introduction; moved: boolean }> {
  const at = doing.now.toISOString()
  const before = standingAt(introduction.standing, at)
  const done = step(introduction.standing, doing.event, at)
  if (done.kind === 'refused')
    throw new Refusal('conflict', doing.objection ?? objectionPhrases[done.objection])
  if (done.kind === 'unchanged') return { introduction, moved: false }
  const beginsRequest = doing.event.kind === 'interest' && stateOf(done.standing) === 'interested'
  if (beginsRequest && doing.event.kind === 'interest')
    await refuseTooMany(writer, organisationOn(introduction, doing.event.side), doing.now)
  const next: Introduction = {
    ...introduction,
    ...(beginsRequest ? (doing.matter ?? nothingSaid) : {}),
    standing: done.standing,
    reminders: stateOf(before) === stateOf(done.standing) ? introduction.reminders : 0,
    version: introduction.version + 1,
    updatedAt: at,
  }
  await storeIntroduction(writer, next, doing.now)
  const lapsed = before !== introduction.standing && doing.event.kind !== 'expire'
  if (lapsed) await tell(writer, next, introduction.standing, lapse(introduction, before))
  await tell(writer, next, before, lineOf(doing, before, done.standing, at))
  return { introduction: next, moved: true }
}

const nothingSaid: Matter = {
  needId: null,
  competencyId: null,
  message: '',
  unnamed: { a: false, b: false },
}

async function refuseTooMany(writer: Writer, organisationId: string, now: Date): Promise<void> {
  const open = await openRequests(writer, organisationId, now)
  if (open.length >= terms.openMost)
    throw new Refusal('conflict', tooManyOpen(String(terms.openMost), open))
}

async function tell(
  writer: Writer,
  introduction: Introduction,
  before: Standing,
  event: HistoryEvent,
): Promise<void> {
  await insertHistory(writer, introduction.id, event)
  await onTransition(writer, introduction, { event, before })
}

const kinds = {
  see: 'seen',
  interest: 'interested',
  decline: 'declined',
  withdraw: 'withdrawn',
  block: 'closed',
  expire: 'expired',
} as const satisfies Record<Exclude<Event['kind'], 'record'>, HistoryKind>

function lineOf(doing: Doing, before: Standing, after: Standing, at: string): HistoryEvent {
  const { event, said = {} } = doing
  const kind = event.kind === 'record' ? event.outcome : kinds[event.kind]
  const side: Side | null = event.kind === 'expire' ? null : event.side
  return {
    id: newId('introduction_event'),
    at,
    side,
    actor: doing.actor,
    kind,
    state: stateOf(side === null ? after : standingSeenBy(after, side)),
    otherReads: side === null ? kind : readByOther(kind, side, before, after),
    reason: said.reason ?? null,
    text: said.text ?? '',
    textShared: said.textShared ?? false,
    happenedOn: said.happenedOn ?? null,
  }
}

/** Expired before the sweep came by: the history says when. */
function lapse(introduction: Introduction, expired: Standing): HistoryEvent {
  const at = introduction.standing.openUntil ?? introduction.updatedAt
  const event = { kind: 'expire' } as const
  const doing = { actor: splot, event, now: new Date(at) }
  return lineOf(doing, introduction.standing, expired, at)
}

/** Whose name stands at what time alone brings about. */
export const splot = 'splot'
