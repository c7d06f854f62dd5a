/** What may become of a suggestion, from the least to the most favourable. */
export const outcomes = ['declined', 'seen', 'interested', 'mutual', 'met', 'cooperating'] as const
export type Outcome = (typeof outcomes)[number]

/** Why somebody declines. */
export const declineReasons = [
  'too-early',
  'benefit-unclear',
  'commercial-route-unclear',
  'description-unclear',
  'scientific-doubt',
  'no-strategic-fit',
  'already-solved',
  'no-resources',
] as const
export type DeclineReason = (typeof declineReasons)[number]

/** What an organisation says of a partner. A reason goes with `declined`, and only with it. */
export type AnswerContent = Readonly<{ outcome: Outcome; reason: DeclineReason | null }>

export type Answer = AnswerContent &
  Readonly<{
    id: string
    organisationId: string
    partnerId: string
    /** `search`: the partner was never suggested before, so the answer is kept and nothing is learned from it. */
    source: 'suggestion' | 'search'
    answeredAt: string
  }>

/** These speak of the one who declines, not of the partner: another time it might have been the right one. */
const aboutOneself: readonly DeclineReason[] = ['too-early', 'already-solved', 'no-resources']

/** How favourable the answer is for learning: the place among `outcomes`; nothing where it does not judge the partner. */
export function lessonOf({ outcome, reason }: AnswerContent): number | null {
  if (reason !== null && aboutOneself.includes(reason)) return null
  return outcomes.indexOf(outcome)
}
