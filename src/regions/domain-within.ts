import { type Capability, isInside, isWithin } from './capability.ts'
import { partsOf } from './column.ts'
import type { DomainsOf } from './domain-member.ts'
import { type NamedDomain, topicIn } from './region-domain.ts'
import { codeInside } from './specialisation.ts'
import type { RegionView, RegionWish } from './view.actions.ts'

type View = Pick<RegionView, 'region' | 'capabilities' | 'by' | 'topics' | 'columnsOf'>
type Wish = Pick<RegionWish, 'domain' | 'specialisation'>

/**
 * Which columns belong to a specialisation: its own where regions are compared by topics of its list, else activities within
 * its codes, and those in which an entry of the region counts that belongs to it by its text or because somebody said so.
 */
export function columnsWithin(
  { region, capabilities, by, topics, columnsOf }: View,
  { name, nace }: NamedDomain,
  domainsOf: DomainsOf,
): (column: string) => boolean {
  if (topicIn(topics, name)) return (column) => partsOf(by, column).topic === name
  const besides = capabilities.filter(
    (one) =>
      one.region === region.code &&
      (one.read || codeInside(one.nace, nace) === undefined) &&
      domainsOf(one).includes(name),
  )
  const also = new Set(besides.flatMap(columnsOf))
  return (column) => {
    const { activity } = partsOf(by, column)
    return (activity !== undefined && isWithin(activity, nace)) || also.has(column)
  }
}

/** Which columns are told, as somebody wishes. */
export function columnsWished(
  view: View,
  { domain, specialisation }: Wish,
  domainsOf: DomainsOf,
): (column: string) => boolean {
  if (domain === undefined) return () => true
  const stated = (column: string, codes: readonly string[]) => {
    const { activity } = partsOf(view.by, column)
    return activity !== undefined && isWithin(activity, codes)
  }
  if (!specialisation) return (column) => stated(column, domain)
  const inDomain = columnsWithin(view, specialisation, domainsOf)
  return (column) => inDomain(column) || stated(column, specialisation.besides)
}

/** Whether an entry counts in what is told. */
export function isWished(
  { domain, specialisation }: Wish,
  domainsOf: DomainsOf,
): (one: Capability) => boolean {
  if (!specialisation) return ({ nace }) => isInside(nace, domain)
  const { name, besides } = specialisation
  return (one) => domainsOf(one).includes(name) || isInside(one.nace, besides)
}
