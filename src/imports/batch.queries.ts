import type { ClusterContent } from '../clusters/cluster.ts'
import type { CollaborationContent, ParticipationContent } from '../collaborations/collaboration.ts'
import type { OrganisationContent } from '../organisations/organisation.ts'
import type { Writer } from '../platform/database.ts'
import type { EntryContent } from '../profiles/entry.ts'
import { type Written, writeRows } from './recordset.queries.ts'

type NewRow<Content> = Readonly<{ id: string; content: Content }>
type ChangedRow<Content> = NewRow<Content> & Readonly<{ version: number }>

type Batch<Content> = Readonly<{
  created: readonly NewRow<Content>[]
  updated: readonly ChangedRow<Content>[]
}>

function written<Content>(
  { created, updated }: Batch<Content>,
  columns: (content: Content) => object,
): Written {
  return {
    created: created.map(({ id, content }) => ({ id, ...columns(content) })),
    updated: updated.map(({ id, version, content }) => ({ id, version, ...columns(content) })),
  }
}

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeOrganisations(
  writer: Writer,
  batch: Batch<OrganisationContent>,
  now: Date,
): Promise<boolean> {
  const columns = ({
    externalId,
    registrationNumbers,
    name,
    kind,
    size,
    country,
    nuts,
    city,
    website,
    languages,
    description,
  }: OrganisationContent) => ({
    external_id: externalId,
    registration_numbers: registrationNumbers,
    name,
    kind,
    size,
    country,
    nuts,
    city,
    website,
    languages,
    description,
  })
  return writeRows(writer, 'organisation', written(batch, columns), now)
}

export type EntryRow = EntryContent & Readonly<{ organisationId: string; textHash: string }>

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeEntries(writer: Writer, batch: Batch<EntryRow>, now: Date): Promise<boolean> {
  const columns = ({
    organisationId,
    externalId,
    expiresOn,
    confirmedOn,
    textHash,
    side,
    title,
    description,
    language,
    kind,
    nace,
    trl,
    visibility,
  }: EntryRow) => ({
    organisation_id: organisationId,
    external_id: externalId,
    expires_on: expiresOn,
    confirmed_on: confirmedOn,
    text_hash: textHash,
    side,
    title,
    description,
    language,
    kind,
    nace,
    trl,
    visibility,
  })
  return writeRows(writer, 'entry', written(batch, columns), now)
}

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeClusters(
  writer: Writer,
  batch: Batch<ClusterContent>,
  now: Date,
): Promise<boolean> {
  const columns = ({
    externalId,
    leaderId,
    name,
    type,
    phase,
    nace,
    country,
    nuts,
    website,
    description,
    labels,
  }: ClusterContent) => ({
    external_id: externalId,
    leader_id: leaderId,
    name,
    type,
    phase,
    nace,
    country,
    nuts,
    website,
    description,
    labels,
  })
  return writeRows(writer, 'cluster', written(batch, columns), now)
}

export type MembershipRow = Readonly<{
  clusterId: string
  organisationId: string
  role: string
  joinedOn: string | null
  leftOn: string | null
}>

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeMemberships(
  writer: Writer,
  batch: Batch<MembershipRow>,
  now: Date,
): Promise<boolean> {
  const columns = ({ clusterId, organisationId, role, joinedOn, leftOn }: MembershipRow) => ({
    cluster_id: clusterId,
    organisation_id: organisationId,
    role,
    joined_on: joinedOn,
    left_on: leftOn,
  })
  return writeRows(writer, 'membership', written(batch, columns), now)
}

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeCollaborations(
  writer: Writer,
  batch: Batch<CollaborationContent>,
  now: Date,
): Promise<boolean> {
  const columns = ({ externalId, title, programme, startedOn, endedOn }: CollaborationContent) => ({
    external_id: externalId,
    title,
    programme,
    started_on: startedOn,
    ended_on: endedOn,
  })
  return writeRows(writer, 'collaboration', written(batch, columns), now)
}

/** @returns false when somebody else was faster; nothing of the batch counts then */
export function writeParticipations(
  writer: Writer,
  batch: Batch<ParticipationContent>,
  now: Date,
): Promise<boolean> {
  const columns = ({ collaborationId, organisationId, role }: ParticipationContent) => ({
    collaboration_id: collaborationId,
    organisation_id: organisationId,
    role,
  })
  return writeRows(writer, 'participation', written(batch, columns), now)
}
