import type { DeclineReason } from '../matching/answer.ts'
import type { Language } from '../platform/phrase.ts'
import type { BriefKind } from './brief.ts'
import type { LinkEvent, SeatStanding, Standing } from './link.ts'

/** A seat as it is stored: what is asked for, who is on it, and since when. */
export type LinkSeat = SeatStanding &
  Readonly<{
    title: string
    description: string
    language: Language
    /** How much it counts beside the other seats, in (0, 10]. */
    weight: number
    since: string
    /** The name of whoever changed it last. */
    changedBy: string
    /** Whether it was noted that its invitation waits too long. */
    reminded: boolean
  }>

/** A cooperative link as it is stored. Days are ISO days, moments ISO 8601. */
export type Link = Omit<Standing, 'seats'> &
  Readonly<{
    id: string
    title: string
    kind: BriefKind
    description: string
    briefId: string | null
    callId: string | null
    clusters: readonly string[]
    /** The organisation that proposed it; null where coordinators did. */
    proposedBy: string | null
    coordinator: string
    seats: readonly LinkSeat[]
    /** The organisations that agree to be named to anybody. */
    shown: readonly string[]
    nextStep: string
    nextStepOn: string | null
    stepReminded: boolean
    endingNote: string
    startedOn: string | null
    endedOn: string | null
    version: number
    createdAt: string
    updatedAt: string
  }>

/** A no, by whom and why. */
export type Decline = Readonly<{
  linkId: string
  seatId: string
  organisationId: string
  reason: DeclineReason
  text: string
  at: string
}>

export type Milestone = Readonly<{
  id: string
  title: string
  dueOn: string | null
  doneOn: string | null
}>
export type LinkDocument = Readonly<{ id: string; title: string; url: string }>
export type LinkResult = Readonly<{ id: string; text: string; on: string }>

/** What a link holds beside its seats. */
export type Records = Readonly<{
  milestones: readonly Milestone[]
  documents: readonly LinkDocument[]
  results: readonly LinkResult[]
}>

/** A link with its next standing: what changed on a seat is from now on, and by this actor. */
export function advanced(link: Link, standing: Standing, actor: string, at: string): Link {
  const seats = link.seats.map((seat) => {
    const next = standing.seats.find(({ id }) => id === seat.id) ?? seat
    const same = next.state === seat.state && next.organisationId === seat.organisationId
    return same
      ? { ...seat, ...next }
      : { ...seat, ...next, since: at, changedBy: actor, reminded: false }
  })
  const { state, outcome, abandonedFor } = standing
  return { ...link, state, outcome, abandonedFor, seats, version: link.version + 1, updatedAt: at }
}

/** Every organisation that a link names: on its seats, and waiting for one. */
export function namedIn({
  seats,
  proposedBy,
}: Readonly<{
  seats: readonly Pick<SeatStanding, 'organisationId' | 'runnersUp'>[]
  proposedBy: string | null
}>): string[] {
  const named = seats.flatMap(({ organisationId, runnersUp }) => [organisationId, ...runnersUp])
  return [...new Set([...named, proposedBy].flatMap((id) => id ?? []))]
}

/** Whom an event brings into a link that may not have been in it. */
export function broughtBy(event: LinkEvent): string[] {
  if (event.kind !== 'arrange') return []
  return [...(event.runnersUp ?? []), event.organisationId].flatMap((id) => id ?? [])
}
