import type { Side } from '../profiles/entry.ts'
import type { Meaning } from './fit.ts'
import type { InferredFrom } from './inferred-need.ts'

/** One sentence of an entry with its own meaning, to quote as evidence. */
export type Sentence = Readonly<{ text: string; vector: Float32Array }>

/** An entry as matching sees it. Only what counts today is handed in: hidden and expired entries stay out. */
export type MatchEntry = Meaning &
  Readonly<{
    id: string
    side: Side
    title: string
    anonymous: boolean
    /** A need that the organisation did not state, and where it comes from. */
    inferred?: InferredFrom
    /** How sure it is that the entry still holds, in (0, 1]. */
    freshness: number
  }>

/** Why two organisations are never suggested to each other. */
export type Veto =
  | 'self'
  | 'same-registration-number'
  | 'blocked'
  | 'blocked-by-them'
  | 'not-again'
  | 'linked'
  | 'introduced'
  /** Something that is not told to whoever asks. */
  | 'untold'

/** An organisation as matching sees it. */
export type MatchProfile = Readonly<{
  id: string
  country: string
  nuts: string | null
  registrationNumbers: readonly string[]
  /** Those it names and those its entries are written in. */
  languages: readonly string[]
  /** The NACE codes of its entries. */
  sectors: readonly string[]
  /** How complete the profile is, in [0, 1]; null where that was not asked. */
  completeness: number | null
  /** Past collaboration with others, in [0, 1], by the other's id; whoever is not named has none. */
  history: ReadonlyMap<string, number>
  /** Whom it must not be suggested to, and why. */
  vetoes: ReadonlyMap<string, Veto>
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

/** A profile as it is read by whoever may not know whose an anonymous entry is. */
export function withoutAnonymous(profile: MatchProfile): MatchProfile {
  return { ...profile, entries: profile.entries.filter(({ anonymous }) => !anonymous) }
}
