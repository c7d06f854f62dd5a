import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { currentNuts } from '../catalogue/crosswalk.ts'
import { nutsOf } from '../catalogue/region.ts'
import { listsToday } from '../catalogue/specialisation-list.actions.ts'
import { coversRegion, type SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { nearestSentence } from '../matching/hit.actions.ts'
import { isSilentEntry } from '../matching/lexical.loader.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { contentHash } from '../platform/identity.ts'
import type { Jobs } from '../platform/queue.ts'
import { findSpecialisations } from './specialisation.jobs.ts'
import { domainsOf, type Recogniser } from './specialisation.ts'
import {
  countStaleFits,
  type FitStamp,
  type FoundFit,
  type ProfileToRead,
  profilesToRead,
  staleOrganisations,
  storeFits,
} from './specialisation-fit.queries.ts'
import { openRecogniser } from './specialisation-recogniser.loader.ts'

export type FitDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
  lists: CatalogueLists
  embedder: () => Promise<EmbedderInUse>
}>

/** What it takes to tell domains without storing anything. */
export type RecogniserDeps = Omit<FitDeps, 'jobs'>

type ListedStamp = FitStamp & Readonly<{ lists: readonly SpecialisationList[] }>

const batch = 50

/** Which model and lists hold now. The lists of today are in the version, so that a day on which one begins makes fits stale. */
export async function stampOf(deps: RecogniserDeps): Promise<ListedStamp> {
  const lists = await listsToday(deps.database.reader, deps)
  const { modelId } = await deps.embedder()
  const version = contentHash(JSON.stringify(lists))
  return { modelId, listsVersion: version, lists }
}

/**
 * Finds the specialisations of organisations whose fits are stale: of these only, or of everybody. Safe to run twice and beside
 * changes: a profile that changes meanwhile stays stale.
 * @param told how many are done and how many were stale at first, now and then
 * @returns how many were looked at
 */
export async function findFits(
  deps: FitDeps,
  ids: readonly string[] | null,
  told?: (done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<number> {
  return findFitsBy(deps, await stampOf(deps), ids, told, signal)
}

/** The same by a model and lists that whoever calls has at hand. */
export async function findFitsBy(
  deps: FitDeps,
  stamp: ListedStamp,
  ids: readonly string[] | null,
  told: (done: number, all: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  const all = await staleOrganisations(deps.database.reader, stamp, 1_000_000, ids)
  if (all.length === 0) return 0
  const recogniser = await recogniserFor(deps, stamp)
  for (let at = 0; at < all.length && !signal?.aborted; at += batch) {
    await refreshFits(deps, stamp, recogniser, all.slice(at, at + batch))
    told(Math.min(all.length, at + batch), all.length)
  }
  return all.length
}

async function refreshFits(
  deps: FitDeps,
  stamp: ListedStamp,
  recogniser: Recogniser,
  ids: readonly string[],
): Promise<void> {
  const now = deps.clock()
  const today = dayOf(now)
  const profiles = await profilesToRead(deps.database.reader, stamp.modelId, today, ids)
  const fits = profiles.flatMap((profile) => {
    const keys = listsOf(deps.catalogue, stamp.lists, profile)
    return profile.entries.flatMap((entry) =>
      domainsOf(recogniser, readable(entry), keys).map((fit) => ({
        ...fit,
        entryId: entry.id,
        sentence: tellingSentence(recogniser, entry, fit),
      })),
    )
  })
  await deps.database.write((writer) => storeFits(writer, stamp, profiles, fits, now))
}

/** The same entry by its codes alone, where its text says nothing: every vector is nearer to one domain than to others. */
function readable(entry: ProfileToRead['entries'][number]) {
  return isSilentEntry(entry) ? { ...entry, vector: undefined } : entry
}

/** The keys of the lists that hold where an organisation is; one whose region ended is in its successors. */
function listsOf(
  catalogue: Catalogue,
  lists: readonly SpecialisationList[],
  profile: Pick<ProfileToRead, 'nuts' | 'country'>,
): ReadonlySet<string> {
  const at = nutsOf(catalogue, profile)
  const places = [at, ...currentNuts(catalogue.successors, at)]
  return new Set(
    lists.filter((list) => places.some((place) => coversRegion(list, place))).map(({ key }) => key),
  )
}

/** The sentence of an entry that is nearest to the domain, where its text had any part in the fit. */
function tellingSentence(
  recogniser: Recogniser,
  entry: ProfileToRead['entries'][number],
  fit: Pick<FoundFit, 'list' | 'code' | 'likeness'>,
): string | null {
  const domain = recogniser.domains.find(({ list, code }) => list === fit.list && code === fit.code)
  if (domain === undefined || fit.likeness === null || fit.likeness <= 0) return null
  return nearestSentence(domain.vector, entry.sentences) ?? null
}

/** The last recogniser of this process: making one embeds every name, and it serves until the model or the lists change. */
let made: { key: string; recogniser: Promise<Recogniser> } | undefined

async function recogniserFor(deps: RecogniserDeps, stamp: ListedStamp): Promise<Recogniser> {
  const key = `${stamp.modelId} ${stamp.listsVersion}`
  if (made?.key !== key)
    made = {
      key,
      recogniser: deps
        .embedder()
        .then((model) => openRecogniser(model, deps.catalogue, stamp.lists)),
    }
  return made.recogniser
}

/** What tells the domains of texts by the model and lists of now. */
export async function recogniserNow(deps: RecogniserDeps): Promise<Recogniser> {
  return recogniserFor(deps, await stampOf(deps))
}

/** How many organisations of a region have fits that were made from something else than holds now. */
export async function staleFitsIn(deps: FitDeps, nuts: string): Promise<number> {
  return countStaleFits(deps.database.reader, await stampOf(deps), nuts)
}

/** Has stale fits found by whoever takes jobs, unless somebody waits to. @returns whether it was asked for */
export async function sweepFits(deps: FitDeps): Promise<boolean> {
  if ((await deps.jobs.waiting(findSpecialisations)) > 0) return false
  const stale = await staleOrganisations(deps.database.reader, await stampOf(deps), 1, null)
  if (stale.length === 0) return false
  await deps.jobs.add(findSpecialisations, [{ organisationIds: [] }])
  return true
}
