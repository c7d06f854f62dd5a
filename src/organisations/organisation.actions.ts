import type { Catalogue } from '../catalogue/catalogue.ts'
import { authorise, authoriseFor } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { newId } from '../platform/identity.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { sameContent } from '../platform/same-content.ts'
import { changedMeanwhile } from '../platform/version.ts'
import { profilesChanged } from './organisation.jobs.ts'
import {
  deleteOrganisation,
  findOrganisation,
  findOrganisationByExternalId,
  findOrganisationsByAnyName,
  insertOrganisation,
  listOrganisations,
  updateOrganisation,
} from './organisation.queries.ts'
import type { OrganisationChange, OrganisationFilter } from './organisation.schema.ts'
import {
  type Organisation,
  type OrganisationContent,
  organisationProblems,
} from './organisation.ts'
import { externalIdFixed, externalIdTaken, noOrganisation, severalBearName } from './phrases.ts'

export type OrganisationDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
}>

/**
 * Creates an organisation. Repeating the call with the same external id and content returns what is there.
 * @throws Refusal `invalid` for unknown codes, `conflict` when the external id has other content
 */
export async function createOrganisation(
  deps: OrganisationDeps,
  actor: Actor,
  content: OrganisationContent,
): Promise<{ organisation: Organisation; created: boolean }> {
  authorise(actor, 'organisation.create')
  const problems = organisationProblems(deps.catalogue, content)
  if (problems.length > 0) refuseInvalid(problems)
  const id = newId('organisation', content.externalId)
  const now = deps.clock()
  const outcome = await deps.database.write(async (writer) => {
    if (await insertOrganisation(writer, id, content, now))
      return {
        organisation: {
          ...content,
          id,
          version: 1,
          createdAt: now.toISOString(),
          updatedAt: now.toISOString(),
        },
        created: true,
      }
    const stored = await findOrganisationByExternalId(writer, content.externalId ?? '')
    if (stored && sameContent(content, stored)) return { organisation: stored, created: false }
    throw new Refusal('conflict', externalIdTaken(content.externalId ?? id))
  })
  if (outcome.created) await deps.jobs.add(profilesChanged, [{ organisationIds: [id] }])
  return outcome
}

export async function getOrganisation(
  deps: Pick<OrganisationDeps, 'database'>,
  actor: Actor,
  id: string,
): Promise<Organisation> {
  authorise(actor, 'organisation.read')
  const found = await findOrganisation(deps.database.reader, id)
  if (!found) throw new Refusal('not-found', noOrganisation(id))
  return found
}

/**
 * The organisation somebody means by its id, external id or exact name.
 * @throws Refusal `not-found`, or `conflict` naming the ids where several bear the name
 */
export async function getOrganisationByAnyName(
  deps: Pick<OrganisationDeps, 'database'>,
  actor: Actor,
  name: string,
): Promise<Organisation> {
  authorise(actor, 'organisation.read')
  const found = await findOrganisationsByAnyName(deps.database.reader, name)
  if (found.length > 1)
    throw new Refusal(
      'conflict',
      severalBearName(
        name,
        found.map((one) => one.id),
      ),
    )
  if (!found[0]) throw new Refusal('not-found', noOrganisation(name))
  return found[0]
}

export async function browseOrganisations(
  deps: Pick<OrganisationDeps, 'database'>,
  actor: Actor,
  filter: OrganisationFilter,
  wish: PageWish,
): Promise<Page<Organisation>> {
  authorise(actor, 'organisation.read')
  const rows = await listOrganisations(
    deps.database.reader,
    filter,
    positionOf(wish.after),
    wish.limit + 1,
  )
  return pageOf(rows, wish.limit, (organisation) => ({
    key: organisation.name,
    id: organisation.id,
  }))
}

/**
 * Changes the given fields of one version.
 * @throws Refusal `changed-meanwhile` when the stored version is another one
 */
export async function changeOrganisation(
  deps: OrganisationDeps,
  actor: Actor,
  id: string,
  version: number,
  change: OrganisationChange,
): Promise<Organisation> {
  authoriseFor(actor, 'organisation.write', id)
  const now = deps.clock()
  const changed = await deps.database.write(async (writer) => {
    const stored = await findOrganisation(writer, id)
    if (!stored) throw new Refusal('not-found', noOrganisation(id))
    if (stored.version !== version) throw changedMeanwhile(version, stored.version)
    const content = merged(stored, change)
    const problems = organisationProblems(deps.catalogue, content)
    if (problems.length > 0) refuseInvalid(problems)
    if (!(await updateOrganisation(writer, id, version, content, now)))
      throw changedMeanwhile(version, version + 1)
    return { ...content, version: version + 1, updatedAt: now.toISOString() }
  })
  await deps.jobs.add(profilesChanged, [{ organisationIds: [id] }])
  return changed
}

function merged(stored: Organisation, change: OrganisationChange): Organisation {
  if (change.externalId !== undefined && change.externalId !== stored.externalId)
    refuseInvalid([{ pointer: '/externalId', phrase: externalIdFixed }])
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  )
  return { ...stored, ...given }
}

export type RemovalDeps = Pick<OrganisationDeps, 'database' | 'clock'> &
  Readonly<{
    /** What has to know of it before the organisation is gone, in the same transaction. */
    onRemove(writer: Writer, actor: Actor, removal: Removal): Promise<void>
  }>
type Removal = Readonly<{ organisationId: string; at: Date }>

/**
 * Removes an organisation with its profile, memberships, suggestions and introductions. Where it sits in a link, its seat
 * becomes open.
 */
export async function removeOrganisation(
  deps: RemovalDeps,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  authorise(actor, 'organisation.remove')
  const at = deps.clock()
  await deps.database.write(async (writer) => {
    const stored = await findOrganisation(writer, id)
    if (!stored) throw new Refusal('not-found', noOrganisation(id))
    if (stored.version !== version) throw changedMeanwhile(version, stored.version)
    await deps.onRemove(writer, actor, { organisationId: id, at })
    if (!(await deleteOrganisation(writer, id, version)))
      throw changedMeanwhile(version, version + 1)
  })
}
