import { authoriseFor } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import { isMoment, type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Block, deleteBlock, listBlocks, storeBlock } from './block.queries.ts'
import { profilesChanged } from './organisation.jobs.ts'
import { findOrganisation, holdProfiles, touchProfiles } from './organisation.queries.ts'
import { noOrganisation, notOneself } from './phrases.ts'

export type BlockDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  /** What a block ends, in its own transaction: told to the feature that introduces organisations. */
  onBlock(writer: Writer, actor: Actor, block: BlockedPair): Promise<void>
}>
type BlockedPair = Readonly<{ organisationId: string; blockedId: string; at: Date }>

/**
 * Keeps two organisations apart: they are not suggested to each other, and what was under way between them is closed. The
 * other one is not told. Repeating it changes the note at most.
 * @returns whether it is new
 */
export async function blockOrganisation(
  deps: BlockDeps,
  actor: Actor,
  organisationId: string,
  blockedId: string,
  note: string,
): Promise<boolean> {
  authoriseFor(actor, 'block.write', organisationId)
  if (organisationId === blockedId) refuseInvalid([{ pointer: '/otherId', phrase: notOneself }])
  const at = deps.clock()
  const created = await deps.database.write(async (writer) => {
    await holdBoth(writer, organisationId, blockedId)
    const isNew = await storeBlock(writer, organisationId, blockedId, note, at)
    if (!isNew) return false
    await touchProfiles(writer, [organisationId, blockedId])
    await deps.onBlock(writer, actor, { organisationId, blockedId, at })
    return true
  })
  if (created)
    await deps.jobs.add(profilesChanged, [{ organisationIds: [organisationId, blockedId] }])
  return created
}

/** Takes a block back; where there is none, nothing changes. */
export async function unblockOrganisation(
  deps: Pick<BlockDeps, 'database' | 'jobs'>,
  actor: Actor,
  organisationId: string,
  blockedId: string,
): Promise<void> {
  authoriseFor(actor, 'block.write', organisationId)
  const removed = await deps.database.write(async (writer) => {
    await holdBoth(writer, organisationId, blockedId)
    const wasThere = await deleteBlock(writer, organisationId, blockedId)
    if (wasThere) await touchProfiles(writer, [organisationId, blockedId])
    return wasThere
  })
  if (removed)
    await deps.jobs.add(profilesChanged, [{ organisationIds: [organisationId, blockedId] }])
}

export async function browseBlocks(
  deps: Pick<BlockDeps, 'database'>,
  actor: Actor,
  organisationId: string,
  wish: PageWish,
): Promise<Page<Block>> {
  authoriseFor(actor, 'block.read', organisationId)
  const { reader } = deps.database
  const after = positionOf(wish.after, isMoment)
  if (!(await findOrganisation(reader, organisationId)))
    throw new Refusal('not-found', noOrganisation(organisationId))
  const rows = await listBlocks(reader, organisationId, after, wish.limit + 1)
  return pageOf(rows, wish.limit, (block) => ({ key: block.createdAt, id: block.blockedId }))
}

/** @throws Refusal `not-found` where one of the two is not there */
async function holdBoth(writer: Writer, organisationId: string, otherId: string): Promise<void> {
  await holdProfiles(writer, [organisationId, otherId])
  for (const id of [organisationId, otherId])
    if (!(await findOrganisation(writer, id))) throw new Refusal('not-found', noOrganisation(id))
}
