import { type Position, type Standing, stateOf } from './introduction.ts'
import { daysAfter, terms } from './terms.ts'

type Reason = 'not-again' | 'linked' | 'introduced' | 'untold'

/** Why two organisations should not be suggested to each other, as each side may know it, and until which day. */
export type PairReasons = Readonly<{ reasons: readonly [Reason, Reason]; until: string | null }>

/** @returns the reason for `a` first; null where nothing speaks against a suggestion */
export function vetoOf(standing: Standing): PairReasons | null {
  switch (stateOf(standing)) {
    case 'interested':
      // Whoever asks anonymously must not be found by looking for who is not suggested.
      return {
        reasons: forEach(standing, ({ stance }) =>
          stance === 'interested' ? 'introduced' : 'untold',
        ),
        until: null,
      }
    case 'mutual':
    case 'met':
      return { reasons: ['introduced', 'introduced'], until: null }
    case 'cooperating':
      return { reasons: ['linked', 'linked'], until: null }
    case 'declined':
      return { reasons: forEach(standing, knowsOfTheNo), until: restsUntil(standing) }
    default:
      return null
  }
}

function forEach(
  { a, b }: Standing,
  reasonFor: (mine: Position, theirs: Position) => Reason,
): [Reason, Reason] {
  return [reasonFor(a, b), reasonFor(b, a)]
}

/** A no to a mere suggestion is known to whoever said it alone. */
function knowsOfTheNo(mine: Position, theirs: Position): Reason {
  const said = mine.stance === 'declined' || mine.stance === 'dismissed'
  return said || theirs.stance === 'declined' ? 'not-again' : 'untold'
}

function restsUntil({ a, b }: Standing): string | null {
  const said = [a, b].filter(({ stance }) => stance === 'declined' || stance === 'dismissed')
  if (said.some(({ notAgain }) => notAgain)) return null
  const last = said
    .map(({ since }) => since ?? '')
    .sort()
    .at(-1)
  return last ? daysAfter(last, terms.restDays).slice(0, 10) : null
}
