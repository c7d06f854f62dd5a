import { titleIn } from '../catalogue/catalogue.ts'
import {
  domainName,
  domainNamed,
  type Specialisation,
  type SpecialisationList,
} from '../catalogue/specialisation-list.ts'
import type { Language } from '../platform/phrase.ts'

/** A specialisation of a region. */
export type RegionDomainFigures = Readonly<{
  list: string
  code: string
  name: string
  confirmed: boolean
  organisations: number
  supply: number
  demand: number
  unmet: number
  /** The most promising activity that is missing in it. */
  top: Readonly<{ code: string; title: string; score: number }> | null
}>

/** One specialisation, named as LIST:CODE, with the beginnings of its codes. */
export type NamedDomain = Readonly<{ name: string; nace: readonly string[] }>

/** What is told of a specialisation, from its entries and organisations. */
export type DomainCounts = Pick<
  RegionDomainFigures,
  'organisations' | 'supply' | 'demand' | 'unmet'
> &
  Readonly<{ top: Omit<NonNullable<RegionDomainFigures['top']>, 'title'> | null }>

/** Each specialisation of the lists with its figures. What is in two specialisations counts in both. */
export function domainFigures(
  lists: readonly SpecialisationList[],
  count: (domain: NamedDomain) => DomainCounts,
  titleOf: (column: string) => string,
  language: Language,
): RegionDomainFigures[] {
  return lists.flatMap(({ key, status, items }) =>
    items.map(({ code, names, nace }) => {
      const { top, ...counts } = count({ name: domainName(key, code), nace })
      return {
        list: key,
        code,
        name: titleIn(names, language),
        confirmed: status === 'confirmed',
        ...counts,
        top: top && { ...top, title: titleOf(top.code) },
      }
    }),
  )
}

/** One specialisation of the lists, by its name; undefined where none of them has it. */
export function domainIn(
  lists: readonly SpecialisationList[],
  name: string,
): NamedDomain | undefined {
  const said = domainNamed(name)
  const list = lists.find(({ key }) => key === said?.list)
  const item = list?.items.find(({ code }) => code === said?.code)
  return list && item && { name: domainName(list.key, item.code), nace: item.nace }
}

/** What a list says of one of its specialisations, named as LIST:CODE. */
export function topicIn(list: SpecialisationList | null, name: string): Specialisation | undefined {
  return list?.items.find(({ code }) => domainName(list.key, code) === name)
}
