import {
  countedFrom,
  domainName,
  type SpecialisationList,
} from '../catalogue/specialisation-list.ts'
import type { Capability } from './capability.ts'
import { codeInside, domainsOf, type Recogniser } from './specialisation.ts'

/** What somebody said of an entry, or, without one, of an organisation as a whole. */
export type Said = Readonly<{
  organisationId: string
  entryId: string | null
  /** NUTS code of the organisation, or of its country. */
  place: string
  list: string
  code: string
  belongs: boolean
}>

/** The specialisations that an entry counts in, each as LIST:CODE. */
export type DomainsOf = (one: Capability) => readonly string[]

/**
 * Tells in which specialisations of these lists entries count, as the stored fits do: by a stated code that lies inside, or by
 * their text where they state none. What somebody said stands over both: of the entry, and, when the whole organisation was
 * said not to belong, of all its entries.
 * @param byText the specialisations of an entry that states no code, by its text
 */
export function domainsBy(
  lists: readonly SpecialisationList[],
  said: readonly Said[],
  byText: (entryId: string) => readonly string[],
): DomainsOf {
  const domains = lists.flatMap(({ key, items }) =>
    items.map(({ code, nace }) => ({ name: domainName(key, code), nace })),
  )
  const saidOf = new Map(
    said.map((one) => [
      `${one.entryId ?? one.organisationId} ${domainName(one.list, one.code)}`,
      one.belongs,
    ]),
  )
  return ({ entryId, organisationId, nace, read }) => {
    const texts = nace.length === 0 || read ? byText(entryId) : []
    const codes = read ? [] : nace
    return domains
      .filter((domain) => {
        if (saidOf.get(`${organisationId} ${domain.name}`) === false) return false
        const own = saidOf.get(`${entryId} ${domain.name}`)
        return own ?? (texts.includes(domain.name) || codeInside(codes, domain.nace) !== undefined)
      })
      .map(({ name }) => name)
  }
}

/** Organisations of a region that somebody said belong to a specialisation as a whole, whatever their entries say. */
export function saidToBelong(said: readonly Said[], region: string, name: string): string[] {
  return said
    .filter(
      (one) =>
        one.entryId === null &&
        one.belongs &&
        one.place.startsWith(region) &&
        domainName(one.list, one.code) === name,
    )
    .map(({ organisationId }) => organisationId)
}

/** The specialisations of these lists that the text of an entry without codes speaks for surely enough to count. */
export function domainsByText(
  recogniser: Recogniser,
  vector: Float32Array,
  lists: ReadonlySet<string>,
): string[] {
  return domainsOf(recogniser, { nace: [], vector }, lists)
    .filter(({ confidence }) => confidence >= countedFrom)
    .map(({ list, code }) => domainName(list, code))
}
