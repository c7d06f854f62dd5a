import type { Side } from '../profiles/entry.ts'
import type { Meaning } from './fit.ts'

/** One sentence of an entry with its own meaning, to quote as evidence. */
export type Sentence = Readonly<{ text: string; vector: Float32Array }>

/** An entry as matching sees it. Only what counts today is handed in: hidden and expired entries stay out. */
export type MatchEntry = Meaning &
  Readonly<{ id: string; side: Side; title: string; anonymous: boolean }>

/** An organisation as matching sees it. */
export type MatchProfile = Readonly<{
  id: string
  country: string
  nuts: string | null
  registrationNumbers: readonly string[]
  entries: readonly MatchEntry[]
}>

export function entriesOf(profile: MatchProfile, side: Side): MatchEntry[] {
  return profile.entries.filter((entry) => entry.side === side)
}

export const scopes = ['regional', 'national', 'international'] as const
export type Scope = (typeof scopes)[number]

/** How far apart two organisations are: the same NUTS 2 region, the same country, or another one. */
export function scopeBetween(
  a: Pick<MatchProfile, 'country' | 'nuts'>,
  b: Pick<MatchProfile, 'country' | 'nuts'>,
): Scope {
  if (a.country !== b.country) return 'international'
  const [one, other] = [a.nuts?.slice(0, 4), b.nuts?.slice(0, 4)]
  return one?.length === 4 && one === other ? 'regional' : 'national'
}
