import type { Embedder } from '../embedding/embedder.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import type { Jobs } from '../platform/queue.ts'
import { searchIndex } from './search.jobs.ts'
import { buildNearIndex, findBuildProgress, findNearIndex } from './search-index.queries.ts'
import {
  dimensionMost,
  type IndexOutcome,
  indexedFrom,
  isSince,
  parallelSince,
  walksOnSince,
} from './search-index.ts'

export type SearchIndexDeps = Readonly<{
  database: Database
  jobs: Jobs
  embedder: () => Promise<Embedder>
}>

/**
 * Makes sure that the vectors of the model in use have their index, where there are enough of them and the size of the
 * service can have one. Safe to run twice and from several processes: one builds. Nobody is locked out meanwhile.
 * @param told how far the build is, from 0 to 1, now and then
 */
export async function ensureSearchIndex(
  deps: SearchIndexDeps,
  actor: Actor,
  told: (share: number) => void,
): Promise<IndexOutcome> {
  authorise(actor, 'search.index')
  const { database } = deps
  const { modelId, dimension } = await deps.embedder()
  if (database.embedded) return 'embedded'
  const { vectors, state, version } = await findNearIndex(database.reader, modelId, indexedFrom)
  if (state === 'ready') return 'there already'
  if (state === 'being built') return 'being built'
  if (vectors < indexedFrom) return 'not worth it'
  if (dimension > dimensionMost) return 'too long'
  if (!isSince(version, walksOnSince)) return 'too old'
  const watch = setInterval(() => {
    findBuildProgress(database.reader, modelId).then(
      (share) => share !== undefined && told(share),
      // The build itself says what is wrong.
      () => {},
    )
  }, 2000)
  try {
    const parallel = isSince(version, parallelSince)
    return (await buildNearIndex(database, modelId, dimension, parallel)) ? 'built' : 'being built'
  } finally {
    clearInterval(watch)
  }
}

/** Has the index built by whoever takes jobs, where it is missing. @returns whether it was asked for */
export async function sweepSearchIndex(deps: SearchIndexDeps): Promise<boolean> {
  const { database, jobs } = deps
  if (database.embedded) return false
  const { modelId } = await deps.embedder()
  const { vectors, state } = await findNearIndex(database.reader, modelId, indexedFrom)
  if (vectors < indexedFrom || state === 'ready' || state === 'being built') return false
  if ((await jobs.waiting(searchIndex)) > 0) return false
  await jobs.add(searchIndex, [{}])
  return true
}
