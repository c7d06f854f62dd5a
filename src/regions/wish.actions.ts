import type { Catalogue } from '../catalogue/catalogue.ts'
import { sectorPrefixes, sectorProblems } from '../catalogue/sector.ts'
import { refuseInvalid } from '../platform/problem.ts'
import { readFigures } from './figures.reader.ts'
import type { RegionQuery } from './region.schema.ts'
import type { RegionWish } from './view.actions.ts'

type Asked = Pick<RegionQuery, 'domain' | 'level' | 'limit'>

/**
 * What somebody wants to know of a region, with the table that they bring along, if any.
 * @throws Refusal `invalid` for a domain of unknown codes or a table with mistakes, `malformed` for what is no table
 */
export async function wishOf(
  { catalogue }: Readonly<{ catalogue: Catalogue }>,
  code: string,
  { domain, level, limit }: Asked,
  table?: AsyncIterable<Uint8Array>,
): Promise<RegionWish & Readonly<{ limit: number }>> {
  const problems = (domain ?? []).flatMap((sector, at) =>
    sectorProblems(catalogue, sector, `/domain/${at}`),
  )
  if (problems.length > 0) refuseInvalid(problems)
  const prefixes = domain?.flatMap((sector) => sectorPrefixes(catalogue, sector))
  const figures = table && (await readFigures(catalogue, table, code.length))
  return { domain: prefixes, level, limit, figures }
}
