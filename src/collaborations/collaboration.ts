import type { FieldProblem } from '../platform/refusal.ts'
import { endedFirst } from './phrases.ts'

/** What an organisation was to a project; a `partner` took part without being paid from it. */
export const participationRoles = ['coordinator', 'participant', 'partner'] as const
export type ParticipationRole = (typeof participationRoles)[number]

/** A past or running project; `null` means not stated. */
export type CollaborationContent = Readonly<{
  externalId: string
  title: string
  programme: string | null
  startedOn: string | null
  endedOn: string | null
}>

export type ParticipationContent = Readonly<{
  collaborationId: string
  organisationId: string
  role: ParticipationRole
}>

type Stored = Readonly<{ id: string; version: number }>
export type Collaboration = CollaborationContent & Stored
export type Participation = ParticipationContent & Stored

/** A project as its participants know it. */
export type SharedProject = Readonly<{ id: string; title: string; startedOn: string | null }>

/** Somebody an organisation has worked with. */
export type PastPartner = Readonly<{
  organisationId: string
  name: string
  /** In how many projects, and the latest of them. */
  projects: number
  latest: SharedProject
}>

/** What is wrong with a project beyond its shape. */
export function collaborationProblems({
  startedOn,
  endedOn,
}: Pick<CollaborationContent, 'startedOn' | 'endedOn'>): FieldProblem[] {
  if (startedOn === null || endedOn === null || endedOn >= startedOn) return []
  return [{ pointer: '/endedOn', phrase: endedFirst(startedOn, endedOn) }]
}
