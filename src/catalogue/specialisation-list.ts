import type { FieldProblem } from '../platform/refusal.ts'
import { type Catalogue, catalogueLanguages, findNace, nearestCodes } from './catalogue.ts'
import { emptyName, endsBeforeBegin, listOverlaps, sameCodeTwice } from './list-phrases.ts'
import { unknownNace } from './phrases.ts'
import { regionProblems } from './region.ts'

/** Whether somebody compared the list with its source, and the source says that it holds. */
export const listStatuses = ['confirmed', 'unverified'] as const
export type ListStatus = (typeof listStatuses)[number]

type Names = Readonly<Record<(typeof catalogueLanguages)[number], string>>

/** One smart-specialisation domain. `original` is the language of the official name; the other names are Splot's. */
export type Specialisation = Readonly<{
  code: string
  original: string
  names: Names
  /** Beginnings of NACE codes, meant in either revision. */
  nace: readonly string[]
  /** Words for what belongs to it, in English: they help to recognise it in a text. */
  topics: string
}>

/** The domains that a country or a region chose. `from` and `to` are the first and the last day; null means not known, or open. */
export type SpecialisationList = Readonly<{
  key: string
  /** NUTS codes: all regions inside them, too. Mazowieckie is two of level 2. */
  regions: readonly string[]
  from: string | null
  to: string | null
  status: ListStatus
  source: string
  note: string
  items: readonly Specialisation[]
}>

/** How a specialisation is named among those of all lists: LIST:CODE. */
export function domainName(list: string, code: string): string {
  return `${list}:${code}`
}

/** The list and the code that a name says, written as LIST:CODE or LIST/CODE; undefined where it says none. */
export function domainNamed(name: string): Readonly<{ list: string; code: string }> | undefined {
  const [, list, code] = /^([^:/]+)[:/](.+)$/.exec(name.trim()) ?? []
  return list === undefined || code === undefined ? undefined : { list, code }
}

/** From this confidence on, an entry counts as one of a domain. */
export const countedFrom = 0.5

/** Whether the list holds on a day. */
export function holdsOn(list: SpecialisationList, day: string): boolean {
  return (list.from ?? '') <= day && day <= (list.to ?? '9999-12-31')
}

/** Whether a region is one of the list's, or inside one. */
export function coversRegion(list: Pick<SpecialisationList, 'regions'>, nuts: string): boolean {
  return list.regions.some((region) => nuts.startsWith(region))
}

/** The lists that hold in a region on a day: its own and those of the areas around it, the largest area first. */
export function listsFor(
  lists: readonly SpecialisationList[],
  nuts: string,
  day: string,
): SpecialisationList[] {
  return lists
    .filter((list) => coversRegion(list, nuts) && holdsOn(list, day))
    .sort((a, b) => reach(a, nuts) - reach(b, nuts) || (a.key < b.key ? -1 : 1))
}

function reach(list: SpecialisationList, nuts: string): number {
  return Math.min(
    ...list.regions.filter((region) => nuts.startsWith(region)).map((region) => region.length),
  )
}

/**
 * What is wrong with a list: unknown or outdated codes, an empty name, a code twice, an end before the beginning, and days on which
 * another list holds for one of the same regions. The list of a country and that of a region in it do not exclude each other.
 */
export function specialisationProblems(
  catalogue: Catalogue,
  list: SpecialisationList,
  others: readonly SpecialisationList[],
): FieldProblem[] {
  return [
    ...list.regions.flatMap((region, index) =>
      regionProblems(catalogue, region, `/regions/${index}`),
    ),
    ...periodProblems(list, others),
    ...list.items.flatMap((item, index) => itemProblems(catalogue, list, item, index)),
  ]
}

function periodProblems(
  list: SpecialisationList,
  others: readonly SpecialisationList[],
): FieldProblem[] {
  if (list.from !== null && list.to !== null && list.to < list.from)
    return [{ pointer: '/to', phrase: endsBeforeBegin(list.from, list.to) }]
  return others
    .filter((other) => other.key !== list.key && overlap(list, other))
    .map((other) => ({ pointer: '/from', phrase: listOverlaps(other) }))
}

function overlap(a: SpecialisationList, b: SpecialisationList): boolean {
  if (!a.regions.some((region) => b.regions.includes(region))) return false
  return (a.from ?? '') <= (b.to ?? '9999') && (b.from ?? '') <= (a.to ?? '9999')
}

function itemProblems(
  catalogue: Catalogue,
  list: SpecialisationList,
  item: Specialisation,
  index: number,
): FieldProblem[] {
  const at = `/items/${index}`
  const twice = list.items.findIndex(({ code }) => code === item.code) !== index
  return [
    ...(twice ? [{ pointer: `${at}/code`, phrase: sameCodeTwice(item.code) }] : []),
    ...catalogueLanguages
      .filter((language) => item.names[language].trim() === '')
      .map((language) => ({
        pointer: `${at}/names/${language}`,
        phrase: emptyName(item.code, language),
      })),
    ...item.nace
      .map((code, place) => ({ code, place }))
      .filter(({ code }) => !findNace(catalogue, code))
      .map(({ code, place }) => ({
        pointer: `${at}/nace/${place}`,
        phrase: unknownNace(code, nearestCodes(catalogue.nace, code, 3)),
      })),
  ]
}
