import type { FieldProblem } from '../platform/refusal.ts'
import { type Catalogue, findRegion, nearestCodes } from './catalogue.ts'
import { findNutsStep } from './crosswalk.ts'
import { outdatedRegion, unknownRegion } from './phrases.ts'

/** The smallest region that something is known to lie in; the Union writes two countries in its own way. */
export function nutsOf(
  catalogue: Catalogue,
  { nuts, country }: Readonly<{ nuts: string | null; country: string }>,
): string {
  return nuts ?? catalogue.countries.get(country)?.nuts ?? country
}

/** What is wrong with the code of a region: unknown, or ended, and then what holds instead. */
export function regionProblems(
  catalogue: Catalogue,
  nuts: string,
  pointer: string,
): FieldProblem[] {
  const step = findNutsStep(catalogue.successors, nuts)
  if (step !== undefined && !findRegion(catalogue, nuts)?.editions.includes(2024))
    return [{ pointer, phrase: outdatedRegion(nuts, step) }]
  if (findRegion(catalogue, nuts)) return []
  return [{ pointer, phrase: unknownRegion(nuts, nearestCodes(catalogue.regions, nuts, 3)) }]
}
