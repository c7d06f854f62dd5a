import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { noSpecialisation } from '../catalogue/list-phrases.ts'
import { filterProblems } from '../catalogue/region.ts'
import { sectorPrefixes, sectorProblems } from '../catalogue/sector.ts'
import { allLists } from '../catalogue/specialisation-list.actions.ts'
import { domainNamed } from '../catalogue/specialisation-list.ts'
import { type Actor, may } from '../people/actor.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { asksBeyondWhatIsShown, type Narrowing } from './narrowing.ts'
import type { SearchFilter } from './search.schema.ts'

export type NarrowingDeps = Readonly<{
  database: Database
  catalogue: Catalogue
  lists: CatalogueLists
}>

/**
 * Which entries somebody's filters leave. Whoever asks place by place or sector by sector must not learn so whose an
 * anonymous entry is: for them, such filters leave out what is anonymous.
 * @throws Refusal `invalid` for a place or sector that no list has, or a domain
 */
export async function narrowingOf(
  deps: NarrowingDeps,
  actor: Actor,
  filter: SearchFilter,
): Promise<Narrowing> {
  const { side, sector, country, region, kind, entryKind, language, cluster } = filter
  const { trlMin, trlMax, updatedSince } = filter
  const problems = [
    ...filterProblems(deps.catalogue, { country, region }),
    ...(sector ?? []).flatMap((code, index) =>
      sectorProblems(deps.catalogue, code, `/sector/${index}`),
    ),
  ]
  if (problems.length > 0) refuseInvalid(problems)
  return {
    ...{ side, country, region, kind, entryKind, language, cluster, trlMin, trlMax, updatedSince },
    sector: sector?.flatMap((code) => sectorPrefixes(deps.catalogue, code)),
    specialisation: filter.specialisation && (await domainsNamed(deps, filter.specialisation)),
    namedOnly: !may(actor, 'entry.read-hidden') && asksBeyondWhatIsShown(filter),
  }
}

async function domainsNamed({ database, lists }: NarrowingDeps, names: readonly string[]) {
  const known = await allLists(database.reader, lists)
  const domains = names.map((name) => domainNamed(name) ?? { list: name, code: '' })
  const problems = domains.flatMap(({ list, code }, index) =>
    known.some(({ key, items }) => key === list && items.some((item) => item.code === code))
      ? []
      : [{ pointer: `/specialisation/${index}`, phrase: noSpecialisation(list, code) }],
  )
  return problems.length > 0 ? refuseInvalid(problems) : domains
}
