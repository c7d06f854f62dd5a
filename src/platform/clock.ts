/** Now, as a value to pass on: nothing below the platform asks the machine for the time. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()

/** The calendar day in UTC, `2026-11-23`, as dates are written in profiles. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}
