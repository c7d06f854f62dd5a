import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { sectorPrefixes, sectorProblems } from '../catalogue/sector.ts'
import { listsToday } from '../catalogue/specialisation-list.actions.ts'
import { domainName, listsFor } from '../catalogue/specialisation-list.ts'
import { type Clock, dayOf } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { readFigures } from './figures.reader.ts'
import { noSuchDomain } from './phrases.ts'
import { noSuchList } from './picture-phrases.ts'
import type { RegionQuery } from './region.schema.ts'
import { domainIn, type NamedDomain } from './region-domain.ts'
import { listsCovering } from './specialisation-list.actions.ts'
import {
  noTopicsHere,
  tableHasNoTopics,
  topicsHaveNoCodes,
  topicsNeedAnAxis,
} from './topic-phrases.ts'
import type { RegionWish } from './view.actions.ts'

type Asked = Partial<Pick<RegionQuery, 'domain' | 'specialisation' | 'level' | 'by' | 'topics'>>

type Deps = Readonly<{
  database: Database
  clock: Clock
  catalogue: Catalogue
  lists: CatalogueLists
}>

/**
 * What somebody wants to know of a region, with the table that they bring along, if any.
 * @throws Refusal `invalid` for a domain of unknown codes or a table with mistakes, `malformed` for what is no table
 */
export async function wishOf(
  deps: Deps,
  code: string,
  { domain, specialisation, level, by, topics }: Asked,
  table?: AsyncIterable<Uint8Array>,
): Promise<RegionWish> {
  const { catalogue } = deps
  const problems = (domain ?? []).flatMap((sector, at) =>
    sectorProblems(catalogue, sector, `/domain/${at}`),
  )
  if (problems.length > 0) refuseInvalid(problems)
  const stated = domain?.flatMap((sector) => sectorPrefixes(catalogue, sector))
  const listed =
    specialisation === undefined ? undefined : await domainHere(deps, code, specialisation)
  const axis = await axisIn(deps, code, { by, topics })
  if (table && axis.topics) refuseInvalid([{ pointer: '/by', phrase: tableHasNoTopics }])
  if (stated && axis.by === 'topic')
    refuseInvalid([{ pointer: '/domain', phrase: topicsHaveNoCodes }])
  const figures = table && (await readFigures(catalogue, table, code.length))
  return {
    domain: stated || listed ? [...(stated ?? []), ...(listed?.nace ?? [])] : undefined,
    specialisation: listed && { ...listed, besides: stated ?? [] },
    ...{ level, figures, ...axis },
  }
}

/** What regions are compared by. The topics are those of the largest area around the region, unless a list is named. */
async function axisIn(
  deps: Deps,
  region: string,
  { topics, by = topics === undefined ? 'activity' : 'topic' }: Pick<Asked, 'by' | 'topics'>,
): Promise<Pick<RegionWish, 'by' | 'topics'>> {
  if (by === 'activity' && topics === undefined) return { by }
  if (by === 'activity') refuseInvalid([{ pointer: '/by', phrase: topicsNeedAnAxis }])
  const today = await listsToday(deps.database.reader, deps)
  const [widest] = listsFor(today, region, dayOf(deps.clock()))
  const list = topics === undefined ? widest : today.find(({ key }) => key === topics)
  if (list) return { by, topics: list }
  const keys = today.map(({ key }) => key)
  const phrase = topics === undefined ? noTopicsHere(region, keys) : noSuchList(topics, keys)
  return refuseInvalid([{ pointer: '/topics', phrase }])
}

async function domainHere(deps: Deps, region: string, name: string): Promise<NamedDomain> {
  const lists = await listsCovering(deps.database.reader, deps, region)
  const found = domainIn(lists, name)
  if (found) return found
  const known = lists.flatMap(({ key, items }) => items.map(({ code }) => domainName(key, code)))
  return refuseInvalid([{ pointer: '/specialisation', phrase: noSuchDomain(name, known) }])
}
