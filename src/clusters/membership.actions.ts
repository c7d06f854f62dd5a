import { findOrganisation, holdOrganisation } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { findCluster, holdCluster } from './cluster.queries.ts'
import {
  deleteMembership,
  findMembership,
  findMembershipOfPair,
  insertMembership,
  listMemberships,
  positionOfMembership,
  updateMembership,
} from './membership.queries.ts'
import type { MembershipChange, MembershipFilter } from './membership.schema.ts'
import { type Membership, type MembershipContent, membershipProblems } from './membership.ts'
import { alreadyMember, noCluster, noMembership, unknownMember } from './phrases.ts'

export type MembershipDeps = Readonly<{ database: Database; clock: Clock }>

/**
 * Takes an organisation into a cluster. Repeating the call with the same content returns what is there.
 * @throws Refusal `not-found` for the cluster, `invalid` for an unknown organisation or dates the wrong way
 * round, `conflict` when the organisation is in the cluster with other content
 */
export async function createMembership(
  deps: MembershipDeps,
  actor: Actor,
  clusterId: string,
  content: MembershipContent,
): Promise<{ membership: Membership; created: boolean }> {
  authorise(actor, 'membership.write')
  const { organisationId } = content
  // Derived from the pair, so that the same file imported into two databases gives the same ids.
  const id = newId('membership', `${clusterId}:${organisationId}`)
  const now = deps.clock()
  return deps.database.write(async (writer) => {
    await check(writer, clusterId, content)
    if (await insertMembership(writer, id, clusterId, content, now)) {
      const at = now.toISOString()
      const membership = { ...content, id, clusterId, version: 1, createdAt: at, updatedAt: at }
      return { membership, created: true }
    }
    const stored = await findMembershipOfPair(writer, clusterId, organisationId)
    if (stored && sameContent(content, stored)) return { membership: stored, created: false }
    throw new Refusal('conflict', alreadyMember(stored?.id ?? id))
  })
}

async function check(writer: Writer, clusterId: string, content: MembershipContent): Promise<void> {
  if (!(await holdCluster(writer, clusterId))) throw new Refusal('not-found', noCluster(clusterId))
  const { organisationId } = content
  const problems = membershipProblems(content)
  if (!(await holdOrganisation(writer, organisationId)))
    problems.push({ pointer: '/organisationId', phrase: unknownMember(organisationId) })
  if (problems.length > 0) refuseInvalid(problems)
}

export async function getMembership(
  deps: Pick<MembershipDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Membership> {
  authorise(actor, 'membership.read')
  const found = await findMembership(deps.database.reader, id)
  if (!found) throw new Refusal('not-found', noMembership(id))
  return found
}

/** Who is in a cluster. @throws Refusal `not-found` for an unknown cluster */
export async function browseMembershipsOfCluster(
  deps: MembershipDeps,
  actor: Actor,
  cluster: string,
  filter: MembershipFilter,
  wish: PageWish,
): Promise<Page<Membership>> {
  authorise(actor, 'membership.read')
  const after = positionOf(wish.after)
  if (!(await findCluster(deps.database.reader, cluster)))
    throw new Refusal('not-found', noCluster(cluster))
  const current = currency(deps.clock, filter)
  const found = { cluster, current }
  const rows = await listMemberships(deps.database.reader, found, after, wish.limit + 1)
  return pageOf(rows, wish.limit, positionOfMembership)
}

/** Which clusters an organisation is in. @throws Refusal `not-found` for an unknown organisation */
export async function browseMembershipsOfOrganisation(
  deps: MembershipDeps,
  actor: Actor,
  organisation: string,
  filter: MembershipFilter,
  wish: PageWish,
): Promise<Page<Membership>> {
  authorise(actor, 'membership.read')
  const after = positionOf(wish.after)
  if (!(await findOrganisation(deps.database.reader, organisation)))
    throw new Refusal('not-found', noOrganisation(organisation))
  const current = currency(deps.clock, filter)
  const found = { organisation, current }
  const rows = await listMemberships(deps.database.reader, found, after, wish.limit + 1)
  return pageOf(rows, wish.limit, positionOfMembership)
}

function currency(clock: Clock, { current }: MembershipFilter) {
  return current === undefined ? undefined : { on: dayOf(clock()), wanted: current }
}

/**
 * Changes the given fields of one version.
 * @throws Refusal `changed-meanwhile` when the stored version is another one
 */
export async function changeMembership(
  deps: MembershipDeps,
  actor: Actor,
  id: string,
  version: number,
  change: MembershipChange,
): Promise<Membership> {
  authorise(actor, 'membership.write')
  const now = deps.clock()
  return deps.database.write(async (writer) => {
    const content = merged(await findVersion(writer, id, version), change)
    const problems = membershipProblems(content)
    if (problems.length > 0) refuseInvalid(problems)
    if (!(await updateMembership(writer, id, version, content, now)))
      throw changedMeanwhile(version, version + 1)
    return { ...content, version: version + 1, updatedAt: now.toISOString() }
  })
}

async function findVersion(writer: Writer, id: string, version: number): Promise<Membership> {
  const stored = await findMembership(writer, id)
  if (!stored) throw new Refusal('not-found', noMembership(id))
  if (stored.version !== version) throw changedMeanwhile(version, stored.version)
  return stored
}

function merged(stored: Membership, change: MembershipChange): Membership {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  return { ...stored, ...given }
}

/** Forgets that an organisation was ever in a cluster; to end a membership, give it a `leftOn`. */
export async function removeMembership(
  deps: Pick<MembershipDeps, 'database'>,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  authorise(actor, 'membership.write')
  await deps.database.write(async (writer) => {
    await findVersion(writer, id, version)
    if (!(await deleteMembership(writer, id, version))) throw changedMeanwhile(version, version + 1)
  })
}
