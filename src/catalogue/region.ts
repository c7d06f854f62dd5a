import type { FieldProblem } from '../platform/refusal.ts'
import { type Catalogue, findCountry, findRegion, nearestCodes } from './catalogue.ts'
import { findNutsStep } from './crosswalk.ts'
import { outdatedRegion, unknownCountry, unknownRegion } from './phrases.ts'

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

/** What is wrong with a country: the list does not know it. */
export function countryProblems(
  catalogue: Catalogue,
  country: string,
  pointer: string,
): FieldProblem[] {
  if (findCountry(catalogue, country)) return []
  return [
    { pointer, phrase: unknownCountry(country, nearestCodes(catalogue.countries, country, 3)) },
  ]
}

/** What is wrong with the places that a filter names, which would leave nothing and not say why. */
export function filterProblems(
  catalogue: Catalogue,
  { country, region }: Readonly<Record<'country' | 'region', Wished>>,
): FieldProblem[] {
  return [
    ...each(country, '/country').flatMap(({ code, pointer }) =>
      countryProblems(catalogue, code, pointer),
    ),
    ...each(region, '/region').flatMap(({ code, pointer }) =>
      findRegion(catalogue, code) || findCountry(catalogue, code)
        ? []
        : regionProblems(catalogue, code, pointer),
    ),
  ]
}

type Wished = string | readonly string[] | undefined

function each(codes: Wished, field: string): { code: string; pointer: string }[] {
  if (typeof codes === 'string') return [{ code: codes, pointer: field }]
  return (codes ?? []).map((code, at) => ({ code, pointer: `${field}/${at}` }))
}
