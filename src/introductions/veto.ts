import { type Standing, stateOf } from './introduction.ts'
import { daysAfter, terms } from './terms.ts'

/** Why and until which day two organisations that stand like this should not be suggested to each other. */
export function vetoOf(
  standing: Standing,
): Readonly<{ reason: 'not-again' | 'linked' | 'introduced'; until: string | null }> | null {
  switch (stateOf(standing)) {
    case 'interested':
    case 'mutual':
    case 'met':
      return { reason: 'introduced', until: null }
    case 'cooperating':
      return { reason: 'linked', until: null }
    case 'declined':
      return { reason: 'not-again', until: restsUntil(standing) }
    default:
      return null
  }
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
