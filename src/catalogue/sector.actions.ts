import { refuseInvalid } from '../platform/problem.ts'
import type { Catalogue } from './catalogue.ts'
import { sectorPrefixes, sectorProblems } from './sector.ts'

/**
 * The beginnings of NACE codes that a wished sector stands for; nothing where none is wished.
 * @throws Refusal `invalid` for a sector that is no NACE code
 */
export function wishedSector(
  catalogue: Catalogue,
  sector: string | undefined,
): string[] | undefined {
  if (sector === undefined) return undefined
  const problems = sectorProblems(catalogue, sector, '/sector')
  return problems.length > 0 ? refuseInvalid(problems) : sectorPrefixes(catalogue, sector)
}
