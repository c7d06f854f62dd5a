import type { Side } from './entry.ts'

const dayMs = 86_400_000

/** Days from one calendar day to another, `2026-11-23`; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
}

/**
 * Days after which a statement that nobody confirmed counts half. A need is a matter of months; what an
 * organisation can do lasts. Set by judgement: a year and a half, and half a year.
 */
export const halfLifeDays: Readonly<Record<Side, number>> = { competency: 540, need: 180 }

/**
 * How far a statement can be trusted to hold still, in (0, 1]: 2^(-age / half-life), and 1 on the day it was confirmed or for a
 * day to come. Both days are of the calendar, `2026-11-23`.
 */
export function freshness(confirmedOn: string, today: string, halfLife: number): number {
  const age = Math.max(0, daysBetween(confirmedOn, today))
  // A day of the deep past still counts a little, and never nothing.
  return Math.max(2 ** (-age / halfLife), Number.MIN_VALUE)
}
