import { daysAfter, terms } from './terms.ts'

/** The two sides of an introduction. `a` is the organisation with the smaller id, whoever began. */
export const sides = ['a', 'b'] as const
export type Side = (typeof sides)[number]

/**
 * Where one side stands. `suggested`: has not looked yet; `declined`: said no to a request; `dismissed`: said no to a mere
 * suggestion, of which the other side learns nothing.
 */
export const stances = ['suggested', 'seen', 'interested', 'declined', 'dismissed'] as const
export type Stance = (typeof stances)[number]

/** Where an introduction as a whole stands. */
export const states = [
  'suggested',
  'seen',
  'interested',
  'mutual',
  'met',
  'cooperating',
  'declined',
  'withdrawn',
  'expired',
  'closed',
] as const
export type State = (typeof states)[number]

export const outcomes = ['met', 'cooperating'] as const
export type Outcome = (typeof outcomes)[number]

/** One side's own position; `since` is the moment it took it (ISO 8601), null while it never did anything. */
export type Position = Readonly<{ stance: Stance; since: string | null; notAgain: boolean }>

/** All that decides what may happen next between two organisations. */
export type Standing = Readonly<{
  a: Position
  b: Position
  outcome: Outcome | null
  /** What ended it without a yes or a no. */
  ended: 'withdrawn' | 'expired' | 'blocked' | null
  endedBy: Side | null
  /** Who asked last; null while nobody did. */
  asked: Side | null
  /** Until when the last request waits for its answer (ISO 8601, exclusive). */
  openUntil: string | null
  /** When both were interested last. */
  mutualAt: string | null
}>

export type Event =
  | Readonly<{ kind: 'see'; side: Side }>
  /** Interest: `anew` begins a request, else it answers what is there. */
  | Readonly<{ kind: 'interest'; side: Side; anew: boolean }>
  | Readonly<{ kind: 'decline'; side: Side; notAgain: boolean }>
  | Readonly<{ kind: 'withdraw'; side: Side }>
  | Readonly<{ kind: 'record'; side: Side; outcome: Outcome }>
  | Readonly<{ kind: 'block'; side: Side }>
  | Readonly<{ kind: 'expire' }>

/** Why an event is not allowed; `phrases.ts` says how to mend each. */
export type Objection =
  | 'expired'
  | 'withdrawn'
  | 'closed'
  | 'not-again'
  | 'not-taken'
  | 'resting'
  | 'already-mutual'
  | 'own-request'
  | 'nothing-to-withdraw'
  | 'not-mutual'
  | 'already-cooperating'

/** What an event does: changes the standing, changes nothing because it says what is so already, or is refused. */
export type Step =
  | Readonly<{ kind: 'moved'; standing: Standing }>
  | Readonly<{ kind: 'unchanged' }>
  | Readonly<{ kind: 'refused'; objection: Objection }>

export const nowhere: Position = { stance: 'suggested', since: null, notAgain: false }

/** Two organisations between which nothing has happened. */
export const untouched: Standing = {
  a: nowhere,
  b: nowhere,
  outcome: null,
  ended: null,
  endedBy: null,
  asked: null,
  openUntil: null,
  mutualAt: null,
}

export function otherSide(side: Side): Side {
  return side === 'a' ? 'b' : 'a'
}

export function stateOf({ a, b, outcome, ended }: Standing): State {
  if (ended !== null) return ended === 'blocked' ? 'closed' : ended
  const either = (stance: Stance) => a.stance === stance || b.stance === stance
  if (either('declined') || either('dismissed')) return 'declined'
  if (outcome !== null) return outcome
  if (a.stance === 'interested' && b.stance === 'interested') return 'mutual'
  if (either('interested')) return 'interested'
  return either('seen') ? 'seen' : 'suggested'
}

/** Whether both want it now, so that each may know whom to call at the other. */
export function isMutual(standing: Standing): boolean {
  return ['mutual', 'met', 'cooperating'].includes(stateOf(standing))
}

/** The standing at a moment: a request whose time has passed has expired, whether a sweep came by or not. */
export function standingAt(standing: Standing, at: string): Standing {
  const { openUntil } = standing
  if (stateOf(standing) !== 'interested' || openUntil === null || at < openUntil) return standing
  return { ...withoutInterest(standing, openUntil), ended: 'expired', endedBy: null }
}

/** What one event does at a moment (ISO 8601). Every event has an answer in every standing. */
export function step(before: Standing, event: Event, at: string): Step {
  const standing = standingAt(before, at)
  switch (event.kind) {
    case 'see':
      return see(standing, event.side, at)
    case 'interest':
      return interest(standing, event.side, event.anew, at)
    case 'decline':
      return decline(standing, event.side, event.notAgain, at)
    case 'withdraw':
      return withdraw(standing, event.side, at)
    case 'record':
      return record(standing, event.outcome)
    case 'block':
      return block(standing, event.side, at)
    case 'expire':
      return standing === before ? unchanged : moved(standing)
  }
}

const unchanged: Step = { kind: 'unchanged' }
const moved = (standing: Standing): Step => ({ kind: 'moved', standing })
const refused = (objection: Objection): Step => ({ kind: 'refused', objection })

function see(standing: Standing, side: Side, at: string): Step {
  if (standing.ended !== null || standing[side].stance !== 'suggested') return unchanged
  return moved({ ...standing, [side]: position('seen', at) })
}

function interest(standing: Standing, side: Side, anew: boolean, at: string): Step {
  const other = otherSide(side)
  const theirs = standing[other]
  if (standing.ended !== null && !anew) return refused(endedHow(standing.ended))
  if (standing.ended === null && standing[side].stance === 'interested') return unchanged
  const objection = objectionOf(theirs, at)
  if (objection) return refused(objection)
  const mine = position('interested', at)
  if (standing.ended === null && theirs.stance === 'interested')
    return moved({ ...standing, [side]: mine, mutualAt: at })
  // A new request has not been seen yet, whatever was seen before.
  return moved({
    ...standing,
    [side]: mine,
    [other]: nowhere,
    outcome: null,
    ended: null,
    endedBy: null,
    asked: side,
    openUntil: daysAfter(at, terms.openDays),
  })
}

/** Why a side that said no may not be asked now, or nothing. Only it may come back on its no at any time. */
function objectionOf({ stance, since, notAgain }: Position, at: string): Objection | undefined {
  // A no that was never told must not be told by a refusal either.
  if (stance === 'dismissed') return notAgain ? 'not-taken' : undefined
  if (stance !== 'declined') return undefined
  if (notAgain) return 'not-again'
  return since !== null && at < daysAfter(since, terms.restDays) ? 'resting' : undefined
}

function decline(standing: Standing, side: Side, notAgain: boolean, at: string): Step {
  const mine = standing[side]
  const theirs = standing[otherSide(side)]
  if (standing.ended !== null) return refused(endedHow(standing.ended))
  if (stateOf(standing) === 'cooperating') return refused('already-cooperating')
  if (mine.stance === 'declined' || mine.stance === 'dismissed')
    return mine.notAgain || !notAgain
      ? unchanged
      : moved({ ...standing, [side]: { ...mine, notAgain } })
  if (theirs.stance === 'interested') {
    const answered = withoutInterest(standing, at)
    return moved({ ...answered, [side]: { ...position('declined', at), notAgain }, outcome: null })
  }
  if (mine.stance === 'interested') return refused('own-request')
  return moved({ ...standing, [side]: { ...position('dismissed', at), notAgain } })
}

function withdraw(standing: Standing, side: Side, at: string): Step {
  if (standing.ended === 'withdrawn' && standing.endedBy === side) return unchanged
  if (isMutual(standing)) return refused('already-mutual')
  if (standing.ended === 'expired' && standing.asked === side) return refused('expired')
  if (standing.ended !== null || standing[side].stance !== 'interested')
    return refused('nothing-to-withdraw')
  return moved({ ...withoutInterest(standing, at), ended: 'withdrawn', endedBy: side })
}

function record(standing: Standing, outcome: Outcome): Step {
  if (!isMutual(standing)) return refused('not-mutual')
  if (standing.outcome === outcome) return unchanged
  return standing.outcome === 'cooperating'
    ? refused('already-cooperating')
    : moved({ ...standing, outcome })
}

function block(standing: Standing, side: Side, at: string): Step {
  const open = stateOf(standing) === 'interested' || isMutual(standing)
  if (!open) return unchanged
  const { openUntil } = standing
  return moved({
    ...withoutInterest(standing, at),
    outcome: null,
    ended: 'blocked',
    endedBy: side,
    openUntil: openUntil !== null && openUntil < at ? openUntil : at,
  })
}

function position(stance: Stance, since: string): Position {
  return { stance, since, notAgain: false }
}

/** Interest is for one request: whoever had it must state it anew for the next, so that nobody's data appear unasked. */
function withoutInterest(standing: Standing, at: string): Standing {
  const spent = (one: Position) => (one.stance === 'interested' ? position('seen', at) : one)
  return { ...standing, a: spent(standing.a), b: spent(standing.b) }
}

function endedHow(ended: NonNullable<Standing['ended']>): Objection {
  return ended === 'blocked' ? 'closed' : ended
}
