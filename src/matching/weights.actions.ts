import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Writer } from '../platform/database.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { knownToBeWorse, nothingToRollBack, notProven, noWeights } from './learning-phrases.ts'
import {
  expertServing,
  type ServingWeights,
  type StoredWeights,
  type WeightsList,
} from './stored-weights.ts'
import { refreshSuggestions } from './suggestion.jobs.ts'
import {
  findServing,
  findWeights,
  holdWeights,
  listWeights,
  putToServe,
  retireServing,
  servingWeights,
} from './weights.queries.ts'

export type WeightsDeps = Readonly<{ database: Database; jobs: Jobs; clock: Clock }>

export async function browseWeights(
  deps: Pick<WeightsDeps, 'database'>,
  actor: Actor,
): Promise<WeightsList> {
  authorise(actor, 'weights.read')
  const { reader } = deps.database
  return { serving: await servingWeights(reader), items: await listWeights(reader) }
}

/**
 * Puts a version to serve. Putting the one that serves is nothing new.
 * @param unproven serve it even though the log does not show that it is better
 * @throws Refusal `not-found`, or `conflict` when it is known to be worse, or not known to be better
 */
export async function serveWeights(
  deps: WeightsDeps,
  actor: Actor,
  version: string,
  unproven: boolean,
): Promise<StoredWeights> {
  authorise(actor, 'weights.write')
  const served = await deps.database.write(async (writer) => {
    await holdWeights(writer)
    const found = await findWeights(writer, version)
    if (!found) throw new Refusal('not-found', noWeights(version))
    if (found.status === 'serving') return found
    const { verdict } = found.report.offPolicy
    if (verdict === 'worse') throw new Refusal('conflict', knownToBeWorse(version))
    if (verdict !== 'better' && !unproven) throw new Refusal('conflict', notProven(version))
    return changeServing(writer, found, deps.clock())
  })
  await refreshAll(deps)
  return served
}

/** Takes the place of whatever serves, and remembers it. The caller holds the weights. */
export async function changeServing(
  writer: Writer,
  next: StoredWeights,
  now: Date,
): Promise<StoredWeights> {
  const before = await findServing(writer)
  await retireServing(writer)
  return putToServe(writer, next.version, before?.version ?? null, now)
}

/**
 * Goes back to what served before, and in the end to the experts' weights.
 * @throws Refusal `conflict` when those serve already
 */
export async function rollBackWeights(deps: WeightsDeps, actor: Actor): Promise<ServingWeights> {
  authorise(actor, 'weights.write')
  const serving = await deps.database.write(async (writer) => {
    await holdWeights(writer)
    const current = await findServing(writer)
    if (!current) throw new Refusal('conflict', nothingToRollBack)
    await retireServing(writer)
    return current.predecessor === null
      ? expertServing
      : putToServe(writer, current.predecessor, undefined, deps.clock())
  })
  await refreshAll(deps)
  return serving
}

/** Every list is older than the weights now: a list knows which version made it. */
export async function refreshAll({ jobs }: WeightsDeps): Promise<void> {
  await jobs.add(refreshSuggestions, [{ organisationIds: [] }])
}
