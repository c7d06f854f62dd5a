/** The terms on which organisations are introduced. Days are of 24 hours. */
export const terms = {
  /** How long a request waits for its answer. */
  openDays: 60,
  /** How many unanswered requests one organisation may have at a time. */
  openMost: 10,
  /** How long a declined organisation must wait before it may ask again. */
  restDays: 180,
  /** After so many days without an answer whoever was asked is reminded. */
  answerReminderDays: [14, 45],
  /** After so many days without an outcome both sides are reminded to tell one. */
  outcomeReminderDays: [30, 90],
} as const

const dayMs = 86_400_000

/** The moment so many days later, as ISO 8601. */
export function daysAfter(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * dayMs).toISOString()
}
