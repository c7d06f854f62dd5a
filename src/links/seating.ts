import type { LinkState, SeatStanding, Standing } from './link.ts'

export function seatOf({ seats }: Pick<Standing, 'seats'>, id: string): SeatStanding | undefined {
  return seats.find((seat) => seat.id === id)
}

export function withSeat(standing: Standing, changed: SeatStanding): Standing {
  return {
    ...standing,
    seats: standing.seats.map((seat) => (seat.id === changed.id ? changed : seat)),
  }
}

/** A seat with these runners-up, each once, and never whoever is on it. */
export function replaced(seat: SeatStanding, runnersUp: readonly string[]): SeatStanding {
  return {
    ...seat,
    runnersUp: [...new Set(runnersUp)].filter((id) => id !== seat.organisationId),
  }
}

/** A seat after its no: the next runner-up that did not decline it is proposed, else it is open. */
export function refilled(seat: SeatStanding, organisationId: string): SeatStanding {
  const declinedBy = [...new Set([...seat.declinedBy, organisationId])]
  const left = seat.runnersUp.filter((id) => !declinedBy.includes(id))
  const next = left[0] ?? null
  return {
    ...seat,
    organisationId: next,
    state: next === null ? 'open' : 'proposed',
    runnersUp: left.slice(1),
    declinedBy,
  }
}

/**
 * The state that the seats make of a link that has neither begun nor ended. It may go back: where the only invitation is
 * declined, nobody is asked any more; where a member leaves, nothing is agreed any more.
 */
export function settledState(standing: Standing): LinkState {
  const { state, seats } = standing
  if (state === 'active' || state === 'closed' || state === 'abandoned') return state
  if (agreedUpon(standing)) return 'agreed'
  if (seats.some((seat) => seat.state === 'accepted')) return 'forming'
  return seats.some((seat) => seat.state === 'invited') ? 'invited' : 'proposed'
}

/**
 * Whether every obligatory seat is accepted, or every seat where none is obligatory, by members of two legal owners at
 * least: organisations that share a registration number have one owner, and nobody agrees with itself.
 */
export function agreedUpon({ seats, owners }: Standing): boolean {
  const obligatory = seats.filter((seat) => seat.obligatory)
  const needed = obligatory.length > 0 ? obligatory : seats
  if (needed.some(({ state }) => state !== 'accepted')) return false
  const members = seats.flatMap(({ state, organisationId }) =>
    state === 'accepted' && organisationId !== null ? [organisationId] : [],
  )
  return new Set(members.map((id) => owners[id] ?? id)).size > 1
}
