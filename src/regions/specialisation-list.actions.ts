import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { regionProblems } from '../catalogue/region.ts'
import { allLists, listsToday } from '../catalogue/specialisation-list.actions.ts'
import {
  coversRegion,
  listsFor,
  type SpecialisationList,
  specialisationProblems,
} from '../catalogue/specialisation-list.ts'
import { authorise } from '../people/actor.actions.ts'
import type { Actor } from '../people/actor.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database, Reader } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import type { Jobs } from '../platform/queue.ts'
import { Refusal } from '../platform/refusal.ts'
import { findSpecialisations } from './specialisation.jobs.ts'
import { deleteStoredList, holdLists, putStoredList } from './specialisation.queries.ts'
import { noOwnList } from './specialisation-phrases.ts'

export type ListDeps = Readonly<{
  database: Database
  jobs: Jobs
  clock: Clock
  catalogue: Catalogue
  lists: CatalogueLists
}>

/** The lists that hold today and cover a region. */
export async function listsCovering(
  reader: Reader,
  deps: Pick<ListDeps, 'lists' | 'clock'>,
  nuts: string,
): Promise<SpecialisationList[]> {
  return (await listsToday(reader, deps)).filter((list) => coversRegion(list, nuts))
}

/**
 * The lists that hold in a region on a day (today, unless given): its own and those around it.
 * @throws Refusal `invalid` for a region that is unknown or ended; the sentence names the successor
 */
export async function readLists(
  deps: Pick<ListDeps, 'database' | 'catalogue' | 'lists' | 'clock'>,
  actor: Actor,
  nuts: string,
  day?: string,
): Promise<SpecialisationList[]> {
  authorise(actor, 'specialisation.read')
  const problems = regionProblems(deps.catalogue, nuts, '/code')
  if (problems.length > 0) refuseInvalid(problems)
  const lists = await allLists(deps.database.reader, deps.lists)
  return listsFor(lists, nuts, day ?? dayOf(deps.clock()))
}

/**
 * Keeps a list, in the place of the shipped or earlier one with the same key.
 * @throws Refusal `invalid` naming every field that is wrong: codes, empty names, days on which another list holds
 */
export async function putList(
  deps: ListDeps,
  actor: Actor,
  list: SpecialisationList,
): Promise<SpecialisationList> {
  authorise(actor, 'specialisation.write')
  await deps.database.write(async (writer) => {
    await holdLists(writer)
    const others = await allLists(writer, deps.lists)
    const problems = specialisationProblems(deps.catalogue, list, others)
    if (problems.length > 0) refuseInvalid(problems)
    await putStoredList(writer, list, deps.clock())
  })
  await deps.jobs.add(findSpecialisations, [{ organisationIds: [] }])
  return list
}

/**
 * Forgets a list of the installation's own; a shipped one with its key counts again.
 * @throws Refusal `not-found` for a key that the installation keeps no list under
 */
export async function removeList(
  deps: Pick<ListDeps, 'database' | 'jobs'>,
  actor: Actor,
  key: string,
): Promise<void> {
  authorise(actor, 'specialisation.write')
  await deps.database.write(async (writer) => {
    if (!(await deleteStoredList(writer, key))) throw new Refusal('not-found', noOwnList(key))
  })
  await deps.jobs.add(findSpecialisations, [{ organisationIds: [] }])
}
