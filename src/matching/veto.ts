import type { MatchProfile, Veto } from './profile.ts'

/** Why `b` is never suggested to `a`, or nothing that speaks against it. */
export function vetoBetween(a: MatchProfile, b: MatchProfile): Veto | undefined {
  if (a.id === b.id) return 'self'
  const shared = a.registrationNumbers.some((number) => b.registrationNumbers.includes(number))
  if (shared) return 'same-registration-number'
  const mine = a.vetoes.get(b.id)
  if (mine) return mine
  const theirs = b.vetoes.get(a.id)
  return theirs === 'blocked' ? 'blocked-by-them' : theirs
}
