import type { Catalogue } from '../catalogue/catalogue.ts'
import { wishedSector } from '../catalogue/sector.actions.ts'
import { holdOrganisation } from '../organisations/organisation.queries.ts'
import { externalIdFixed, externalIdTaken } from '../organisations/phrases.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile } from '../platform/version.ts'
import {
  deleteCluster,
  findCluster,
  findClusterByExternalId,
  findClustersByAnyName,
  insertCluster,
  listClusters,
  updateCluster,
} from './cluster.queries.ts'
import type { ClusterChange, ClusterFilter } from './cluster.schema.ts'
import { type Cluster, type ClusterContent, clusterProblems } from './cluster.ts'
import { noCluster, severalClusters, unknownCluster, unknownLeader } from './phrases.ts'

export type ClusterDeps = Readonly<{ database: Database; clock: Clock; catalogue: Catalogue }>

/**
 * Creates a cluster. Repeating the call with the same external id and content returns what is there.
 * @throws Refusal `invalid` for unknown codes, an unknown leader or a label that ends before it begins,
 * `conflict` when the external id has other content
 */
export async function createCluster(
  deps: ClusterDeps,
  actor: Actor,
  content: ClusterContent,
): Promise<{ cluster: Cluster; created: boolean }> {
  authorise(actor, 'cluster.write')
  const id = newId('cluster', content.externalId)
  const now = deps.clock()
  return deps.database.write(async (writer) => {
    await check(deps.catalogue, writer, content)
    if (await insertCluster(writer, id, content, now)) {
      const at = now.toISOString()
      const cluster = { ...content, id, version: 1, createdAt: at, updatedAt: at }
      return { cluster, created: true }
    }
    const stored = await findClusterByExternalId(writer, content.externalId ?? '')
    if (stored && sameContent(content, stored)) return { cluster: stored, created: false }
    throw new Refusal('conflict', externalIdTaken(content.externalId ?? id))
  })
}

/** @throws Refusal `invalid` naming every field that is wrong, the leader among them */
async function check(catalogue: Catalogue, writer: Writer, content: ClusterContent): Promise<void> {
  const problems = clusterProblems(catalogue, content)
  const leader = content.leaderId
  if (leader !== null && !(await holdOrganisation(writer, leader)))
    problems.push({ pointer: '/leaderId', phrase: unknownLeader(leader) })
  if (problems.length > 0) refuseInvalid(problems)
}

/**
 * The cluster somebody means by its id, external id or whole name.
 * @throws Refusal `not-found`, or `conflict` naming the ids where several bear the name
 */
export async function getClusterByAnyName(
  deps: Pick<ClusterDeps, 'database'>,
  actor: Actor,
  name: string,
): Promise<Cluster> {
  const found = await findClusterByAnyName(deps, actor, name)
  if (!found) throw new Refusal('not-found', unknownCluster(name))
  return found
}

/** The same, or nothing for a cluster that is not known here. */
export async function findClusterByAnyName(
  deps: Pick<ClusterDeps, 'database'>,
  actor: Actor,
  name: string,
): Promise<Cluster | undefined> {
  authorise(actor, 'cluster.read')
  const found = await findClustersByAnyName(deps.database.reader, name.trim())
  const ids = found.map(({ id }) => id)
  if (found.length > 1) throw new Refusal('conflict', severalClusters(name, ids))
  return found[0]
}

export async function getCluster(
  deps: Pick<ClusterDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Cluster> {
  authorise(actor, 'cluster.read')
  const found = await findCluster(deps.database.reader, id)
  if (!found) throw new Refusal('not-found', noCluster(id))
  return found
}

/** @throws Refusal `invalid` for a sector that is no NACE code */
export async function browseClusters(
  deps: Pick<ClusterDeps, 'database' | 'catalogue'>,
  actor: Actor,
  { sector, ...filter }: ClusterFilter,
  wish: PageWish,
): Promise<Page<Cluster>> {
  authorise(actor, 'cluster.read')
  const sectorPrefixes = wishedSector(deps.catalogue, sector)
  const rows = await listClusters(
    deps.database.reader,
    { ...filter, sectorPrefixes },
    positionOf(wish.after),
    wish.limit + 1,
  )
  return pageOf(rows, wish.limit, (cluster) => ({ key: cluster.name, id: cluster.id }))
}

/**
 * Changes the given fields of one version.
 * @throws Refusal `changed-meanwhile` when the stored version is another one
 */
export async function changeCluster(
  deps: ClusterDeps,
  actor: Actor,
  id: string,
  version: number,
  change: ClusterChange,
): Promise<Cluster> {
  authorise(actor, 'cluster.write')
  const now = deps.clock()
  return deps.database.write(async (writer) => {
    const stored = await findVersion(writer, id, version)
    const content = merged(stored, change)
    await check(deps.catalogue, writer, content)
    if (!(await updateCluster(writer, id, version, content, now)))
      throw changedMeanwhile(version, version + 1)
    return { ...content, version: version + 1, updatedAt: now.toISOString() }
  })
}

async function findVersion(writer: Writer, id: string, version: number): Promise<Cluster> {
  const stored = await findCluster(writer, id)
  if (!stored) throw new Refusal('not-found', noCluster(id))
  if (stored.version !== version) throw changedMeanwhile(version, stored.version)
  return stored
}

function merged(stored: Cluster, change: ClusterChange): Cluster {
  if (change.externalId !== undefined && change.externalId !== stored.externalId)
    refuseInvalid([{ pointer: '/externalId', phrase: externalIdFixed }])
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  return { ...stored, ...given }
}

/** Removes a cluster with its memberships; the organisations stay. */
export async function removeCluster(
  deps: Pick<ClusterDeps, 'database'>,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  authorise(actor, 'cluster.write')
  await deps.database.write(async (writer) => {
    await findVersion(writer, id, version)
    if (!(await deleteCluster(writer, id, version))) throw changedMeanwhile(version, version + 1)
  })
}
