import { declineReasonNames } from '../matching/answer-phrases.ts'
import type { Phrase } from '../platform/phrase.ts'
import { isOfOneOwner } from './link.ts'
import { momentsAt } from './link-terms.ts'
import {
  allOfOneOwner,
  declinedBefore,
  obligatoryMissing,
  pastDeadline,
  removedMember,
} from './notice-phrases.ts'
import type { Decline, Link, LinkSeat } from './record.ts'
import { seatOf } from './seating.ts'

/** Why a link does not get on. */
export const stuckReasons = ['overdue-step', 'unanswered-invitation', 'open-seat'] as const
export type StuckReason = (typeof stuckReasons)[number]

/** What keeps a link from getting on at a moment (ISO 8601). One that ended is never stuck. */
export function stuckFor(link: Link, at: string): StuckReason[] {
  if (link.state === 'closed' || link.state === 'abandoned') return []
  const unanswered = link.seats.some((seat) => isUnanswered(seat, at))
  const open =
    link.state !== 'proposed' &&
    link.seats.some(({ state, obligatory }) => state === 'open' && obligatory)
  return [
    ...(isOverdue(link, at) ? (['overdue-step'] as const) : []),
    ...(unanswered ? (['unanswered-invitation'] as const) : []),
    ...(open ? (['open-seat'] as const) : []),
  ]
}

/** Whether the next step should have been done before the day of this moment. */
export function isOverdue({ nextStepOn }: Pick<Link, 'nextStepOn'>, at: string): boolean {
  return nextStepOn !== null && nextStepOn < momentsAt(at).today
}

/** Whether an invitation to a seat waits too long for its answer. */
export function isUnanswered({ state, since }: LinkSeat, at: string): boolean {
  return state === 'invited' && since <= momentsAt(at).unansweredSince
}

/** What whoever runs a link should know before going on. */
export type Notice = Readonly<{
  kind:
    | 'declined-before'
    | 'obligatory-missing'
    | 'member-removed'
    | 'one-owner'
    | 'deadline-passed'
  seatId: string | null
  organisationId: string | null
  phrase: Phrase
}>

/** What is known beside the link itself. */
type Around = Readonly<{
  /** The organisations that the brief asks for. */
  obligatory: readonly string[]
  /** The last no of organisations to any link. */
  declines: readonly Decline[]
  /** Who was removed from which seat. */
  removed: readonly Readonly<{ seatId: string | null; name: string }>[]
  deadline: string | null
  nameOf: (organisationId: string) => string
}>

export function noticesOf(link: Link, around: Around, at: string): Notice[] {
  if (link.state === 'closed' || link.state === 'abandoned') return []
  const { obligatory, declines, removed, deadline, nameOf } = around
  const seated = new Set(link.seats.flatMap(({ organisationId }) => organisationId ?? []))
  const wanted = [...new Set([...awaited(link), ...obligatory])]
  const before = wanted.flatMap((organisationId) => {
    const no = declines.find((one) => one.organisationId === organisationId)
    if (!no || link.seats.some((seat) => takes(seat, organisationId))) return []
    const why = declineReasonNames[no.reason]
    const phrase = declinedBefore(nameOf(organisationId), no.at.slice(0, 10), why)
    return [{ kind: 'declined-before' as const, seatId: null, organisationId, phrase }]
  })
  const missing = obligatory.flatMap((organisationId) =>
    seated.has(organisationId)
      ? []
      : {
          kind: 'obligatory-missing' as const,
          seatId: null,
          organisationId,
          phrase: obligatoryMissing(nameOf(organisationId)),
        },
  )
  const gone = removed.flatMap(({ seatId, name }) => {
    const seat = seatId === null ? undefined : seatOf(link, seatId)
    if (seat?.state !== 'open') return []
    const phrase = removedMember(name)
    return [{ kind: 'member-removed' as const, seatId, organisationId: null, phrase }]
  })
  const whole = { seatId: null, organisationId: null }
  const late = deadline !== null && deadline < at.slice(0, 10) && link.state !== 'active'
  return [
    ...before,
    ...missing,
    ...gone,
    ...(isOfOneOwner(link)
      ? [{ kind: 'one-owner' as const, ...whole, phrase: allOfOneOwner }]
      : []),
    ...(late
      ? [{ kind: 'deadline-passed' as const, ...whole, phrase: pastDeadline(deadline) }]
      : []),
  ]
}

/** Whoever is on a seat that is not accepted yet. */
function awaited({ seats }: Link): string[] {
  return seats.flatMap(({ state, organisationId }) =>
    state === 'accepted' ? [] : (organisationId ?? []),
  )
}

function takes({ state, organisationId }: Link['seats'][number], id: string): boolean {
  return state === 'accepted' && organisationId === id
}
