/** The terms on which links are kept moving. Days are of 24 hours. */
export const linkTerms = {
  /** After so many days without an answer an invitation counts as stuck. */
  answerDays: 14,
  /** For so many days whoever declined one link is named when it is to sit in another. */
  declinedDays: 365,
} as const

const dayMs = 86_400_000

/** The moment so many days before, as ISO 8601. */
export function daysBefore(moment: string, days: number): string {
  return new Date(Date.parse(moment) - days * dayMs).toISOString()
}

/** What counts as late at a moment (ISO 8601): a step before `today`, an invitation that waits since `unansweredSince`. */
export function momentsAt(moment: string): Readonly<{ today: string; unansweredSince: string }> {
  return {
    today: moment.slice(0, 10),
    unansweredSince: daysBefore(moment, linkTerms.answerDays),
  }
}
