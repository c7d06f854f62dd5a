import type { Side } from './entry.ts'

/** After so many days without confirmation an entry is half as sure to hold: needs pass sooner than abilities. */
const halfLifeDays: Readonly<Record<Side, number>> = { competency: 730, need: 365 }

const dayMs = 86_400_000

/**
 * How sure it is that an entry still holds, in (0, 1]: 1 on the day it was confirmed, halved with each half-life.
 * @param confirmedOn, today days, such as 2026-11-23; a day to come counts as today
 */
export function freshness(side: Side, confirmedOn: string, today: string): number {
  const days = (Date.parse(today) - Date.parse(confirmedOn)) / dayMs
  return 2 ** -(Math.max(0, days) / halfLifeDays[side])
}
