import { compare } from '../matching/coverage.ts'
import type { Capability } from './capability.ts'

/** Why no gap is told: nobody states a need, each is answered, or those that are not belong to no activity or topic. */
export const noGapReasons = ['no-needs', 'all-answered', 'no-activity'] as const
export type NoGapReason = (typeof noGapReasons)[number]

export function whyNoGap({
  demand,
  unmet,
}: Readonly<{ demand: number; unmet: number }>): NoGapReason {
  if (demand === 0) return 'no-needs'
  return unmet === 0 ? 'all-answered' : 'no-activity'
}

/** An organisation that says what it offers and not what it looks for, with how many competencies it states. */
export type Silent = Readonly<{ organisationId: string; competencies: number }>

/** Those who state competencies and no need among these entries: who offers most is asked first. */
export function silentAmong(entries: readonly Capability[]): Silent[] {
  const offers = new Map<string, number>()
  for (const { organisationId, side } of entries)
    if (side === 'competency') offers.set(organisationId, (offers.get(organisationId) ?? 0) + 1)
  for (const { organisationId, side } of entries) if (side === 'need') offers.delete(organisationId)
  return [...offers]
    .map(([organisationId, competencies]) => ({ organisationId, competencies }))
    .sort((a, b) => b.competencies - a.competencies || compare(a.organisationId, b.organisationId))
}
