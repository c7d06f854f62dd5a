import type { MatchProfile, Veto } from './profile.ts'

/** Who is told of a veto: each side what it knows already, others nothing of what passes between two. */
export type Told = 'all' | 'own' | 'nothing'

const betweenThem: ReadonlySet<Veto> = new Set(['blocked', 'not-again', 'linked', 'introduced'])

/** The veto between two, as far as whoever asks may know it. */
export function vetoAsTold(a: MatchProfile, b: MatchProfile, told: Told): Veto | undefined {
  const veto = vetoBetween(a, b)
  if (veto === undefined || told === 'own') return veto
  if (told === 'nothing') return betweenThem.has(veto) ? 'untold' : veto
  return veto === 'untold' ? (vetoOfTheirs(a, b) ?? veto) : veto
}

/** Why `b` is never suggested to `a`, or nothing that speaks against it. */
export function vetoBetween(a: MatchProfile, b: MatchProfile): Veto | undefined {
  if (a.id === b.id) return 'self'
  const shared = a.registrationNumbers.some((number) => b.registrationNumbers.includes(number))
  if (shared) return 'same-registration-number'
  return a.vetoes.get(b.id) ?? vetoOfTheirs(a, b)
}

/** What keeps `b` from `a`, as `a` sees it. */
function vetoOfTheirs(a: MatchProfile, b: MatchProfile): Veto | undefined {
  const theirs = b.vetoes.get(a.id)
  return theirs === 'blocked' ? 'blocked-by-them' : theirs
}
