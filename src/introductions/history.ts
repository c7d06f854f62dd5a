import type { DeclineReason } from '../matching/answer.ts'
import type { Side, State } from './introduction.ts'
import { isMutual, otherSide, type Standing } from './introduction.ts'

/** What happened to an introduction, as it is kept for good. */
export type HistoryKind =
  | 'seen'
  | 'interested'
  | 'declined'
  | 'withdrawn'
  | 'met'
  | 'cooperating'
  | 'closed'
  | 'expired'
  | 'reminded'

export type HistoryEvent = Readonly<{
  id: string
  at: string
  /** Whose doing; null where time alone did it. For a reminder, who was reminded. */
  side: Side | null
  /** The key that did it. */
  actor: string
  kind: HistoryKind
  /** The state it led to. */
  state: State
  /** As what the other side reads it; null where it is kept from it. */
  otherReads: HistoryKind | null
  reason: DeclineReason | null
  text: string
  /** Whether the other side may read the text. */
  textShared: boolean
  /** The day of a meeting, or on which the cooperation began. */
  happenedOn: string | null
}>

/** What somebody says along with an event. */
export type Said = Readonly<{
  reason?: DeclineReason | null
  text?: string
  textShared?: boolean
  happenedOn?: string | null
}>

/** As what the other side reads an event of `side` that led from one standing to the next. */
export function readByOther(
  kind: HistoryKind,
  side: Side,
  before: Standing,
  after: Standing,
): HistoryKind | null {
  const other = otherSide(side)
  if (kind === 'seen') return before[other].stance === 'interested' ? 'seen' : null
  if (kind === 'declined') return after[side].stance === 'declined' ? 'declined' : null
  // A block that closed a mere request looks like one that nobody answered.
  if (kind === 'closed') return isMutual(before) || before.mutualAt !== null ? 'closed' : 'expired'
  return kind === 'reminded' ? null : kind
}

/** One line of the history as a side may read it, or nothing. Operators (`viewer` null) read all. */
export function lineSeenBy(event: HistoryEvent, viewer: Side | null): HistoryEvent | undefined {
  if (viewer === null || event.side === viewer) return event
  if (event.side === null) return { ...event, actor: '' }
  if (event.otherReads === null) return undefined
  const disguised = event.otherReads !== event.kind
  return {
    ...event,
    side: disguised ? null : event.side,
    kind: event.otherReads,
    state: disguised ? 'expired' : event.state,
    actor: '',
    text: event.textShared ? event.text : '',
    reason: disguised ? null : event.reason,
  }
}
