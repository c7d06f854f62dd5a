import { holdProfile, touchProfiles } from '../organisations/organisation.queries.ts'
import { noOrganisation } from '../organisations/phrases.ts'
import { authoriseFor } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { newId } from '../platform/identity.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { type FieldProblem, Refusal } from '../platform/refusal.ts'
import { completed, type EntryDeps, storeStated } from './entry.actions.ts'
import { embedEntries } from './entry.jobs.ts'
import type { NewEntry } from './entry.schema.ts'
import type { Entry } from './entry.ts'

/**
 * States several competencies and needs at once, all or none. Repeating the call with the same external ids and contents returns
 * what is there.
 * @throws Refusal `invalid` with the problems of every entry, `/entries/2/title`; `conflict` when nothing but external
 * ids with other content stand in the way
 */
export async function stateEntries(
  deps: EntryDeps,
  actor: Actor,
  organisationId: string,
  stated: readonly NewEntry[],
): Promise<{ entries: Entry[]; created: number }> {
  authoriseFor(actor, 'entry.write', organisationId)
  const now = deps.clock()
  const outcomes = await deps.database.write(async (writer) => {
    if (!(await holdProfile(writer, organisationId)))
      throw new Refusal('not-found', noOrganisation(organisationId))
    const attempts = []
    for (const one of stated)
      attempts.push(
        await attempted(async () => {
          const content = completed(deps.catalogue, one, now)
          const id = newId('entry', content.externalId)
          return storeStated(writer, { id, organisationId, stated: one, content, now })
        }),
      )
    const stored = withoutRefusals(attempts)
    if (stored.some(({ created }) => created)) await touchProfiles(writer, [organisationId])
    return stored
  })
  const entryIds = outcomes.filter(({ created }) => created).map(({ entry }) => entry.id)
  if (entryIds.length > 0) await deps.jobs.add(embedEntries, [{ entryIds }])
  return { entries: outcomes.map(({ entry }) => entry), created: entryIds.length }
}

async function attempted<Result>(work: () => Promise<Result>): Promise<Result | Refusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** @throws Refusal naming every entry that was refused */
function withoutRefusals<Result>(attempts: readonly (Result | Refusal)[]): Result[] {
  const refusals = attempts.flatMap((one, index) =>
    one instanceof Refusal ? [{ refusal: one, pointer: `/entries/${index}` }] : [],
  )
  const problems = refusals.flatMap(({ refusal, pointer }) => problemsAt(pointer, refusal))
  const [first] = refusals
  if (first && refusals.every(({ refusal }) => refusal.reason === 'conflict'))
    throw new Refusal('conflict', first.refusal.phrase, problems)
  if (first) refuseInvalid(problems)
  return attempts.filter((one): one is Exclude<typeof one, Refusal> => !(one instanceof Refusal))
}

function problemsAt(pointer: string, refusal: Refusal): FieldProblem[] {
  if (refusal.problems.length === 0)
    return [{ pointer: `${pointer}/externalId`, phrase: refusal.phrase }]
  return refusal.problems.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` }))
}
