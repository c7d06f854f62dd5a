import { densityAdded } from './density.ts'
import type { Matrix, Presence } from './matrix.ts'

/** Parties of an exchange, one in each row: what each has, how much of it, and how near it is to everything else. */
export type Parties = Readonly<{
  presence: Presence
  supply: Matrix
  density: Matrix
  proximity: Matrix
}>

/** An activity that one party has and the other lacks. */
export type Brought = Readonly<{
  activity: number
  supply: number
  /** What of all related to it the one who lacks it has, and what the other would add, from 0 to 100. */
  density: number
  added: number
}>

/** Activities that one party has and the other lacks, those first that lie nearest to what the other has. */
export function broughtTo(
  { presence, supply, density, proximity }: Parties,
  to: number,
  from: number,
): Brought[] {
  const size = presence.activities
  const added = densityAdded(presence, proximity, to, from)
  return Array.from({ length: size }, (_, activity) => activity)
    .filter(
      (activity) =>
        presence.values[from * size + activity] === 1 &&
        presence.values[to * size + activity] === 0,
    )
    .map((activity) => ({
      activity,
      supply: supply.values[from * size + activity] as number,
      density: density.values[to * size + activity] as number,
      added: added[activity] as number,
    }))
    .sort((a, b) => b.density - a.density || a.activity - b.activity)
}
