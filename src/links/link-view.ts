import { membersOf } from './link.ts'
import { isOverdue, stuckFor } from './notice.ts'
import type { Decline, Link, LinkSeat, Records } from './record.ts'

/** How near somebody stands to a link: runs it, sits in it (or proposed it), or only looks. */
export type Sight =
  | Readonly<{ kind: 'all' }>
  | Readonly<{ kind: 'inside'; organisationId: string }>
  | Readonly<{ kind: 'outside' }>

type Name = Readonly<{ id: string; name: string; country: string }>
type Around = Readonly<{
  records: Records
  declines: readonly Decline[]
  names: ReadonlyMap<string, Name>
}>

/** Whether an organisation was asked into a link, or proposed it: from then on it may look inside. */
export function isInside({ seats, proposedBy }: Link, organisationId: string): boolean {
  return (
    proposedBy === organisationId ||
    seats.some(
      (seat) =>
        seat.organisationId === organisationId &&
        (seat.state === 'invited' || seat.state === 'accepted'),
    )
  )
}

/** Whether anybody may know of a link: it is agreed at least, and a member shows it. */
export function isOpen(link: Link): boolean {
  if (!['agreed', 'active', 'closed'].includes(link.state)) return false
  return membersOf(link).some((id) => link.shown.includes(id))
}

/**
 * A link as somebody may see it. Outside, only members that agreed to it have a name, and only results are told. Who waits
 * for a seat and who declined one is for those who run the link, and a no also for whoever said it.
 */
export function linkSeenBy(link: Link, around: Around, sight: Sight, at: string) {
  const outside = sight.kind === 'outside'
  const { title, kind, description, state, outcome, startedOn, endedOn, callId, clusters } = link
  const members = membersOf(link)
  // Who left is no member any more, though it once agreed to be shown as one.
  const isNamed = (id: string) => !outside || (link.shown.includes(id) && members.includes(id))
  const named = (id: string | null) =>
    id !== null && isNamed(id) ? (around.names.get(id) ?? null) : null
  const inner = outside ? hidden : insideOf(link, around, at)
  return {
    id: link.id,
    title,
    kind,
    description,
    state,
    outcome,
    startedOn,
    endedOn,
    callId,
    clusters,
    proposedBy: named(link.proposedBy),
    seats: link.seats.map((seat) => seatSeen(link, seat, around, sight, named)),
    members: members.flatMap((id) => {
      const organisation = named(id)
      return organisation ? [{ organisation, shown: link.shown.includes(id) }] : []
    }),
    results: around.records.results,
    ...inner,
    version: link.version,
    createdAt: link.createdAt,
    updatedAt: link.updatedAt,
  }
}
export type LinkSeen = ReturnType<typeof linkSeenBy>

/** The same fields as `insideOf`, with nothing in them. */
const hidden: ReturnType<typeof insideOf> = {
  briefId: null,
  coordinator: '',
  abandonedFor: null,
  endingNote: '',
  nextStep: null,
  milestones: [],
  documents: [],
  stuck: [],
}

function insideOf(link: Link, { records }: Around, at: string) {
  const { briefId, coordinator, abandonedFor, endingNote } = link
  const { milestones, documents } = records
  const on = link.nextStepOn
  const nextStep =
    link.nextStep === '' && on === null
      ? null
      : { text: link.nextStep, on, overdue: isOverdue(link, at) }
  return {
    briefId,
    coordinator,
    abandonedFor,
    endingNote,
    nextStep,
    milestones,
    documents,
    stuck: stuckFor(link, at),
  }
}

function seatSeen(
  link: Link,
  seat: LinkSeat,
  { declines, names }: Around,
  sight: Sight,
  named: (id: string | null) => Name | null,
) {
  const { id, title, description, language, weight, obligatory, since } = seat
  const all = sight.kind === 'all'
  const own = declines.filter(
    (no) =>
      no.seatId === id &&
      (all || (sight.kind === 'inside' && no.organisationId === sight.organisationId)),
  )
  const seen = sight.kind !== 'outside' || seat.state === 'accepted'
  // Whom coordinators think of is told to nobody before it is asked, but to whoever thought of it.
  const asked = seat.state === 'invited' || seat.state === 'accepted'
  const thoughtOf = all || (sight.kind === 'inside' && sight.organisationId === link.proposedBy)
  return {
    id,
    title,
    description,
    language,
    weight,
    obligatory,
    state: seen ? seat.state : ('open' as const),
    organisation: seen && (asked || thoughtOf) ? named(seat.organisationId) : null,
    since,
    changedBy: all ? seat.changedBy : '',
    runnersUp: all ? seat.runnersUp.flatMap((one) => names.get(one) ?? []) : [],
    declines: own.flatMap(({ organisationId, reason, text, at }) => {
      const organisation = names.get(organisationId)
      return organisation ? [{ organisation, reason, text, at }] : []
    }),
  }
}
