import type { MatchProfile } from './profile.ts'

/** Why two organisations are never suggested to each other. */
export type Veto = 'self' | 'same-registration-number'

export function vetoBetween(a: MatchProfile, b: MatchProfile): Veto | undefined {
  if (a.id === b.id) return 'self'
  const shared = a.registrationNumbers.some((number) => b.registrationNumbers.includes(number))
  return shared ? 'same-registration-number' : undefined
}
