import {
  type Catalogue,
  findRegion,
  type NutsEdition,
  nearestCodes,
  type Region,
} from '../catalogue/catalogue.ts'
import { unknownRegion } from '../catalogue/phrases.ts'
import type { FieldProblem } from '../platform/refusal.ts'
import { regionIsHistory } from './phrases.ts'

const currentEdition: NutsEdition = 2024

/** Codes that were given up before the first edition that the catalogue knows, and what they became. */
const earlier: Readonly<Record<string, readonly string[]>> = {
  PL11: ['PL71'],
  PL12: ['PL91', 'PL92'],
  PL31: ['PL81'],
  PL32: ['PL82'],
  PL33: ['PL72'],
  PL34: ['PL84'],
}

/** The region of a code, or what is wrong with the code: unknown, or given up, with what came after it. */
export function placeOf(
  catalogue: Catalogue,
  code: string,
  pointer: string,
): Region | FieldProblem {
  const region = findRegion(catalogue, code)
  const written = code.trim().toUpperCase()
  const before = earlier[written]
  if (!region && before) return { pointer, phrase: regionIsHistory(written, before) }
  if (!region)
    return { pointer, phrase: unknownRegion(code, nearestCodes(catalogue.regions, code, 3)) }
  if (region.editions.includes(currentEdition)) return region
  return { pointer, phrase: regionIsHistory(region.code, successorsOf(catalogue, region)) }
}

/** Regions of today of the same level and country: of the same name, else the new ones within the same parent. */
function successorsOf(catalogue: Catalogue, old: Region): string[] {
  const alike = [...catalogue.regions.values()].filter(
    ({ level, country, editions }) =>
      level === old.level && country === old.country && editions.includes(currentEdition),
  )
  const namesakes = alike.filter(({ name }) => name === old.name)
  const found =
    namesakes.length > 0
      ? namesakes
      : alike.filter(({ parent, editions }) => parent === old.parent && editions.length === 1)
  return found.map(({ code }) => code)
}
