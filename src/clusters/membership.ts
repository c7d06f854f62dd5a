import type { FieldProblem } from '../platform/refusal.ts'
import { leftBeforeJoined } from './phrases.ts'

/** What an organisation is to a cluster; a `partner` works with it from outside. */
export const membershipRoles = ['leader', 'member', 'partner'] as const
export type MembershipRole = (typeof membershipRoles)[number]

/** An organisation in a cluster, of which there is at most one for each pair. `null` means not stated. */
export type MembershipContent = Readonly<{
  organisationId: string
  role: MembershipRole
  joinedOn: string | null
  /** The last day it counts. */
  leftOn: string | null
}>

export type Membership = MembershipContent &
  Readonly<{
    id: string
    clusterId: string
    version: number
    createdAt: string
    updatedAt: string
  }>

/** What is wrong with a membership beyond its shape; whether the two sides exist is not asked here. */
export function membershipProblems({
  joinedOn,
  leftOn,
}: Pick<MembershipContent, 'joinedOn' | 'leftOn'>): FieldProblem[] {
  if (joinedOn === null || leftOn === null || leftOn >= joinedOn) return []
  return [{ pointer: '/leftOn', phrase: leftBeforeJoined(joinedOn, leftOn) }]
}
