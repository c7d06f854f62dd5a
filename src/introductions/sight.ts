import { nowhere, otherSide, type Side, type Standing, sides, stateOf } from './introduction.ts'

/**
 * The standing as one side may know it: the other side's no to a mere suggestion is kept from it, and that it looked at one,
 * and a block that closed a request looks like one that nobody answered.
 */
export function standingSeenBy(standing: Standing, side: Side): Standing {
  const other = otherSide(side)
  const theirs = standing[other]
  const untold =
    theirs.stance === 'dismissed' ||
    (theirs.stance === 'seen' && standing[side].stance !== 'interested')
  const quiet = standing.ended === 'blocked' && standing.endedBy === other && !standing.mutualAt
  return {
    ...standing,
    [other]: untold
      ? nowhere
      : { ...theirs, notAgain: theirs.stance === 'declined' && theirs.notAgain },
    ...(quiet ? { ended: 'expired', endedBy: null } : {}),
  }
}

/** Whether an introduction is any of a side's business: it was asked, asks itself, or has looked at the suggestion. */
export function concerns(standing: Standing, side: Side): boolean {
  return standing.asked !== null || standing[side].stance !== 'suggested'
}

/** Whom it waits for: whoever was asked, or both to tell an outcome; nobody where nothing is due. */
export function waitsFor(standing: Standing): readonly Side[] {
  const state = stateOf(standing)
  if (state === 'mutual' || state === 'met') return sides
  return state === 'interested' && standing.asked !== null ? [otherSide(standing.asked)] : []
}

/** Who asked last; while nobody did, whoever looks at it, for it is no business of the other side yet. */
export function fromOf(standing: Standing, viewer: Side | null): Side {
  if (standing.asked !== null) return standing.asked
  return viewer ?? sides.find((side) => standing[side].stance !== 'suggested') ?? 'a'
}
