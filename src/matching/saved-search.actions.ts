import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { dayOf } from '../platform/clock.ts'
import { newId } from '../platform/identity.ts'
import { type Page, type PageWish, pageOf, positionOf } from '../platform/paging.ts'
import { Refusal } from '../platform/refusal.ts'
import { quotedHits } from './hit.actions.ts'
import { narrowingOf } from './narrowing.actions.ts'
import {
  type DueSearch,
  deleteSavedSearch,
  dueSearches,
  findSavedSearch,
  holdOwner,
  insertSavedSearch,
  listSavedSearches,
  markTold,
  storeDigest,
  untoldHits,
} from './saved-search.queries.ts'
import type { NewSavedSearch } from './saved-search.schema.ts'
import { digestHours, type SavedSearch, savedMost, worthTelling } from './saved-search.ts'
import { idsFound, type SearchDeps } from './search.actions.ts'
import { SavedQuery } from './search.schema.ts'
import { nameTaken, noSavedSearch, tooManySaved } from './search-phrases.ts'

type Saved = SavedSearch<SavedQuery>

/** Keeps a search for whoever asks. What is there already is no news. @throws Refusal `conflict` for a name in use, or one search too many */
export async function saveSearch(
  deps: SearchDeps,
  actor: Actor,
  { name, query }: NewSavedSearch,
): Promise<Saved> {
  authorise(actor, 'saved-search.write')
  // Refuses what no search could be made of.
  await narrowingOf(deps, actor, query)
  const id = newId('saved-search')
  const now = deps.clock()
  const { name: owner, relations } = actor
  await deps.database.write(async (writer) => {
    if ((await holdOwner(writer, owner)) >= savedMost)
      throw new Refusal('conflict', tooManySaved(savedMost))
    if (!(await insertSavedSearch(writer, { id, owner, relations, name, query, now })))
      throw new Refusal('conflict', nameTaken(name))
  })
  const at = now.toISOString()
  return { id, name, owner, query, createdAt: at, digestedAt: at, news: 0 }
}

/** Somebody's own searches, by name. */
export async function browseSavedSearches(
  deps: SearchDeps,
  actor: Actor,
  wish: PageWish,
): Promise<Page<Saved>> {
  authorise(actor, 'saved-search.read')
  const after = positionOf(wish.after)
  const rows = await listSavedSearches(deps.database.reader, actor.name, after, wish.limit + 1)
  return pageOf(rows.map(parsed), wish.limit, ({ name, id }) => ({ key: name, id }))
}

/** @throws Refusal `not-found` for one that is not there, or somebody else's */
export async function getSavedSearch(deps: SearchDeps, actor: Actor, id: string): Promise<Saved> {
  authorise(actor, 'saved-search.read')
  const found = await findSavedSearch(deps.database.reader, actor.name, id)
  if (!found) throw new Refusal('not-found', noSavedSearch(id))
  return parsed(found)
}

/** @throws Refusal `not-found` */
export async function removeSavedSearch(deps: SearchDeps, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'saved-search.write')
  const gone = await deps.database.write((writer) => deleteSavedSearch(writer, actor.name, id))
  if (!gone) throw new Refusal('not-found', noSavedSearch(id))
}

/**
 * What is new to a search since it was last told, up to this moment, best first; told from now on unless it is to be kept.
 * What has gone meanwhile, or is not for this actor to see any more, stays out.
 * @throws Refusal `not-found`
 */
export async function newsOf(deps: SearchDeps, actor: Actor, id: string, keep: boolean) {
  const search = await getSavedSearch(deps, actor, id)
  await digest(deps, actor, search)
  const untold = await untoldHits(deps.database.reader, id)
  const by = await narrowingOf(deps, actor, search.query)
  const matching = { modelId: (await deps.embedder()).modelId, today: dayOf(deps.clock()) }
  const ids = untold.map(({ entryId }) => entryId)
  const hits = await quotedHits(deps, actor, matching, by, ids)
  const items = untold.flatMap(({ entryId, fit, foundAt }) => {
    const hit = hits.get(entryId)
    return hit ? [{ fit, foundAt, ...hit }] : []
  })
  if (!keep) await deps.database.write((writer) => markTold(writer, id, ids, deps.clock()))
  return { search: { id, name: search.name }, items }
}

/** Looks through every search that was not looked through for a day, with the rights its owner had. @returns how many */
export async function sweepDigests(deps: SearchDeps): Promise<number> {
  const before = new Date(deps.clock().getTime() - digestHours * 3_600_000)
  const due = await dueSearches(deps.database.reader, before, digestedAtOnce)
  for (const search of due) await digest(deps, ownerOf(search), parsed(search))
  return due.length
}

/** One sweep comes a minute after the other: so many a minute are enough for a hundred thousand a day. */
const digestedAtOnce = 100

function ownerOf({ owner, relations }: DueSearch): Actor {
  return { name: owner, relations }
}

/** Notes the hits among entries that were stated or changed since the search was saved. Safe to run twice: a hit is noted once. */
async function digest(deps: SearchDeps, actor: Actor, search: Saved): Promise<void> {
  const found = await idsFound(deps, actor, search.query, search.createdAt).catch(nothingRefused)
  await deps.database.write((writer) =>
    storeDigest(writer, search.id, worthTelling(found), deps.clock()),
  )
}

/** A search whose filter holds no longer, such as by a list that was removed, finds nothing and must not keep others from theirs. */
function nothingRefused(error: unknown): [] {
  if (error instanceof Refusal) return []
  throw error
}

/** The query as the door of today reads it: an older version may have stored less. */
function parsed(search: SavedSearch<object>): Saved {
  return { ...search, query: SavedQuery.parse(search.query) }
}
