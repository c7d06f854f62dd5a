import type { Language } from '../platform/phrase.ts'
import { chosen } from '../profiles/chosen.ts'
import { titleOf } from '../profiles/title.ts'
import { usualConstraints } from './brief.ts'
import type { SeatReading } from './seats-from-text.ts'

/** A brief to be edited or asked with, in the form that it is asked in; or the number that names none of the seats. */
export type DraftedBrief =
  | Readonly<{ brief: ReturnType<typeof briefOf>; unknown?: undefined }>
  | Readonly<{ unknown: string }>

/**
 * The brief that somebody makes of proposed seats by confirming them.
 * @param wish `all`, `sure`, or numbers from 1, such as `1,3,4`
 * @param text what the seats were read from
 */
export function briefFromSeats(
  wish: string,
  reading: SeatReading & Readonly<{ language: Language }>,
  text: string,
): DraftedBrief {
  const seats = reading.seats.map((seat) => ({ ...seat, duplicateOf: null }))
  const choice = chosen(wish, seats)
  if (choice.unknown !== undefined) return { unknown: choice.unknown }
  return { brief: briefOf(choice.indexes, reading, text) }
}

function briefOf(
  indexes: readonly number[],
  { seats, leftOut, language }: SeatReading & Readonly<{ language: Language }>,
  text: string,
) {
  const { membersMin, membersMax, countriesMin } = usualConstraints
  return {
    // What the text says before it asks for anybody is mostly what the undertaking is about.
    title: titleOf(leftOut[0] ?? seats[0]?.title ?? text, language),
    kind: 'research-project' as const,
    text: text.trim(),
    seats: indexes.flatMap((index) => {
      const seat = seats[index]
      if (!seat) return []
      const { id, title, description, language, weight } = seat
      return [{ id, title, description, language, weight }]
    }),
    constraints: { membersMin, membersMax, countriesMin, quotas: [], regions: [] },
  }
}
