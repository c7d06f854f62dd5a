import { type Catalogue, findRegion, type Region } from '../catalogue/catalogue.ts'
import { unknownRegion } from '../catalogue/phrases.ts'
import { regionProblems } from '../catalogue/region.ts'
import type { FieldProblem } from '../platform/refusal.ts'

/** The region of a code, or what is wrong with the code: unknown, or ended, with what came after it. */
export function placeOf(
  catalogue: Catalogue,
  code: string,
  pointer: string,
): Region | FieldProblem {
  const [problem] = regionProblems(catalogue, code, pointer)
  const region = findRegion(catalogue, code)
  if (problem) return problem
  return region ?? { pointer, phrase: unknownRegion(code, []) }
}
