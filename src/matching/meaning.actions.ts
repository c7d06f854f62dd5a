import type { Embedder } from '../embedding/embedder.ts'
import type { EmbedderInUse } from '../embedding/models.loader.ts'
import { holdProfiles, touchProfiles } from '../organisations/organisation.queries.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Jobs } from '../platform/queue.ts'
import { embedBatch, embedEntries } from '../profiles/entry.jobs.ts'
import { textOf } from '../profiles/entry.ts'
import {
  type EntryToEmbed,
  entriesToEmbed,
  type Meant,
  storeMeanings,
  unembeddedEntries,
} from './meaning.queries.ts'
import { sentencesOf } from './sentences.ts'
import { wantAllSuggestions } from './state.queries.ts'
import { refreshSuggestions } from './suggestion.jobs.ts'

export type MeaningDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  embedder: () => Promise<EmbedderInUse>
}>

/** Above this many new vectors at once, everybody's suggestions are looked at again. */
const fewEntries = 20

/**
 * Gives these entries their vectors, where they lack one of the model in use for their present words, and counts
 * that as a change of their profiles, in the same transaction. Safe to run twice.
 */
export async function giveMeaning(deps: MeaningDeps, entryIds: readonly string[]): Promise<void> {
  const embedder = await deps.embedder()
  const entries = await entriesToEmbed(deps.database.reader, embedder.modelId, entryIds)
  if (entries.length > 0) {
    const meant = await meanings(embedder, entries)
    const now = deps.clock()
    await deps.database.write(async (writer) => {
      // Profiles before entries, as everybody locks them: the other way round two would wait for each other.
      await holdProfiles(
        writer,
        entries.map((entry) => entry.organisationId),
      )
      const owners = await storeMeanings(writer, embedder.modelId, meant, now)
      // Whoever is refreshed with a changed profile calls its neighbours; of very many, everybody is called at once.
      await touchProfiles(writer, owners)
      if (entries.length > fewEntries) await wantAllSuggestions(writer)
    })
  }
  if (!(await isEmbeddingUnderWay(deps, embedder.modelId)))
    await deps.jobs.add(refreshSuggestions, [
      { organisationIds: [...new Set(entries.map((entry) => entry.organisationId))] },
    ])
}

/**
 * Whether entries without a vector wait in the queue for theirs. Those that no job waits for (lost, or failed for good)
 * hold nobody up; the sweep tries them again.
 */
export async function isEmbeddingUnderWay(
  deps: Pick<MeaningDeps, 'database' | 'jobs'>,
  modelId: string,
): Promise<boolean> {
  const unembedded = await unembeddedEntries(deps.database.reader, modelId, 1)
  return unembedded.length > 0 && (await deps.jobs.waiting(embedEntries)) > 0
}

/** The vectors of these entries and of their sentences, by this model. */
export async function meanings(
  embedder: Embedder,
  entries: readonly EntryToEmbed[],
): Promise<Meant[]> {
  const sentences = entries.map(sentencesOf)
  const meant: Meant[] = []
  for (const side of ['need', 'competency'] as const) {
    const role = side === 'need' ? 'query' : 'passage'
    const ofSide = entries
      .map((entry, index) => ({ entry, texts: sentences[index] ?? [] }))
      .filter(({ entry }) => entry.side === side)
    const vectors = await embedder.embed(
      ofSide.map(({ entry }) => textOf(entry)),
      role,
    )
    const quoted = await embedder.embed(
      ofSide.flatMap(({ texts }) => texts),
      role,
    )
    let next = 0
    for (const [index, { entry, texts }] of ofSide.entries()) {
      const vector = vectors[index]
      const own = texts.map((text) => ({ text, vector: quoted[next++] ?? new Float32Array() }))
      if (vector) meant.push({ entry, vector, sentences: own })
    }
  }
  return meant
}

/** Finds entries without a current vector and has them embedded; with a new model that is every entry. */
export async function sweepUnembedded(deps: MeaningDeps): Promise<number> {
  if ((await deps.jobs.waiting(embedEntries)) > 0) return 0
  const { modelId } = await deps.embedder()
  let found = 0
  let after: string | undefined
  for (;;) {
    const ids = await unembeddedEntries(deps.database.reader, modelId, embedBatch, after)
    if (ids.length === 0) return found
    await deps.jobs.add(embedEntries, [{ entryIds: ids }])
    found += ids.length
    after = ids.at(-1)
  }
}
