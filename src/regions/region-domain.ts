import { titleIn } from '../catalogue/catalogue.ts'
import type { SpecialisationList } from '../catalogue/specialisation-list.ts'
import type { Language } from '../platform/phrase.ts'
import { isWithin } from './capability.ts'

/** A specialisation of a region, as far as activities tell. */
export type RegionDomainFigures = Readonly<{
  list: string
  code: string
  name: string
  confirmed: boolean
  supply: number
  demand: number
  unmet: number
  /** The most promising activity that is missing in it. */
  top: Readonly<{ code: string; score: number }> | null
}>

/** How much is offered, wanted and unanswered within the beginnings of codes; all of it without any. */
export type CountWithin = (
  what: 'supply' | 'demand' | 'unmet',
  prefixes: readonly string[] | undefined,
) => number

/**
 * Each specialisation of the lists with what is offered, wanted and unanswered in its activities. What is in two specialisations
 * counts in both; one without activities of its own has no figures and is left out.
 * @param gaps the most promising first, each with the code of its activity
 */
export function domainFigures(
  lists: readonly SpecialisationList[],
  count: CountWithin,
  gaps: readonly Readonly<{ code: string; score: number }>[],
  language: Language,
): RegionDomainFigures[] {
  return lists.flatMap(({ key, status, items }) =>
    items
      .filter(({ nace }) => nace.length > 0)
      .map(({ code, names, nace }) => ({
        list: key,
        code,
        name: titleIn(names, language),
        confirmed: status === 'confirmed',
        supply: count('supply', nace),
        demand: count('demand', nace),
        unmet: count('unmet', nace),
        top: gaps.find((gap) => isWithin(gap.code, nace)) ?? null,
      })),
  )
}

/** The beginnings of codes of one specialisation, named as LIST/CODE; undefined where no list has it. */
export function prefixesOf(
  lists: readonly SpecialisationList[],
  name: string,
): readonly string[] | undefined {
  const [, key, code] = /^(.+)\/([^/]+)$/.exec(name) ?? []
  return lists.find((list) => list.key === key)?.items.find((item) => item.code === code)?.nace
}
