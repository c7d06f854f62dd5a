import { type Clock, dayOf } from '../platform/clock.ts'
import type { Reader } from '../platform/database.ts'
import type { CatalogueLists } from './catalogue-lists.ts'
import { storedLists } from './specialisation-list.queries.ts'
import { holdsOn, type SpecialisationList } from './specialisation-list.ts'

/** The shipped lists, except those that the installation replaced, and its own. */
export async function allLists(
  reader: Reader,
  { specialisations }: CatalogueLists,
): Promise<SpecialisationList[]> {
  const own = await storedLists(reader)
  const replaced = new Set(own.map(({ key }) => key))
  return [...specialisations.filter(({ key }) => !replaced.has(key)), ...own]
}

/** The lists of any region that hold today. */
export async function listsToday(
  reader: Reader,
  deps: Readonly<{ lists: CatalogueLists; clock: Clock }>,
): Promise<SpecialisationList[]> {
  const today = dayOf(deps.clock())
  return (await allLists(reader, deps.lists)).filter((list) => holdsOn(list, today))
}
