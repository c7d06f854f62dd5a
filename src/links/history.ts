import type { DeclineReason } from '../matching/answer.ts'
import type { AbandonReason, LinkEvent, LinkOutcome, LinkState, Standing } from './link.ts'
import { seatOf } from './seating.ts'

/** Everything that the history of a link tells. */
export const historyKinds = [
  'proposed',
  'changed',
  'seat-proposed',
  'seat-opened',
  'seat-changed',
  'invited',
  'accepted',
  'declined',
  'refilled',
  'removed',
  'agreed',
  'reopened',
  'started',
  'closed',
  'abandoned',
  'milestone-set',
  'milestone-reached',
  'document-added',
  'document-removed',
  'result-recorded',
  'shown',
  'hidden',
  'reminded',
] as const
export type HistoryKind = (typeof historyKinds)[number]

/** Why a seat was declined or a link given up, or what came of it. */
export type HistoryReason = DeclineReason | AbandonReason | LinkOutcome

/** What the text of a line of the kind `changed` lists. */
export const changedFields = [
  'title',
  'kind',
  'description',
  'callId',
  'clusters',
  'coordinator',
  'nextStep',
  'nextStepOn',
] as const
export type ChangedField = (typeof changedFields)[number]

/** One line, without who and when. */
export type HistoryLine = Readonly<{
  kind: HistoryKind
  seatId: string | null
  organisationId: string | null
  reason: HistoryReason | null
  text: string
}>

/** One line as it is stored; `state` is the state of the link after it. */
export type StoredLine = HistoryLine &
  Readonly<{
    id: string
    at: string
    actor: string
    state: LinkState
    /** The name that the organisation had then; it stays when the organisation is gone. */
    organisationName: string
  }>

type Said = Readonly<{ reason?: HistoryReason | null; text?: string }>

export function line(
  kind: HistoryKind,
  { seatId = null, organisationId = null, reason = null, text = '' }: Partial<HistoryLine> = {},
): HistoryLine {
  return { kind, seatId, organisationId, reason, text }
}

/** What the history tells of an event that moved a link, with the reason and the words of whoever did it. */
export function linesOf(
  before: Standing,
  after: Standing,
  event: LinkEvent,
  said: Said = {},
): HistoryLine[] {
  const [was, is] = [before.state, after.state]
  const turned =
    is === 'agreed' && was !== 'agreed'
      ? [line('agreed')]
      : was === 'agreed' && ['proposed', 'invited', 'forming'].includes(is)
        ? [line('reopened')]
        : []
  return [...seatLines(before, after, event, said), ...turned]
}

function seatLines(
  before: Standing,
  after: Standing,
  event: LinkEvent,
  { reason = null, text = '' }: Said,
): HistoryLine[] {
  const on = (seatId: string) => seatOf(after, seatId)?.organisationId ?? null
  switch (event.kind) {
    case 'arrange':
      return arranged(before, after, event.seatId)
    case 'invite':
      return after.seats.flatMap(({ id, organisationId, state }, index) =>
        state === before.seats[index]?.state
          ? []
          : line('invited', { seatId: id, organisationId, text }),
      )
    case 'accept':
      return [
        line('accepted', { seatId: event.seatId, organisationId: event.organisationId, text }),
      ]
    case 'decline': {
      const { seatId, organisationId } = event
      const next = on(seatId)
      const no = line('declined', { seatId, organisationId, reason, text })
      return next === null ? [no] : [no, line('refilled', { seatId, organisationId: next })]
    }
    case 'remove':
      return before.seats.flatMap(({ id, organisationId }) =>
        organisationId === event.organisationId
          ? line('removed', { seatId: id, organisationId })
          : [],
      )
    case 'start':
      return [line('started', { text })]
    case 'close':
      return [line('closed', { reason: event.outcome, text })]
    case 'abandon':
      return [line('abandoned', { reason: event.reason, text })]
    case 'plan':
    case 'record':
      return []
  }
}

function arranged(before: Standing, after: Standing, seatId: string): HistoryLine[] {
  const [was, is] = [seatOf(before, seatId), seatOf(after, seatId)]
  if (is?.organisationId === was?.organisationId) return [line('seat-changed', { seatId })]
  return is?.organisationId
    ? [line('seat-proposed', { seatId, organisationId: is.organisationId })]
    : [line('seat-opened', { seatId, organisationId: was?.organisationId ?? null })]
}
