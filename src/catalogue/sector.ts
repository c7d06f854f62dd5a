import type { FieldProblem } from '../platform/refusal.ts'
import { type Catalogue, findNace, nearestCodes } from './catalogue.ts'
import { unknownNace } from './phrases.ts'

/** What is wrong with one NACE code, and which code may have been meant. */
export function sectorProblems(
  catalogue: Catalogue,
  code: string,
  pointer: string,
): FieldProblem[] {
  if (findNace(catalogue, code)) return []
  return [{ pointer, phrase: unknownNace(code, nearestCodes(catalogue.nace, code, 3)) }]
}

/**
 * The beginnings of all codes inside a NACE heading: a code begins like the headings above it, except that
 * a section's letter stands before none of its divisions. A letter means its divisions in both revisions,
 * because a stored code does not say which revision it is of. Empty for an unknown heading.
 */
export function sectorPrefixes(catalogue: Catalogue, sector: string): string[] {
  const heading = findNace(catalogue, sector)
  if (!heading) return []
  if (heading.level !== 'section') return [heading.code]
  const within = [...catalogue.nace.values()].filter((other) =>
    other.entries.some((entry) => entry.parent === heading.code),
  )
  return [heading.code, ...within.map((division) => division.code)]
}
