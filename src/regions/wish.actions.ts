import type { Catalogue } from '../catalogue/catalogue.ts'
import type { CatalogueLists } from '../catalogue/catalogue-lists.ts'
import { sectorPrefixes, sectorProblems } from '../catalogue/sector.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { readFigures } from './figures.reader.ts'
import { noSuchDomain } from './phrases.ts'
import type { RegionQuery } from './region.schema.ts'
import { prefixesOf } from './region-domain.ts'
import { listsCovering } from './specialisation-list.actions.ts'
import type { RegionWish } from './view.actions.ts'

type Asked = Pick<RegionQuery, 'domain' | 'specialisation' | 'level'>

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
  { domain, specialisation, level }: Asked,
  table?: AsyncIterable<Uint8Array>,
): Promise<RegionWish> {
  const { catalogue } = deps
  const problems = (domain ?? []).flatMap((sector, at) =>
    sectorProblems(catalogue, sector, `/domain/${at}`),
  )
  if (problems.length > 0) refuseInvalid(problems)
  const stated = domain?.flatMap((sector) => sectorPrefixes(catalogue, sector))
  const listed = specialisation && (await prefixesIn(deps, code, specialisation))
  const prefixes = stated || listed ? [...(stated ?? []), ...(listed ?? [])] : undefined
  const figures = table && (await readFigures(catalogue, table, code.length))
  return { domain: prefixes, level, figures }
}

async function prefixesIn(deps: Deps, region: string, name: string): Promise<readonly string[]> {
  const lists = await listsCovering(deps.database.reader, deps, region)
  const found = prefixesOf(lists, name)
  if (found && found.length > 0) return found
  const known = lists.flatMap(({ key, items }) =>
    items.filter(({ nace }) => nace.length > 0).map(({ code }) => `${key}/${code}`),
  )
  return refuseInvalid([{ pointer: '/specialisation', phrase: noSuchDomain(name, known) }])
}
