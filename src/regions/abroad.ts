import { type ActivityLevel, activitiesIn, type Capability } from './capability.ts'
import type { WorthContacting } from './contact.ts'
import { complementarity, relatednessDensity } from './density.ts'
import type { Parties } from './exchange.ts'
import type { Matrix } from './matrix.ts'

/** What somebody has, by activity: 1 or 0, and how much of it. */
export type Party = Readonly<{ presence: Uint8Array; supply: Float64Array }>

/**
 * What members have together: whatever one of them offers. Nobody expects more of a cluster or a firm than of a region, where an
 * activity counts from an advantage on.
 */
export function partyOf(
  capabilities: readonly Capability[],
  activities: readonly string[],
  level: ActivityLevel,
): Party {
  const places = new Map(activities.map((activity, place) => [activity, place]))
  const supply = new Float64Array(activities.length)
  for (const { side, nace } of capabilities)
    for (const activity of side === 'competency' ? activitiesIn(nace, level) : []) {
      const place = places.get(activity)
      if (place !== undefined) supply[place] = (supply[place] as number) + 1
    }
  return { presence: Uint8Array.from(supply, (count) => (count > 0 ? 1 : 0)), supply }
}

/** Parties side by side, with what each would gain from each: row = who gains, column = who brings, from 0 to 100. */
export function partiesOf(
  parties: readonly Party[],
  proximity: Matrix,
): Parties & Readonly<{ gains: Matrix }> {
  const activities = proximity.rows
  const presence = {
    ...{ regions: parties.length, activities },
    values: new Uint8Array(parties.length * activities),
  }
  const supply = {
    ...{ rows: parties.length, columns: activities },
    values: new Float64Array(parties.length * activities),
  }
  for (const [row, party] of parties.entries()) {
    presence.values.set(party.presence, row * activities)
    supply.values.set(party.supply, row * activities)
  }
  return {
    ...{ presence, supply, proximity },
    density: relatednessDensity(presence, proximity),
    gains: complementarity(presence, proximity),
  }
}

/** A region or cluster abroad, with what it says and what its organisations and ours could start with, if anything. */
export type Candidate = Readonly<{
  id: string
  party: Party
  said: readonly Capability[]
  starting: WorthContacting | undefined
}>

/** Languages that somebody on either side speaks or writes in. */
export function languagesOfBoth(
  ours: readonly Pick<Capability, 'languages'>[],
  theirs: readonly Pick<Capability, 'languages'>[],
): string[] {
  const spoken = new Set(theirs.flatMap(({ languages }) => languages))
  return [...new Set(ours.flatMap(({ languages }) => languages))]
    .filter((one) => spoken.has(one))
    .sort()
}

/**
 * The candidates that have something to give or to gain, first those with whom most could start at once, then those that bring most.
 * @param gains ours in row and column 0, then each candidate in turn
 */
export function chosenAbroad<One extends Pick<Candidate, 'id' | 'starting'>>(
  candidates: readonly One[],
  gains: Matrix,
  limit: number,
): { candidate: One; row: number; weGain: number; theyGain: number }[] {
  return candidates
    .map((candidate, place) => ({
      candidate,
      row: place + 1,
      weGain: gains.values[place + 1] as number,
      theyGain: gains.values[(place + 1) * gains.columns] as number,
    }))
    .filter(({ candidate, weGain, theyGain }) => candidate.starting || weGain > 0 || theyGain > 0)
    .sort(
      (a, b) =>
        (b.candidate.starting?.strength ?? 0) - (a.candidate.starting?.strength ?? 0) ||
        b.weGain - a.weGain ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .slice(0, limit)
}
