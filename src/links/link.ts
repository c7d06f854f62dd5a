import { refilled, replaced, seatOf, settledState, withSeat } from './seating.ts'

/** Where a cooperative link as a whole stands. */
export const linkStates = [
  'proposed',
  'invited',
  'forming',
  'agreed',
  'active',
  'closed',
  'abandoned',
] as const
export type LinkState = (typeof linkStates)[number]

/** Where one seat stands. A declined seat is refilled or open in the same step, so that none stays declined. */
export const seatStates = ['open', 'proposed', 'invited', 'accepted'] as const
export type SeatState = (typeof seatStates)[number]

/** What came of a link that was carried out. */
export const linkOutcomes = ['achieved', 'partly-achieved', 'not-achieved'] as const
export type LinkOutcome = (typeof linkOutcomes)[number]

/** Why a link was given up. */
export const abandonReasons = [
  'no-partners',
  'no-funding',
  'no-resources',
  'deadline-missed',
  'partner-left',
  'idea-dropped',
  'other',
] as const
export type AbandonReason = (typeof abandonReasons)[number]

export type SeatStanding = Readonly<{
  id: string
  /** Whether there is no agreement without it. */
  obligatory: boolean
  /** Who is meant to take it; null where it is open. */
  organisationId: string | null
  state: SeatState
  /** Who is proposed next when it is declined, in order. */
  runnersUp: readonly string[]
  /** Who declined it before. */
  declinedBy: readonly string[]
}>

/** All that decides what may happen next in a link. */
export type Standing = Readonly<{
  state: LinkState
  outcome: LinkOutcome | null
  abandonedFor: AbandonReason | null
  seats: readonly SeatStanding[]
  /** The legal owner of each organisation that shares a registration number with others; who is not named owns itself. */
  owners: Readonly<Record<string, string>>
}>

export type LinkEvent =
  /** A coordinator puts an organisation on a seat, takes it off (null), or changes what goes with the seat. */
  | Readonly<{
      kind: 'arrange'
      seatId: string
      organisationId?: string | null | undefined
      obligatory?: boolean | undefined
      runnersUp?: readonly string[] | undefined
    }>
  /** Asks whoever is proposed for these seats; without any, for all. */
  | Readonly<{ kind: 'invite'; seatIds: readonly string[] }>
  | Readonly<{ kind: 'accept'; seatId: string; organisationId: string }>
  /** Says no to an invitation, or leaves a seat that was accepted. */
  | Readonly<{ kind: 'decline'; seatId: string; organisationId: string }>
  /** The organisation is not here any more. */
  | Readonly<{ kind: 'remove'; organisationId: string }>
  | Readonly<{ kind: 'start' }>
  | Readonly<{ kind: 'close'; outcome: LinkOutcome }>
  | Readonly<{ kind: 'abandon'; reason: AbandonReason }>
  /** Changes what is planned: title, next step, milestones. */
  | Readonly<{ kind: 'plan' }>
  /** Records what there is: documents, results. */
  | Readonly<{ kind: 'record' }>

/** Why an event is not allowed; `phrases.ts` says how to mend each. */
export type Objection =
  | 'closed'
  | 'abandoned'
  | 'no-seat'
  | 'seat-taken'
  | 'one-owner'
  | 'nobody-to-invite'
  | 'not-invited'
  | 'not-your-seat'
  | 'not-agreed'
  | 'not-active'

/** What an event does: changes the standing, changes nothing because it is so already, or is refused. */
export type Step =
  | Readonly<{ kind: 'moved'; standing: Standing }>
  | Readonly<{ kind: 'unchanged' }>
  | Readonly<{ kind: 'refused'; objection: Objection }>

const unchanged: Step = { kind: 'unchanged' }
const moved = (standing: Standing): Step => ({
  kind: 'moved',
  standing: { ...standing, state: settledState(standing) },
})
const refused = (objection: Objection): Step => ({ kind: 'refused', objection })

/** What one event does. Every event has an answer in every standing. */
export function step(standing: Standing, event: LinkEvent): Step {
  if (event.kind === 'remove') return remove(standing, event.organisationId)
  const { state } = standing
  if (state === 'closed' || state === 'abandoned') return afterwards(standing, state, event)
  switch (event.kind) {
    case 'arrange':
      return arrange(standing, event)
    case 'invite':
      return invite(standing, event.seatIds)
    case 'accept':
      return accept(standing, event)
    case 'decline':
      return decline(standing, event)
    case 'start':
      if (state === 'active') return unchanged
      return state === 'agreed' ? moved({ ...standing, state: 'active' }) : refused('not-agreed')
    case 'close':
      if (state !== 'active') return refused('not-active')
      return moved({ ...standing, state: 'closed', outcome: event.outcome })
    case 'abandon':
      return moved({ ...standing, state: 'abandoned', abandonedFor: event.reason })
    case 'plan':
    case 'record':
      return moved(standing)
  }
}

/** A link that ended stays as it ended; what came of one that was carried out may still be recorded. */
function afterwards(
  standing: Standing,
  state: 'closed' | 'abandoned',
  event: Exclude<LinkEvent, { kind: 'remove' }>,
): Step {
  if (event.kind === 'close' && standing.outcome === event.outcome) return unchanged
  if (event.kind === 'abandon' && standing.abandonedFor === event.reason) return unchanged
  if (event.kind === 'record' && state === 'closed') return moved(standing)
  return refused(state)
}

function arrange(standing: Standing, event: Extract<LinkEvent, { kind: 'arrange' }>): Step {
  const seat = seatOf(standing, event.seatId)
  if (!seat) return refused('no-seat')
  const { organisationId = seat.organisationId, obligatory = seat.obligatory } = event
  const isNew = organisationId !== seat.organisationId
  const asked = seat.state === 'invited' || seat.state === 'accepted'
  if (isNew && organisationId !== null && asked) return refused('seat-taken')
  const seated: SeatStanding = {
    ...seat,
    obligatory,
    organisationId,
    state: isNew ? (organisationId === null ? 'open' : 'proposed') : seat.state,
  }
  const next = replaced(seated, event.runnersUp ?? seat.runnersUp)
  if (sameSeat(seat, next)) return unchanged
  const arranged = withSeat(standing, next)
  if (isNew && organisationId !== null && isOfOneOwner(arranged)) return refused('one-owner')
  return moved(arranged)
}

function sameSeat(one: SeatStanding, other: SeatStanding): boolean {
  return (
    one.organisationId === other.organisationId &&
    one.obligatory === other.obligatory &&
    one.runnersUp.join() === other.runnersUp.join()
  )
}

function invite(standing: Standing, seatIds: readonly string[]): Step {
  const meant = seatIds.length > 0 ? seatIds : standing.seats.map(({ id }) => id)
  if (meant.some((id) => !seatOf(standing, id))) return refused('no-seat')
  const seats = standing.seats.map((seat) =>
    meant.includes(seat.id) && seat.state === 'proposed'
      ? { ...seat, state: 'invited' as const }
      : seat,
  )
  if (seats.some((seat, index) => seat !== standing.seats[index]))
    return moved({ ...standing, seats })
  const asked = standing.seats.some(
    ({ id, state }) => meant.includes(id) && (state === 'invited' || state === 'accepted'),
  )
  return asked ? unchanged : refused('nobody-to-invite')
}

function accept(standing: Standing, event: Extract<LinkEvent, { kind: 'accept' }>): Step {
  const seat = seatOf(standing, event.seatId)
  if (!seat) return refused('no-seat')
  if (seat.organisationId !== event.organisationId) return refused('not-your-seat')
  if (seat.state === 'accepted') return unchanged
  if (seat.state !== 'invited') return refused('not-invited')
  return moved(withSeat(standing, { ...seat, state: 'accepted' }))
}

function decline(standing: Standing, event: Extract<LinkEvent, { kind: 'decline' }>): Step {
  const { organisationId } = event
  const seat = seatOf(standing, event.seatId)
  if (!seat) return refused('no-seat')
  if (seat.organisationId !== organisationId)
    return seat.declinedBy.includes(organisationId) ? unchanged : refused('not-your-seat')
  if (seat.state === 'proposed') return refused('not-invited')
  return moved(withSeat(standing, refilled(seat, organisationId)))
}

function remove(standing: Standing, organisationId: string): Step {
  const concerned = standing.seats.some(
    (seat) => seat.organisationId === organisationId || seat.runnersUp.includes(organisationId),
  )
  if (!concerned) return unchanged
  const seats = standing.seats.map((seat) => {
    const runnersUp = seat.runnersUp.filter((id) => id !== organisationId)
    return seat.organisationId === organisationId
      ? { ...seat, runnersUp, organisationId: null, state: 'open' as const }
      : { ...seat, runnersUp }
  })
  return moved({ ...standing, seats })
}

/** Whether at least two organisations sit in a link, and all of them have one legal owner. */
export function isOfOneOwner({ seats, owners }: Pick<Standing, 'seats' | 'owners'>): boolean {
  const ids = new Set(seats.flatMap(({ organisationId }) => organisationId ?? []))
  return ids.size > 1 && new Set([...ids].map((id) => owners[id] ?? id)).size === 1
}

/** The organisations that take part, each once however many seats it has. */
export function membersOf({ seats }: Pick<Standing, 'seats'>): string[] {
  const accepted = seats.filter(({ state }) => state === 'accepted')
  return [...new Set(accepted.flatMap(({ organisationId }) => organisationId ?? []))].sort()
}
